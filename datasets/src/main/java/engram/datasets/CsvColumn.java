package engram.datasets;

import engram.table.DataException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One column while it is read: turns its cells into numbers or indices of words, and keeps what is
 * needed to tell its kind afterwards.
 */
final class CsvColumn {
  private static final double FEW_TEXTS = 0.2;
  private static final int FEW_NUMBERS = 30;
  private static final int FEW_WORDS = 20;
  private static final int LONG_WORD = 50;

  /** From so many rows on a column that counts them does so on purpose. */
  private static final int FEW_COUNTED = 10;

  /** From here on a double does not hold every whole number. */
  private static final double EXACT = 1L << 53;

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  /** How to take the cells. */
  enum Reading {
    /** As numbers until the first known cell says otherwise. */
    GUESS,
    /** As words, of which it is to be seen whether they are levels, texts or slips. */
    WORDS,
    /** As numbers; another cell is an error. */
    NUMERIC,
    /** As levels. */
    NOMINAL
  }

  private final String name;
  private final Reading reading;
  private final CsvFormat format;
  private final Map<String, Integer> words = new HashMap<>();
  private boolean asWords;
  private long numbers;
  private long texts;
  private final Set<String> numericWords = new HashSet<>();
  private String firstText;
  private long firstTextLine;
  private String otherMark;
  private long otherMarkLine;
  private long otherMarks;
  private boolean onlyUnusable = true;
  private String rounded;
  private double firstNumber;
  private boolean counts = true;

  CsvColumn(String name, Reading reading, CsvFormat format) {
    this.name = name;
    this.format = format;
    this.reading = reading;
    asWords = reading == Reading.WORDS || reading == Reading.NOMINAL;
  }

  String name() {
    return name;
  }

  boolean isForced() {
    return reading == Reading.NUMERIC || reading == Reading.NOMINAL;
  }

  /** Whether the cells were taken as words rather than numbers. */
  boolean asWords() {
    return asWords;
  }

  /** Whether text came up after numbers, which are lost as words: the file must be read again. */
  boolean mustBeReadAgain() {
    return texts > 0 && !asWords;
  }

  long known() {
    return numbers + texts;
  }

  /** The distinct words in the order of their indices. */
  List<String> words() {
    String[] list = new String[words.size()];
    words.forEach((word, index) -> list[index] = word);
    return List.of(list);
  }

  /** The cell for the known, trimmed text in chars[from] ... chars[to - 1]. */
  double take(char[] chars, int from, int to, long line) {
    double value = format.number(chars, from, to);
    if (Double.isFinite(value)) {
      firstNumber = numbers == 0 ? value : firstNumber;
      counts &= value == firstNumber + numbers;
      numbers++;
      if (Math.abs(value) >= EXACT && rounded == null) {
        noteRounded(new String(chars, from, to - from), value);
      }
      return asWords ? numericWord(new String(chars, from, to - from)) : value;
    }
    String text = new String(chars, from, to - from);
    texts++;
    if (texts == 1) {
      firstText = text;
      firstTextLine = line;
      asWords |= numbers == 0 && reading == Reading.GUESS;
    }
    if (format.hasOtherMark(text) && otherMarks++ == 0) {
      otherMark = text;
      otherMarkLine = line;
    }
    onlyUnusable &= Double.isInfinite(value) || namesNoFiniteNumber(text);
    if (reading == Reading.NUMERIC) {
      throw otherMark == null
          ? slip("is not a finite number, and the column is to be read as numeric")
          : otherMark();
    }
    return asWords ? word(text) : Double.NaN;
  }

  private void noteRounded(String text, double value) {
    if (WHOLE.matcher(text).matches()
        && new BigDecimal(text).compareTo(new BigDecimal(value)) != 0) {
      rounded = text;
    }
  }

  /** What a reader should know of whole numbers of too many digits, or null. */
  String rounded() {
    return rounded == null || asWords
        ? null
        : "column "
            + DataException.quote(name)
            + " holds whole numbers of more digits than are kept, like "
            + DataException.quote(rounded)
            + ": those that differ in the last ones are taken for one; --id or --without if they"
            + " name the rows";
  }

  /**
   * What a reader should know of a column that only counts the rows, or null.
   *
   * @param rows rows of the file
   */
  String counted(int rows) {
    boolean begins = firstNumber == 0 || firstNumber == 1;
    return !counts || !begins || isForced() || asWords || numbers != rows || rows < FEW_COUNTED
        ? null
        : String.format(
            Locale.ROOT,
            "column %s counts the rows, from %.0f to %.0f, and is taken as a number; --id or"
                + " --without if it only names them",
            DataException.quote(name),
            firstNumber,
            firstNumber + rows - 1);
  }

  /** The word for a number: with a decimal point, whatever the file has. */
  private int numericWord(String written) {
    String text = format.decimalComma() ? written.replace(',', '.') : written;
    numericWords.add(text);
    // Checked at once, since a long column of numbers below a slip would fill the memory as words.
    if (texts > 0 && numericWords.size() > FEW_NUMBERS && !isForced()) {
      throw mixture();
    }
    return word(text);
  }

  private int word(String text) {
    Integer index = words.putIfAbsent(text, words.size());
    return index == null ? words.size() - 1 : index;
  }

