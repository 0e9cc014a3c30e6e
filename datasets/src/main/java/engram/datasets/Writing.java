package engram.datasets;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What texts look like that are no numbers here, but were meant as numbers or dates. */
public final class Writing {

  private static final String BLANK = "[\\s\u00a0\u2007\u2009\u202f]";
  private static final String GROUPS =
      "(\\d{1,3}(?<mark>[ '\u2019_\u00a0\u202f\u2009.,])\\d{3}(\\k<mark>\\d{3})*|\\d{1,2}(,\\d{2})+,\\d{3})";
  private static final String AMOUNT =
      "(" + GROUPS + "([.,]\\d+)?|\\d+([.,]\\d+)?|[.,]\\d+)([eE][+\\-]?\\d+)?";
  private static final String MONEY = "(\\p{Sc}|USD|EUR|GBP|CHF|JPY|CNY|INR)";

  /** Groups of thousands, per cent, money, brackets or a sign behind for negative numbers. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+\\-\u2212(]?~?[+\\-\u2212(]?~?".replace("~", BLANK)
              + (MONEY + "?~?[+\\-\u2212]?").replace("~", BLANK)
              + AMOUNT
              + ("~?([%\u2030]|" + MONEY + ")?\\)?").replace("~", BLANK)
              + "|\\d+[.,]\\d+-");

  private static final Pattern UNIT =
      Pattern.compile(
          "[+\\-\u2212]?"
              + AMOUNT
              + ("(?<unit>~[\\p{L}\u00b0\u00b5%/\u00b2\u00b3]{1,15}"
                      + "|~?(kg|g|mg|lbs?|oz|km|cm|mm|ml|[kmgt]b|\u00b0[cf]?|k|px|pt|hz|ms|min|hp|kwh?"
                      + "|mph|km/h))")
                  .replace("~", BLANK),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMA = Pattern.compile("[+\\-\u2212]?\\d*,\\d+([eE][+\\-]?\\d+)?");
  private static final Pattern POINT =
      Pattern.compile("[+\\-\u2212]?\\d*\\.\\d+([eE][+\\-]?\\d+)?");

  private static final String TIME = "\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?( ?[AaPp][Mm])?";
  private static final String MONTH =
      "(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]{0,6}\\.?";
  private static final String ENGLISH =
      "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?"
          + "|oct(ober)?|nov(ember)?|dec(ember)?)";
  private static final String DAY =
      "\\d{4}(?<a>[-/.])\\d{1,2}\\k<a>\\d{1,2}|\\d{1,2}(?<b>[-/.])\\d{1,2}\\k<b>\\d{4}|\\d{1,2}/\\d{1,2}/\\d{2}"
          + "|\\d{4}[-/](0?[1-9]|1[0-2])"
          + "|(0[1-9]|[12]\\d|3[01])(?<c>[-.])(0[1-9]|1[0-2])\\k<c>\\d{2}"
          + "|\\d{4}-?W\\d{2}(-?[1-7])?|\\d{4}[- /]?Q[1-4]|Q[1-4][- /]\\d{4}"
          + "|~\\.?[-/ ,']{1,2}(\\d{4}|\\d{2})".replace("~", ENGLISH)
          + "|\\d{1,2}\\.?[- ]?~[-, ]{0,2}(\\d{4}|\\d{2})|~ \\d{1,2},? \\d{4}".replace("~", MONTH);
  private static final Pattern DATE =
      Pattern.compile(
          "((mon|tues?|wed|wednes|thu|thurs?|fri|satur|sat|sun)(day)?,? )?("
              + DAY
              + (")((T|,? +)" + TIME + "~)?|\\d{8}T\\d{2}(:?\\d{2}){0,2}([.,]\\d+)?~|" + TIME)
                  .replace("~", "( ?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?"),
          Pattern.CASE_INSENSITIVE);

  private static final int FEW = 2;

  /** Where this share of the texts or more are dates, the others were meant as dates. */
  private static final double MOST = 0.5;

  private Writing() {}

  /** Whether a text is a number but for its decimal mark, which is a comma. */
  static boolean hasComma(String text) {
    return COMMA.matcher(text).matches();
  }

  /** Whether a text is a number with a decimal point. */
  static boolean hasPoint(String text) {
    return POINT.matcher(text).matches();
  }

  /**
   * Whether texts, none of them a number as numbers are read, are numbers in another writing: each
   * by itself, or more than two of them with the same unit.
   */
  static boolean areNumbers(Collection<String> texts) {
    return texts.stream().allMatch(text -> NUMBER.matcher(text).matches()) || haveUnit(texts);
  }

  private static boolean haveUnit(Collection<String> texts) {
    Set<String> units = new HashSet<>();
    for (String text : texts) {
      Matcher found = UNIT.matcher(text);
      if (!found.matches()) {
        return false;
      }
      units.add(CellText.of(found.group("unit")));
      if (units.size() > 1) {
        return false;
      }
    }
    return texts.size() > FEW;
  }

  /** Returns whether a text is a date, a time of a day or both; none is read as a number. */
  public static boolean isDate(String text) {
    return DATE.matcher(text).matches();
  }

  /**
   * Returns the first text in order that is no date or time although most are, more than two of
   * them; null where there is none.
   */
  static String noDateAmongDates(Collection<String> texts) {
    long dates = texts.stream().filter(Writing::isDate).count();
    return dates <= FEW || dates < MOST * texts.size()
        ? null
        : texts.stream().filter(text -> !isDate(text)).min(String::compareTo).orElse(null);
  }

  /** Whether all texts are dates or times. */
  static boolean areDates(Collection<String> texts) {
    return !texts.isEmpty() && texts.stream().allMatch(Writing::isDate);
  }
}
