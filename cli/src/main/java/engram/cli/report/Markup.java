package engram.cli.report;

import engram.table.DataException;

/** Text of the data in XML and HTML. */
final class Markup {

  /** What stands for a character that cannot be shown. */
  private static final char REPLACEMENT = '\ufffd';

  private Markup() {}

  /** Returns text in one line whose characters mean themselves, also between quotes. */
  static String escape(String text) {
    return DataException.shown(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * Returns a document without what XML 1.0 allows in no form, escaped or not: most control
   * characters, halves of pairs, and the two that are none. A name with one would make the whole
   * file unreadable.
   */
  static String allowed(String document) {
    StringBuilder text = new StringBuilder(document.length());
    document
        .codePoints()
        .forEach(
            c -> {
              if (isAllowed(c)) {
                text.appendCodePoint(c);
              } else {
                text.append(REPLACEMENT);
              }
            });
    return text.toString();
  }

  private static boolean isAllowed(int c) {
    boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !control && !half && (c & 0xfffe) != 0xfffe;
  }
}
