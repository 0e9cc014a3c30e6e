package engram.table;

import java.util.Arrays;
import java.util.List;

/**
 * A nominal column as one number a level: 1 for the level of the cell, 0 for the others.
 *
 * <p>Two cells with different levels then have the squared distance 2, which is also the mean
 * squared distance of two cells of a standardised numeric column: the kinds weigh the same.
 *
 * @param column the nominal column
 * @param shares the share of each level among the known cells
 */
record OneHot(Column column, List<Double> shares) implements ColumnCode {

  static OneHot fit(Table table, int c) {
    Column column = table.schema().column(c);
    long[] counts = new long[column.levels().size()];
    long known = 0;
    for (int row = 0; row < table.rows(); row++) {
      if (!table.isMissing(row, c)) {
        counts[(int) table.cell(row, c)]++;
        known++;
      }
    }
    double all = known;
    List<Double> shares = Arrays.stream(counts).mapToObj(n -> n / all).toList();
    return new OneHot(column, shares);
  }

  @Override
  public int width() {
    return shares.size();
  }

  @Override
  public void encode(double cell, double[] out, int at) {
    for (int i = 0; i < shares.size(); i++) {
      out[at + i] = i == cell ? 1 : 0;
    }
  }

  @Override
  public double decode(double[] in, int at) {
    int best = 0;
    for (int i = 0; i < shares.size(); i++) {
      if (Double.isNaN(in[at + i])) {
        return Double.NaN;
      }
      best = in[at + i] > in[at + best] ? i : best;
    }
    return best;
  }

  @Override
  public String encodedName(int i) {
    return column.name() + "=" + column.levels().get(i);
  }

  @Override
  public boolean constant(int i) {
    return shares.get(i) == 0 || shares.get(i) == 1;
  }

  /** The numbers of one cell without their negative part, divided by their sum. */
  double[] proportions(double[] in, int at) {
    double[] p = new double[shares.size()];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.max(0, in[at + i]);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] = sum > 0 ? p[i] / sum : Double.isNaN(sum) ? Double.NaN : 1.0 / p.length;
    }
    return p;
  }
}
