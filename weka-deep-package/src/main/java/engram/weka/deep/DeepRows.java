package engram.weka.deep;

import engram.deep.ImageShape;
import engram.table.ColumnMeans;
import engram.table.Scaling;
import engram.weka.MemoryText;
import engram.weka.RowCoder;
import java.io.Serializable;
import java.util.Arrays;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Between instances and the rows of deep clustering, which have no missing values. Those of tables
 * are encoded ({@link RowCoder}); pixels keep their values, since images are made of the
 * proportions between them. A missing value stands at the mean of its column. Immutable.
 */
final class DeepRows implements Serializable {

  private static final long serialVersionUID = 1L;

  private final RowCoder coder;
  private final boolean pixels;
  private final ColumnMeans means;
  private final int count;
  private final boolean missing;

  private DeepRows(RowCoder coder, boolean pixels, ColumnMeans means, int count, boolean missing) {
    this.coder = coder;
    this.pixels = pixels;
    this.means = means;
    this.count = count;
    this.missing = missing;
  }

  /**
   * Learns what rows need.
   *
   * @param data not modified
   * @param image shape of the images that instances are, or null
   * @param scaling of numeric attributes that are no pixels
   * @throws IllegalArgumentException if no attribute can be used, or they are no such images
   */
  static DeepRows fit(Instances data, ImageShape image, Scaling scaling) {
    RowCoder coder = RowCoder.fit(data, scaling).checkUsable();
    if (image != null) {
      checkPixels(coder, image);
    }
    DeepRows raw = new DeepRows(coder, image != null, null, data.numInstances(), false);
    double[][] x = raw.withMissing(data);
    ColumnMeans means = ColumnMeans.of(x);
    return new DeepRows(coder, image != null, means, x.length, means.fill(x) != x);
  }

  private static void checkPixels(RowCoder coder, ImageShape image) {
    for (int c = 0; c < coder.attributes(); c++) {
      Attribute attribute = coder.attribute(c);
      if (!attribute.isNumeric() || attribute.isDate()) {
        throw new IllegalArgumentException(
            "attribute " + attribute.name() + " is no number, allowed with an image: numbers only");
      }
    }
    if (image.size() != coder.attributes()) {
      throw new IllegalArgumentException(
          "image is "
              + ShapeText.of(image)
              + ", allowed: height x width x channels = "
              + coder.attributes()
              + ", the attributes with a known value");
    }
  }

  /** Returns the rows of instances. */
  double[][] rows(Instances data) {
    return means.fill(withMissing(data));
  }

  /** Returns the row of an instance. */
  double[] row(Instance instance) {
    return means.fill(pixels ? pixels(instance) : coder.encode(instance));
  }

  private double[][] withMissing(Instances data) {
    return pixels ? data.stream().map(this::pixels).toArray(double[][]::new) : coder.encode(data);
  }

  private double[] pixels(Instance instance) {
    double[] row = new double[coder.attributes()];
    for (int c = 0; c < row.length; c++) {
      row[c] = instance.value(coder.index(c));
    }
    return row;
  }

  /** Returns memories as a table of text in the units of the data. */
  String text(double[][] memories, int[] sizes) {
    double[][] encoded = Arrays.stream(memories).map(this::encoded).toArray(double[][]::new);
    return MemoryText.of(coder, encoded(means.values()), count, encoded, sizes);
  }

  private double[] encoded(double[] row) {
    return pixels ? coder.encoder().encodeRow(row) : row;
  }

  /** Returns the name of the data. */
  String name() {
    return coder.name();
  }

  /** Returns the number of attributes used. */
  int attributes() {
    return coder.attributes();
  }

  /** Returns the length of a row. */
  int columns() {
    return means.values().length;
  }

  /** Returns the number of training instances. */
  int count() {
    return count;
  }

  /** Returns whether values were missing among them. */
  boolean missing() {
    return missing;
  }
}
