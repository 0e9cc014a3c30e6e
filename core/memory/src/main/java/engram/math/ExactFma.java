package engram.math;

/**
 * Fused multiply-add without the instruction, by sums and products whose rounding errors are
 * computed along. A last step that rounds what the error leaves open to an odd digit makes the one
 * rounding after it right (S. Boldo, G. Melquiond, Emulation of FMA and correctly rounded sums:
 * proved algorithms using rounding to odd, 2008).
 */
final class ExactFma {

  /** The digits of a double beyond those of a float, and what they are half way between floats. */
  private static final long BEYOND = 0x1fffffffL;

  private static final long HALF_WAY = 0x10000000L;

  /** Splits a double into two halves of its digits. */
  private static final double SPLIT = 0x1p27 + 1;

  /** Within these neither product nor error leaves the range of normal doubles. */
  private static final double LEAST = 0x1p-400;

  private static final double MOST = 0x1p400;

  private ExactFma() {}

  static float of(float a, float b, float c) {
    double product = (double) a * b;
    double sum = product + c;
    float rounded = (float) sum;
    // The product is exact. A rounded sum beside the middle of two floats is on the side that the
    // exact one is on.
    boolean decided =
        (Double.doubleToRawLongBits(sum) & BEYOND) != HALF_WAY
            && Math.abs(rounded) >= Float.MIN_NORMAL;
    return decided ? rounded : (float) odd(sum, error(product, c, sum));
  }

  static double of(double a, double b, double c) {
    double product = a * b;
    if (!(within(a) && within(b) && within(product) && (c == 0 || within(c)))) {
      return Math.fma(a, b, c);
    }
    double low = productError(a, b, product);
    double middle = c + low;
    double sum = product + middle;
    double first = error(c, low, middle);
    double second = error(product, middle, sum);
    double rest = first + second;
    return sum + odd(rest, error(first, second, rest));
  }

  private static boolean within(double x) {
    double size = Math.abs(x);
    return size >= LEAST && size <= MOST;
  }

  /** What {@code a b} is above its rounded value. */
  private static double productError(double a, double b, double product) {
    double highA = SPLIT * a;
    highA -= highA - a;
    double highB = SPLIT * b;
    highB -= highB - b;
    double lowA = a - highA;
    double lowB = b - highB;
    return lowA * lowB - (((product - highA * highB) - lowA * highB) - highA * lowB);
  }

  /** What {@code a + b} is above its rounded value. */
  private static double error(double a, double b, double sum) {
    double part = sum - a;
    return (a - (sum - part)) + (b - part);
  }

  /** Of the two doubles around {@code sum + error} the odd one, where the error is none the sum. */
  private static double odd(double sum, double error) {
    long bits = Double.doubleToRawLongBits(sum);
    if (error == 0 || error != error || (bits & 1) == 1) {
      return sum;
    }
    return Double.longBitsToDouble(error > 0 == sum > 0 ? bits + 1 : bits - 1);
  }
}
