package engram.predict;

import engram.math.AxisDamping;
import engram.math.Explained;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The map of a wide table ({@link engram.math.Wide}): the image of a row is {@code s_j (B x)_j}
 * over some columns j, with no D x D matrix.
 *
 * <p>The scales are those of a screening: with F_j how much the targets explain of column j ({@link
 * Explained}), {@code s_j^2} is in proportion to {@code F_j - t}, t that F of which the columns
 * above are as many as are kept, and no less than 1, what chance gives. So a column counts by its
 * signal to noise, drawn to 0 as by nearest shrunken centroids (Tibshirani et al. 2002). Learned by
 * gradient, D scales would fit the n pairs without error whatever they are.
 *
 * <p>B is the identity, or shortens rows along the axes on which pairs of one target differ by far
 * the most ({@link AxisDamping}): the part of a linear map that n rows can tell.
 *
 * @param columns D
 * @param picked which columns, ascending, one or more, kept
 * @param scales s, one a picked column, kept
 * @param damping B, or null for the identity
 */
record ScreenedMetric(int columns, int[] picked, float[] scales, AxisDamping damping)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** F of a column that has nothing to do with the targets. */
  private static final double CHANCE = 1;

  /**
   * Screens the columns. O(n D), with damping O(n^2 D + n^3).
   *
   * @param x n rows of D values without missing ones, not modified
   * @param targets n targets
   * @param weights n weights, or null
   * @param form {@link MetricForm#BETA} for all columns alike, {@link MetricForm#SCALES} for a
   *     screening, {@link MetricForm#MAP} for one after damping
   * @param kept how many columns to keep at most
   * @param exponent what the exponent of two random rows is on the mean
   */
  static ScreenedMetric learn(
      double[][] x, Targets targets, double[] weights, MetricForm form, int kept, double exponent) {
    int d = x[0].length;
    Explained explained = Explained.of(x, targets.values(), weights);
    AxisDamping damping = null;
    double[][] images = x;
    if (form == MetricForm.MAP) {
      damping = AxisDamping.of(explained.residuals(), x.length - Math.max(1, targets.width()));
      images = Arrays.stream(x).map(damping::apply).toArray(double[][]::new);
      explained = Explained.of(images, targets.values(), weights);
    }
    double[] squares = new double[d];
    Arrays.fill(squares, 1);
    if (form != MetricForm.BETA && kept < d) {
      double[] sorted = explained.ratios().clone();
      Arrays.sort(sorted);
      double most = sorted[d - 1];
      double least = Math.max(CHANCE, sorted[d - 1 - kept]);
      for (int j = 0; j < d; j++) {
        double ratio = explained.ratios()[j];
        squares[j] = most > least ? Math.max(0, ratio - least) : ratio == most ? 1 : 0;
      }
    }
    return of(images, squares, damping, exponent);
  }

  private static ScreenedMetric of(
      double[][] images, double[] squares, AxisDamping damping, double exponent) {
    double total = 0;
    double[] mean = new double[squares.length];
    for (double[] row : images) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += row[j] / images.length;
      }
    }
    for (double[] row : images) {
      for (int j = 0; j < mean.length; j++) {
        total += squares[j] * (row[j] - mean[j]) * (row[j] - mean[j]) / images.length;
      }
    }
    double factor = total > 0 ? exponent / total : 1;
    int[] picked = IntStream.range(0, squares.length).filter(j -> squares[j] > 0).toArray();
    float[] scales = new float[picked.length];
    for (int a = 0; a < scales.length; a++) {
      scales[a] = (float) Math.sqrt(factor * squares[picked[a]]);
    }
    return new ScreenedMetric(squares.length, picked, scales, damping);
  }

  /** Returns the images of rows, n x m, m the picked columns. O(n m), with r axes O(n r D). */
  float[][] apply(double[][] x) {
    float[][] images = new float[x.length][picked.length];
    for (int i = 0; i < images.length; i++) {
      double[] row = damping == null ? x[i] : damping.apply(x[i]);
      for (int a = 0; a < picked.length; a++) {
        images[i][a] = (float) (scales[a] * row[picked[a]]);
      }
    }
    return images;
  }

  /** Returns {@code A'A g}, A being this map. O(m), with r axes O(r D). */
  double[] back(double[] gap) {
    double[] row = damping == null ? gap : damping.apply(gap);
    double[] back = new double[gap.length];
    for (int a = 0; a < picked.length; a++) {
      back[picked[a]] = (double) scales[a] * scales[a] * row[picked[a]];
    }
    return damping == null ? back : damping.apply(back);
  }

  /** Returns the diagonal of A'A. O(m), with r axes O(r^2 D). */
  double[] diagonal() {
    double[] squares = new double[columns];
    for (int a = 0; a < picked.length; a++) {
      squares[picked[a]] = (double) scales[a] * scales[a];
    }
    return damping == null ? squares : damping.diagonal(squares);
  }

  /** Returns whether the parts fit together and rows of D values. */
  boolean fits(int width) {
    return columns == width
        && picked.length > 0
        && picked.length == scales.length
        && Arrays.stream(picked).allMatch(j -> j >= 0 && j < width)
        && (damping == null || damping.fits(width));
  }
}
