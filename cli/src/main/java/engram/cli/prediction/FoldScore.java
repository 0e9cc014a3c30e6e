package engram.cli.prediction;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A score over the folds of a cross-validation.
 *
 * @param mean its mean over folds where it can be said, NaN if it cannot in any
 * @param deviation its standard deviation (divided by the number of folds less 1), 0 for one fold
 */
record FoldScore(double mean, double deviation) {

  /** Returns mean and deviation of the s-th score of each fold. */
  static FoldScore of(List<List<Score>> folds, int s) {
    double[] values =
        folds.stream()
            .mapToDouble(scores -> scores.get(s).value())
            .filter(Double::isFinite)
            .toArray();
    double mean = DoubleStream.of(values).average().orElse(Double.NaN);
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    return new FoldScore(mean, values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0);
  }
}
