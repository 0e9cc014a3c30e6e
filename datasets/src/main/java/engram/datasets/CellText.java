package engram.datasets;

/** The text of a cell or name: what stands between the blanks around it. */
final class CellText {

  private CellText() {}

  /** Whether a sign is a blank: control characters and no-break spaces are, too. */
  static boolean isBlank(char sign) {
    return sign <= ' ' || sign == '\u00a0' || sign == '\u2007' || sign == '\u202f';
  }

  /** Where the text in chars[from] ... chars[to - 1] begins; to if there is none. */
  static int start(char[] chars, int from, int to) {
    int at = from;
    while (at < to && isBlank(chars[at])) {
      at++;
    }
    return at;
  }

  /** Where the text in chars[from] ... chars[to - 1] ends; from if there is none. */
  static int end(char[] chars, int from, int to) {
    int at = to;
    while (at > from && isBlank(chars[at - 1])) {
      at--;
    }
    return at;
  }

  /** A cell or name without the blanks around it, as every reader has it. */
  static String of(String cell) {
    char[] chars = cell.toCharArray();
    int from = start(chars, 0, chars.length);
    return cell.substring(from, end(chars, from, chars.length));
  }
}
