package engram.table;

import java.util.Locale;
import java.util.regex.Pattern;

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
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  /**
   * An error with its message.
   *
   * @param message what is wrong and where; line breaks and other control characters are shown as
   *     {@link #shown} has them
   */
  public DataException(String message) {
    super(shown(message));
  }

  /**
   * An error with its message and what caused it.
   *
   * @param message what is wrong and where; line breaks and other control characters are shown as
   *     {@link #shown} has them
   * @param cause the error underneath
   */
  public DataException(String message, Throwable cause) {
    super(shown(message), cause);
  }

  /**
   * Text from a data file as it may appear in a message: in single quotes, at most 60 characters
   * long, control characters as {@link #shown} has them.
   *
   * @param text any text
   * @return the text in quotes, cut where it is too long
   */
  public static String quote(String text) {
    return text.length() <= LONGEST_QUOTE
        ? "'" + shown(text) + "'"
        : "'" + shown(text.substring(0, LONGEST_QUOTE)) + "...'";
  }

  /**
   * Text from a data file as it may appear in a line or a table: line breaks, tabs and other
   * control characters as Java writes them, {@code \\n} or {@code \\u001b}.
   *
   * @param text any text
   * @return the text, the same where it has no such characters
   */
  public static String shown(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            found -> {
              char sign = found.group().charAt(0);
              int known = "\n\r\t".indexOf(sign);
              return known >= 0
                  ? "\\\\" + "nrt".charAt(known)
                  : String.format(Locale.ROOT, "\\\\u%04x", (int) sign);
            });
  }
}
