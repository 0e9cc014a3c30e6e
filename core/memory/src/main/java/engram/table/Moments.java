package engram.table;

import java.util.function.IntToDoubleFunction;

/**
 * Mean and population standard deviation of the known values of a sequence.
 *
 * <p>Values are divided by a power of two near the largest one, so that no sum overflows, and the
 * mean is corrected by the mean of the deviations from it before these are squared.
 *
 * @param known how many values are not NaN
 * @param mean their mean; NaN if there are none
 * @param deviation sqrt(sum (x - mean)^2 / known); exactly 0 if all known values are equal, NaN if
 *     there are none
 */
record Moments(int known, double mean, double deviation) {

  /**
   * The moments of value(0), ..., value(count - 1), all finite or NaN. Every value is read three
   * times.
   */
  static Moments of(int count, IntToDoubleFunction value) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    int known = 0;
    for (int i = 0; i < count; i++) {
      double x = value.applyAsDouble(i);
      if (!Double.isNaN(x)) {
        min = Math.min(min, x);
        max = Math.max(max, x);
        known++;
      }
    }
    if (known == 0) {
      return new Moments(0, Double.NaN, Double.NaN);
    }
    // Rounding in the mean would make equal values differ from it: they are told apart here.
    if (min == max) {
      return new Moments(known, min, 0);
    }
    // 1022 keeps the scale and its inverse finite; the range itself may overflow, the scaled not.
    int exponent = Math.min(1022, Math.max(Math.getExponent(min), Math.getExponent(max)));
    double down = Math.scalb(1.0, -exponent);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double x = value.applyAsDouble(i);
      sum += Double.isNaN(x) ? 0 : x * down;
    }
    double mean = sum / known;
    // Deviations may be far smaller than the values: they get a scale of their own.
    double range = Math.max(max * down - mean, mean - min * down);
    double residue = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double x = value.applyAsDouble(i);
      if (!Double.isNaN(x)) {
        double d = (x * down - mean) / range;
        residue += d;
        squares += d * d;
      }
    }
    double shift = residue / known;
    double variance = Math.max(0, squares / known - shift * shift);
    mean += shift * range;
    double deviation = Math.sqrt(variance) * range;
    return new Moments(known, Math.scalb(mean, exponent), Math.scalb(deviation, exponent));
  }
}
