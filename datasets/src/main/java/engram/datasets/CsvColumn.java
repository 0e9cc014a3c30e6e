package engram.datasets;

import engram.table.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final String GROUPS = "\\d{1,3}([ '\u00a0\u202f\u2009.,]\\d{3})+([.,]\\d+)?";
  private static final Pattern OTHER_WRITING =
      Pattern.compile(
          "[+\\-\u2212(]?\\s?[$\u20ac\u00a3]?\\s?("
              + GROUPS
              + "|\\d+([.,]\\d+)?)\\s?[%\u2030$\u20ac\u00a3)]?\\s?");

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
  private final Map<String, Integer> words = new HashMap<>();
  private boolean asWords;
  private long numbers;
  private long texts;
  private int numericWords;
  private String firstText;
  private long firstTextLine;
  private boolean onlyUnusable = true;

  CsvColumn(String name, Reading reading) {
    this.name = name;
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
    double value = Decimals.parse(chars, from, to);
    if (Double.isFinite(value)) {
      numbers++;
      return asWords ? numericWord(new String(chars, from, to - from)) : value;
    }
    String text = new String(chars, from, to - from);
    texts++;
    if (texts == 1) {
      firstText = text;
      firstTextLine = line;
      asWords |= numbers == 0 && reading == Reading.GUESS;
    }
    onlyUnusable &= Double.isInfinite(value) || namesNoFiniteNumber(text);
    if (reading == Reading.NUMERIC) {
      throw slip("is not a finite number, and the column is to be read as numeric");
    }
    return asWords ? word(text) : Double.NaN;
  }

  private int numericWord(String text) {
    int before = words.size();
    int index = word(text);
    numericWords += words.size() - before;
    // Checked at once, since a long column of numbers below a slip would fill the memory as words.
    if (texts > 0 && numericWords > FEW_NUMBERS && !isForced()) {
      throw mixture();
    }
    return index;
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
    if (onlyUnusable || fewTexts || distinctNumbers(cells) > FEW_NUMBERS) {
      throw mixture();
    }
  }

  private long distinctNumbers(DoubleStream cells) {
    if (asWords) {
      return numericWords;
    }
    return cells.filter(cell -> !Double.isNaN(cell)).distinct().limit(FEW_NUMBERS + 1L).count();
  }

  private DataException mixture() {
    return slip(
        onlyUnusable
            ? "is not a finite number; leave the cell empty if its value is missing"
            : "is not a number, as other cells of the column are; correct it, leave it empty if its"
                + " value is missing, or have the column read as nominal");
  }

  private DataException slip(String what) {
    return new DataException(
        "line "
            + firstTextLine
            + ", column '"
            + name
            + "': "
            + DataException.quote(firstText)
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

  /**
   * Refuses words that are all numbers in a writing that is not read: as levels they would be
   * silently something else.
   */
  void checkWriting() {
    List<String> odd = words.keySet().stream().filter(word -> !isNumber(word)).sorted().toList();
    if (reading == Reading.NOMINAL
        || odd.isEmpty()
        || !odd.stream().allMatch(word -> OTHER_WRITING.matcher(word).matches())) {
      return;
    }
    throw new DataException(
        "column '"
            + name
            + "': "
            + DataException.quote(odd.get(0))
            + " looks like a number in a writing that is not read; write such cells like 1234.5, or"
            + " have the column read as levels with --nominal");
  }

  /** What a reader should know of levels that are partly numbers, or null. */
  String mixed() {
    if (isForced() || texts == 0 || numericWords == 0) {
      return null;
    }
    List<String> odd = words.keySet().stream().filter(word -> !isNumber(word)).sorted().toList();
    return "column '"
        + name
        + "' is read as levels, since "
        + texts
        + " of its cells are not numbers: "
        + odd.stream().limit(3).map(DataException::quote).collect(Collectors.joining(", "))
        + (odd.size() > 3 ? ", ..." : "")
        + " (--missing if they mean that)";
  }

  private static boolean isNumber(String word) {
    return Double.isFinite(Decimals.parse(word.toCharArray(), 0, word.length()));
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