  private static boolean namesNoFiniteNumber(String text) {
    return text.matches("(?i)[+-]?(nan|inf|infinity)");
  }

  /**
   * Refuses a column that mixes numbers and text in a way that looks like a mistake.
   *
   * @param cells the cells that {@link #take} returned
   */
  void checkMixture(DoubleStream cells) {
    if (texts == 0 || isForced()) {
      return;
    }
    boolean fewTexts = numbers > 0 && texts < FEW_TEXTS * known();
    boolean twoMarks =
        numbers > 0 && otherMarks > 0 && 2 * (numbers + otherMarks) >= numbers + texts;
    if (twoMarks || onlyUnusable || fewTexts || distinctNumbers(cells) > FEW_NUMBERS) {
      throw mixture();
    }
  }

  private long distinctNumbers(DoubleStream cells) {
    if (asWords) {
      return numericWords.size();
    }
    return cells.filter(cell -> !Double.isNaN(cell)).distinct().limit(FEW_NUMBERS + 1L).count();
  }

  private DataException mixture() {
    if (otherMark != null) {
      return otherMark();
    }
    return slip(
        onlyUnusable
            ? "is not a finite number; leave the cell empty if its value is missing"
            : "is not a number, as other cells of the column are; correct it, leave it empty if its"
                + " value is missing (--missing if that is what it means), or have the column read"
                + " as levels with --nominal");
  }

  private DataException otherMark() {
    return slip(
        otherMarkLine,
        otherMark,
        "is no number as numbers are read here: "
            + format.remedy()
            + ", --nominal if the column holds levels");
  }

  private DataException slip(String what) {
    return slip(firstTextLine, firstText, what);
  }

  private DataException slip(long line, String text, String what) {
    return new DataException(
        "line "
            + line
            + ", column "
            + DataException.quote(name)
            + ": "
            + DataException.quote(text)
            + " "
            + what);
  }

  /** Whether the words are text rather than levels: two of many, mostly distinct, long. */
  boolean isText() {
    if (reading == Reading.NOMINAL) {
      return false;
    }
    double length = words.keySet().stream().mapToInt(String::length).average().orElse(0);
    int signs = words.size() > FEW_WORDS ? 1 : 0;
    signs += 2L * words.size() > known() ? 1 : 0;
    signs += length > LONG_WORD ? 1 : 0;
    return signs >= 2;
  }

  /** Whether no known cell is like another: then they name the rows and say nothing of them. */
  boolean isUnique() {
    return reading != Reading.NOMINAL && known() > 2 && words.size() == known();
  }

  /** Whether the words are dates or times, which are no levels either. */
  boolean isDates() {
    return reading != Reading.NOMINAL && Writing.areDates(words.keySet());
  }

  /**
   * Refuses words that are all numbers in a writing that is not read: as levels or texts they would
   * be silently something else.
   */
  void checkWriting() {
    List<String> odd = odd();
    if (reading == Reading.NOMINAL || odd.isEmpty() || !Writing.areNumbers(odd)) {
      return;
    }
    throw new DataException(
        "column "
            + DataException.quote(name)
            + ": "
            + DataException.quote(odd.stream().min(String::compareTo).get())
            + " looks like a number in a writing that is not read; write such cells like "
            + (format.decimalComma() ? "1234,5, " : "1234.5, ")
            + (otherMark == null ? "" : "say " + format.remedy() + ", ")
            + "or have the column read as levels with --nominal");
  }

  /** Refuses a word among dates that is none: as levels dates would say nothing of their order. */
  void checkDates() {
    String other = reading == Reading.NOMINAL ? null : Writing.noDateAmongDates(words.keySet());
    if (other != null) {
      throw new DataException(
          "column "
              + DataException.quote(name)
              + ": "
              + DataException.quote(other)
              + " is no date or time in a writing that is known, as other cells of the column are;"
              + " correct it, leave it empty if its value is missing (--missing if that is what it"
              + " means), or have the column read as levels with --nominal");
    }
  }

  /** The words that are no numbers. */
  private List<String> odd() {
    return words.keySet().stream().filter(word -> !numericWords.contains(word)).toList();
  }

  /** What a reader should know of levels that are partly numbers, or null. */
  String mixed() {
    if (isForced() || texts == 0 || numericWords.isEmpty()) {
      return null;
    }
    List<String> odd = odd().stream().sorted().toList();
    return "column "
        + DataException.quote(name)
        + " is read as levels, since "
        + texts
        + " of its cells are not numbers: "
        + odd.stream().limit(3).map(DataException::quote).collect(Collectors.joining(", "))
        + (odd.size() > 3 ? ", ..." : "")
        + " (--missing if they mean that)";
  }

  /** The words as levels: by value if all of them are numbers, else by alphabet. */
  List<String> sortedWords() {
    Map<String, Double> values = new HashMap<>();
    for (String word : words.keySet()) {
      values.put(word, Decimals.parse(word.toCharArray(), 0, word.length()));
    }
    List<String> sorted = new ArrayList<>(words.keySet());
    sorted.sort(null);
    if (values.values().stream().noneMatch(value -> value.isNaN())) {
      sorted.sort((a, b) -> Double.compare(values.get(a), values.get(b)));
    }
    return sorted;
  }
}
