package engram.table;

/**
 * Data that cannot be used: a file that cannot be read, a cell that is no number, a column that is
 * not there.
 *
 * <p>The message is always a single line that names the place (file, line, row, column) and what is
 * wrong there, fit to be shown to a user as it is.
 */
public class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_QUOTE = 60;

  /**
   * An error with its message.
   *
   * @param message what is wrong and where; line breaks and other control characters are replaced
   *     by spaces
   */
  public DataException(String message) {
    super(oneLine(message));
  }

  /**
   * An error with its message and what caused it.
   *
   * @param message what is wrong and where; line breaks and other control characters are replaced
   *     by spaces
   * @param cause the error underneath
   */
  public DataException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /**
   * Text from a data file as it may appear in a message: in single quotes, at most 60 characters
   * long.
   *
   * @param text any text
   * @return the text in quotes, cut where it is too long
   */
  public static String quote(String text) {
    return text.length() <= LONGEST_QUOTE
        ? "'" + text + "'"
        : "'" + text.substring(0, LONGEST_QUOTE) + "...'";
  }

  private static String oneLine(String message) {
    return message.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
  }
}
