package engram.table;

/**
 * A numeric column as (x - mean) / deviation; a column without deviation becomes 0.
 *
 * @param column the numeric column
 * @param mean its mean
 * @param deviation its population standard deviation or another unit, 0 if all cells were equal
 */
record ZScore(Column column, double mean, double deviation) implements ColumnCode {

  static ZScore fit(Table table, int c) {
    Moments moments = Moments.of(table.rows(), row -> table.cell(row, c));
    return new ZScore(table.schema().column(c), moments.mean(), moments.deviation());
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public void encode(double cell, double[] out, int at) {
    out[at] = deviation == 0 ? 0 : (cell - mean) / deviation;
  }

  @Override
  public double decode(double[] in, int at) {
    return mean + deviation * in[at];
  }

  @Override
  public String encodedName(int i) {
    return column.name();
  }

  @Override
  public boolean constant(int i) {
    return deviation == 0;
  }
}
