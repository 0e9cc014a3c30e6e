package engram.cli.prediction;

import engram.math.PowerOfTwo;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A score over the folds of a cross-validation.
 *
 * @param mean its mean over folds where it can be said, NaN if it cannot in any
 * @param deviation its standard deviation (divided by the number of folds less 1), 0 for one fold,
 *     NaN where the mean is
 */
record FoldScore(double mean, double deviation) {

  /** Returns mean and deviation of the s-th score of each fold. */
  static FoldScore of(List<List<Score>> folds, int s) {
    double[] values =
        folds.stream()
            .mapToDouble(scores -> scores.get(s).value())
            .filter(Double::isFinite)
            .toArray();
    if (values.length == 0) {
      return new FoldScore(Double.NaN, Double.NaN);
    }
    double unit = PowerOfTwo.unit(DoubleStream.of(values).map(Math::abs).max().orElseThrow());
    double mean = DoubleStream.of(values).map(v -> v * unit).average().orElseThrow();
    double squares = DoubleStream.of(values).map(v -> v * unit - mean).map(gap -> gap * gap).sum();
    double deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
    return new FoldScore(mean / unit, deviation / unit);
  }
}
