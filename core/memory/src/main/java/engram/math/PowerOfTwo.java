package engram.math;

/** Powers of two to multiply by, which changes no digit, so that squares keep their range. */
public final class PowerOfTwo {

  private PowerOfTwo() {}

  /**
   * Returns the power of two that brings the largest of some magnitudes into [1, 2), or near it at
   * the ends of the range; 1 where it is 0, infinite or NaN.
   */
  public static double unit(double largest) {
    return largest > 0 && largest <= Double.MAX_VALUE
        ? Math.scalb(1.0, -Math.max(Double.MIN_EXPONENT, Math.getExponent(largest)))
        : 1;
  }

  /**
   * Returns the root of the mean square of values, whatever their size. O(n).
   *
   * @param values finite, not modified
   * @return 0 where there is none
   */
  public static double rootMeanSquare(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    double unit = unit(largest);
    double sum = 0;
    for (double value : values) {
      double scaled = value * unit;
      sum += scaled * scaled;
    }
    return sum > 0 ? Math.sqrt(sum / values.length) / unit : 0;
  }
}
