package engram.cli.deep;

import engram.cli.clustering.EncodedData;
import engram.deep.ImageShape;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Table;
import java.util.List;

/** Tables whose rows are images: pixels keep their values instead of being standardised. */
public final class ImageRows {

  private static final int FEWEST = 36;

  private ImageRows() {}

  /**
   * Returns the shape of square images, or null if the columns do not look like pixels: numbers, 36
   * or more and a square number of them, named by one word and a running number or a row and
   * column.
   */
  public static ImageShape guess(Table table) {
    List<Column> columns = table.features().columns();
    int side = (int) Math.round(Math.sqrt(columns.size()));
    if (columns.size() < FEWEST || side * side != columns.size()) {
      return null;
    }
    String word = word(columns.get(0));
    for (Column column : columns) {
      if (!column.isNumeric() || word.equals(column.name()) || !word(column).equals(word)) {
        return null;
      }
    }
    return new ImageShape(side, side, 1);
  }

  /** The name without its running number, or its row and column. */
  private static String word(Column column) {
    return column.name().replaceAll("[0-9]+([_x.,-][0-9]+)?$", "");
  }

  /**
   * Returns the rows of a table as they are.
   *
   * @throws DataException if a pixel is missing or no number
   */
  public static EncodedData of(Table table) {
    EncodedData encoded = EncodedData.of(table);
    double[][] pixels = new double[table.rows()][encoded.columns()];
    int to = 0;
    for (int column = 0; column < table.columns(); column++) {
      if (column == table.target()) {
        continue;
      }
      for (int row = 0; row < pixels.length; row++) {
        pixels[row][to] = table.cell(row, column);
        if (Double.isNaN(pixels[row][to])) {
          throw new DataException(table.name() + ": row " + row + " misses a pixel");
        }
      }
      to++;
    }
    return new EncodedData(
        encoded.name(),
        encoded.columns(),
        Encoder.unscaled(table),
        pixels,
        pixels,
        encoded.classes(),
        encoded.leftOut(),
        encoded.weights(),
        encoded.origin());
  }
}
