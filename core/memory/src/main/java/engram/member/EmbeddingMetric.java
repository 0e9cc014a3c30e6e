package engram.member;

import engram.math.RandomStream;
import engram.math.Rows;
import java.io.Serializable;

/**
 * An embedding of rows: {@code z = A u + W_2 relu(W_1 u + b)}, u the columns in units of their
 * spread, cut at {@value #FARTHEST}, and in the same way their ranks. Two rows differ by {@code |z
 * - z'|^2 / 2} in the exponent. O(H U) a row.
 *
 * @param units of the columns, kept
 * @param rankUnits of the ranks, kept; null without ranks
 * @param linear A, E x U, kept
 * @param first W_1, H x U, kept
 * @param bias b, H values, kept
 * @param second W_2, E x H, kept
 */
public record EmbeddingMetric(
    ColumnUnits units,
    ColumnUnits rankUnits,
    float[][] linear,
    float[][] first,
    float[] bias,
    float[][] second)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final double FARTHEST = 5;

  private static final int LANES = 256;

  /**
   * Learns an embedding.
   *
   * @param pairs of classes
   * @param ranked their rows by ranks; null where ranks say nothing more
   */
  public static EmbeddingMetric learn(Pairs pairs, double[][] ranked, RandomStream stream) {
    ColumnUnits units = ColumnUnits.of(pairs);
    ColumnUnits rankUnits =
        ranked == null
            ? null
            : ColumnUnits.of(new Pairs(ranked, pairs.targets(), pairs.classes(), pairs.weights()));
    EmbeddingLearning.Weights learned =
        new EmbeddingLearning(inputs(pairs.x(), ranked, units, rankUnits), pairs).learn(stream);
    return new EmbeddingMetric(
        units, rankUnits, learned.linear(), learned.first(), learned.bias()[0], learned.second());
  }

  /** Returns D. */
  public int columns() {
    return units.center().length;
  }

  /** Returns E, how many values an image has. */
  public int width() {
    return linear.length;
  }

  /** Returns whether the parts fit together and rows of so many columns, with or without ranks. */
  public boolean fits(int columns, boolean ranks) {
    int inputs = rankUnits == null ? columns : 2 * columns;
    boolean fits =
        units.fits(columns)
            && (ranks ? rankUnits != null && rankUnits.fits(columns) : rankUnits == null)
            && linear.length > 0
            && second.length == linear.length
            && bias.length == first.length;
    for (int e = 0; fits && e < linear.length; e++) {
      fits = linear[e].length == inputs && second[e].length == first.length;
    }
    for (int h = 0; fits && h < first.length; h++) {
      fits = first[h].length == inputs;
    }
    return fits;
  }

  /** Returns what the embedding sees of rows, n x U. */
  static float[][] inputs(double[][] x, double[][] ranked, ColumnUnits units, ColumnUnits of) {
    int d = x[0].length;
    float[][] inputs = new float[x.length][ranked == null ? d : 2 * d];
    for (int i = 0; i < x.length; i++) {
      fill(inputs[i], 0, units.of(x[i]));
      if (ranked != null) {
        fill(inputs[i], d, of.of(ranked[i]));
      }
    }
    return inputs;
  }

  private static void fill(float[] inputs, int from, double[] row) {
    for (int j = 0; j < row.length; j++) {
      inputs[from + j] = (float) Math.max(-FARTHEST, Math.min(FARTHEST, row[j]));
    }
  }

  /**
   * Returns the images of rows, n x E.
   *
   * @param x n rows of D values, not modified
   * @param ranked the same by their ranks; null without ranks
   */
  public float[][] apply(double[][] x, double[][] ranked) {
    float[][] inputs = inputs(x, ranked, units, rankUnits);
    float[][] images = new float[x.length][];
    int lanes = Math.min(LANES, x.length);
    float[][] features = new float[linear[0].length][lanes];
    float[][] hidden = new float[first.length][lanes];
    float[][] image = new float[linear.length][lanes];
    for (int from = 0; from < x.length; from += lanes) {
      int count = Math.min(lanes, x.length - from);
      float[][] part = java.util.Arrays.copyOfRange(inputs, from, from + count);
      Rows.transpose(part, count, features.length, features);
      forward(features, count, hidden, image);
      float[][] back = new float[count][linear.length];
      Rows.transpose(image, linear.length, count, back);
      System.arraycopy(back, 0, images, from, count);
    }
    return images;
  }

  /** Writes the hidden units, before they are cut at 0 and after, and the images of points. */
  private void forward(float[][] features, int count, float[][] hidden, float[][] image) {
    for (int h = 0; h < hidden.length; h++) {
      java.util.Arrays.fill(hidden[h], 0, count, bias[h]);
    }
    Rows.addProducts(hidden, hidden.length, count, features, first, features.length);
    for (float[] unit : hidden) {
      for (int i = 0; i < count; i++) {
        unit[i] = Math.max(0f, unit[i]);
      }
    }
    for (float[] row : image) {
      java.util.Arrays.fill(row, 0, count, 0f);
    }
    Rows.addProducts(image, image.length, count, features, linear, features.length);
    Rows.addProducts(image, image.length, count, hidden, second, hidden.length);
  }
}
