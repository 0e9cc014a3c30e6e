package engram.trust;

import engram.math.RandomStream;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryRegressor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Predicts each row by a model that was fitted without it: the rows are cut into folds, each with
 * its share of each class, and each fold is predicted from the others (cross-conformal prediction,
 * Vovk 2015). Costs a fit a fold. The same seed gives the same folds.
 */
public final class LeftOut {

  /** Folds; of fewer rows, one row a fold. */
  public static final int FOLDS = 5;

  private LeftOut() {}

  /**
   * Returns by how much the probability of the true class fell short of 1.
   *
   * @param x n rows, at least 2, NaN = missing, not modified
   * @param y n classes, not modified; one that the other folds lack is missed by 1
   * @param weights n weights or null, not modified; all rows are predicted and count alike
   * @param options of each fit; its seed cuts the folds, too
   */
  public static Misses of(
      double[][] x, int[] y, double[] weights, MemoryClassifier.Options options) {
    double[] misses = new double[x.length];
    Arrays.fill(misses, 1);
    for (int[] out : folds(x.length, y, options.seed())) {
      int[] in = others(out, x.length);
      int[] known = IntStream.of(in).map(i -> y[i]).toArray();
      if (IntStream.of(known).allMatch(each -> each == known[0])) {
        // The one class is all that could be said.
        IntStream.of(out).filter(i -> y[i] == known[0]).forEach(i -> misses[i] = 0);
        continue;
      }
      MemoryClassifier model =
          MemoryClassifier.fit(rows(x, in), known, values(weights, in), options);
      double[][] p = model.probabilities(rows(x, out));
      int[] classes = model.classes();
      for (int i = 0; i < out.length; i++) {
        int place = Arrays.binarySearch(classes, y[out[i]]);
        misses[out[i]] = place < 0 ? 1 : Math.max(0, 1 - p[i][place]);
      }
    }
    return Misses.of(misses);
  }

  /**
   * Returns by how much numbers were missed.
   *
   * @param x n rows, at least 2, NaN = missing, not modified
   * @param y n numbers, not modified
   * @param weights n weights or null, not modified; all rows are predicted and count alike
   * @param options of each fit; its seed cuts the folds, too
   */
  public static Misses of(
      double[][] x, double[] y, double[] weights, MemoryRegressor.Options options) {
    double[] misses = new double[x.length];
    for (int[] out : folds(x.length, new int[x.length], options.seed())) {
      int[] in = others(out, x.length);
      double[] found =
          MemoryRegressor.fit(rows(x, in), values(y, in), values(weights, in), options)
              .predict(rows(x, out));
      for (int i = 0; i < out.length; i++) {
        misses[out[i]] = Math.abs(found[i] - y[out[i]]);
      }
    }
    return Misses.of(misses);
  }

  /** Cuts the rows: drawn in random order, then class after class dealt to the folds in turn. */
  static int[][] folds(int count, int[] classes, long seed) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "the number of rows is " + count + ", allowed: 2 or more, to leave some out");
    }
    int[] order =
        IntStream.of(new RandomStream(seed).permutation(count))
            .boxed()
            .sorted((a, b) -> Integer.compare(classes[a], classes[b]))
            .mapToInt(i -> i)
            .toArray();
    int folds = Math.min(FOLDS, count);
    int[][] out = new int[folds][];
    for (int fold = 0; fold < folds; fold++) {
      int from = fold;
      out[fold] =
          IntStream.range(0, count)
              .filter(i -> i % folds == from)
              .map(i -> order[i])
              .sorted()
              .toArray();
    }
    return out;
  }

  private static int[] others(int[] out, int count) {
    return IntStream.range(0, count).filter(i -> Arrays.binarySearch(out, i) < 0).toArray();
  }

  private static double[][] rows(double[][] x, int[] at) {
    return IntStream.of(at).mapToObj(i -> x[i]).toArray(double[][]::new);
  }

  private static double[] values(double[] values, int[] at) {
    return values == null ? null : IntStream.of(at).mapToDouble(i -> values[i]).toArray();
  }
}
