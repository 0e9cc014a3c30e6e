package engram.cli.images;

import engram.math.RandomStream;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Table;
import java.util.Arrays;

/**
 * The rows of a table as square images, split at random.
 *
 * @param name the data set
 * @param side pixels of a side
 * @param train images to learn from
 * @param test other images
 */
public record ImageSet(String name, int side, double[][] train, double[][] test) {

  /** More test images say little more. */
  private static final int MOST_TESTED = 1000;

  /**
   * Splits the rows of a table.
   *
   * @param table all columns but the target numeric, as many as a square has pixels, none missing
   * @param rows the most images taken
   * @param share of the images for the test, which are 1000 at most
   * @param seed draws images and split
   */
  public static ImageSet of(Table table, int rows, double share, long seed) {
    int pixels = table.features().size();
    int side = (int) Math.round(Math.sqrt(pixels));
    if (side * side != pixels) {
      throw new DataException(
          table.name() + ": " + pixels + " columns are no square image, allowed: 64, 784 and such");
    }
    for (Column column : table.features().columns()) {
      if (column.kind() != Column.Kind.NUMERIC) {
        throw new DataException(
            table.name() + ": column '" + column.name() + "' is not numeric, so it is no pixel");
      }
    }
    int count = Math.min(rows, table.rows());
    int tested = Math.min(MOST_TESTED, (int) Math.round(share * count));
    if (tested < 1 || tested == count) {
      throw new DataException(table.name() + ": " + count + " images are too few to split");
    }
    int[] order = new RandomStream(seed).permutation(table.rows());
    double[][] images = new double[count][];
    for (int i = 0; i < count; i++) {
      images[i] = image(table, order[i], pixels);
    }
    return new ImageSet(
        table.name(),
        side,
        Arrays.copyOfRange(images, tested, count),
        Arrays.copyOf(images, tested));
  }

  private static double[] image(Table table, int row, int pixels) {
    double[] image = new double[pixels];
    int pixel = 0;
    for (int column = 0; column < table.columns(); column++) {
      if (column != table.target()) {
        double value = table.cell(row, column);
        if (Double.isNaN(value)) {
          throw new DataException(
              table.name()
                  + ": row "
                  + (row + 1)
                  + ", column '"
                  + table.schema().columns().get(column).name()
                  + "' is missing, but an image needs all its pixels");
        }
        image[pixel++] = value;
      }
    }
    return image;
  }
}
