package engram.datasets;

/** Reads decimal numbers from characters, rounded as {@link Double#parseDouble} does. */
final class Decimals {
  private static final char MINUS = '\u2212';
  private static final int EXACT_DIGITS = 15;
  private static final int EXACT_POWER = 22;
  private static final int LARGEST_EXPONENT = 100_000;

  // The powers of ten that a double holds exactly.
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Decimals() {}

  /**
   * The number written in text[from] ... text[to - 1]: an optional sign (a minus of typographers
   * too), digits with an optional point among or around them, an optional exponent. Nothing else is
   * a number here: no blanks, no words such as NaN, no hexadecimal digits, no type suffix.
   *
   * @return the number, infinite if it is beyond the range of a double, or NaN if the text is none
   */
  static double parse(char[] text, int from, int to) {
    int at = from;
    boolean negative = at < to && (text[at] == '-' || text[at] == MINUS);
    if (negative || at < to && text[at] == '+') {
      at++;
    }
    long mantissa = 0;
    int significant = 0;
    int digits = 0;
    int power = 0;
    boolean point = false;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits++;
        significant += significant > 0 || digit > 0 ? 1 : 0;
        // Wraps around beyond 18 digits, where it is not used.
        mantissa = 10 * mantissa + digit;
        power -= point ? 1 : 0;
      } else if (text[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    if (at < to) {
      int exponent = exponent(text, at, to, point);
      if (exponent == Integer.MIN_VALUE) {
        return Double.NaN;
      }
      power += exponent;
    }
    // Below 2^53 the digits are exact, the power of ten is, and one division or product rounds
    // once.
    if (significant <= EXACT_DIGITS && power >= -EXACT_POWER && power <= EXACT_POWER) {
      double value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
      return negative ? -value : value;
    }
    String plain = new String(text, from, to - from).replace(MINUS, '-');
    return Double.parseDouble(plain.replace('D', 'e').replace('d', 'e'));
  }

  /**
   * The exponent that begins with e or E at text[at], MIN_VALUE if there is none; behind a point
   * also with D, as Fortran writes it: 12D3 is a code, 1.2D3 is not.
   */
  private static int exponent(char[] text, int at, int to, boolean point) {
    boolean fortran = point && (text[at] == 'd' || text[at] == 'D');
    if (text[at] != 'e' && text[at] != 'E' && !fortran) {
      return Integer.MIN_VALUE;
    }
    int i = at + 1;
    boolean negative = i < to && text[i] == '-';
    if (i < to && (text[i] == '-' || text[i] == '+')) {
      i++;
    }
    if (i == to) {
      return Integer.MIN_VALUE;
    }
    int exponent = 0;
    for (; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      exponent = Math.min(LARGEST_EXPONENT, 10 * exponent + digit);
    }
    return negative ? -exponent : exponent;
  }
}
