package engram.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads cells by the columns that a model learned from: bound by name, in any order, with further
 * columns passed over. A file read on its own may take numbers for levels or levels for numbers;
 * here the kinds and levels of the columns learned from rule. What had to be taken as missing is
 * counted over all calls. Not for use by several threads at once.
 *
 * <ul>
 *   <li>a column that is absent is missing in all rows;
 *   <li>a level that is unknown is missing, or refused;
 *   <li>a class that is unknown becomes a further class of the target, which no prediction meets;
 *   <li>a cell that is no finite number where one is expected is refused.
 * </ul>
 */
public final class Binding {

  private static final int FIRST = 5;

  private final List<Column> features;
  private final Encoder encoder;
  private final List<String> classes = new ArrayList<>();
  private final Column target;
  private final boolean refusing;
  private final Map<String, Map<String, Integer>> places = new HashMap<>();
  private final Map<String, Map<Double, Integer>> values = new HashMap<>();
  private final Map<String, Map<String, Integer>> unknown = new TreeMap<>();
  private List<String> absent = List.of();
  private int before;
  private long missing;

  /**
   * Prepares to read.
   *
   * @param features the columns that a model needs
   * @param target what it predicts, bound where it is present; null for none
   * @param refusing whether an unknown level of a feature is an error rather than a missing cell
   */
  public Binding(Schema features, Column target, boolean refusing) {
    this(features, null, target, refusing);
  }

  /**
   * Prepares to read for an encoder; numbers that are too large for it are refused.
   *
   * @param encoder has the columns that a model needs
   */
  public Binding(Encoder encoder, Column target, boolean refusing) {
    this(encoder.schema(), encoder, target, refusing);
  }

  private Binding(Schema features, Encoder encoder, Column target, boolean refusing) {
    this.features = features.columns();
    this.encoder = encoder;
    this.target = target;
    this.refusing = refusing;
    if (target != null) {
      classes.addAll(target.levels());
    }
    List<Column> all = new ArrayList<>(this.features);
    if (target != null) {
      all.add(target);
    }
    for (Column column : all) {
      Map<String, Integer> byText = new HashMap<>();
      Map<Double, Integer> byNumber = new HashMap<>();
      for (String level : column.levels()) {
        double number = number(level);
        if (!Double.isNaN(number)) {
          byNumber.putIfAbsent(number + 0.0, byText.size());
        }
        byText.put(level, byText.size());
      }
      places.put(column.name(), byText);
      values.put(column.name(), byNumber);
    }
  }

  /**
   * Returns the features in their order, and the target behind them where the model has one. Rows
   * of a further call are counted on in messages.
   *
   * @throws DataException if none of the features is there, or a cell is refused; the message names
   *     the row, counted from 0, and the column
   */
  public Table bind(Cells cells) {
    Map<String, Integer> at = new HashMap<>();
    for (int c = 0; c < cells.names().size(); c++) {
      at.putIfAbsent(cells.names().get(c), c);
    }
    absent = features.stream().map(Column::name).filter(name -> !at.containsKey(name)).toList();
    if (absent.size() == features.size()) {
      throw new DataException(
          cells.source() + ": has none of the columns learned from: " + first(absent));
    }
    int width = features.size() + (target == null ? 0 : 1);
    double[][] rows = new double[cells.rows()][width];
    for (int c = 0; c < width; c++) {
      boolean isTarget = c == features.size();
      Column column = isTarget ? target : features.get(c);
      Integer from = at.get(column.name());
      for (int row = 0; row < rows.length; row++) {
        rows[row][c] =
            from == null || cells.isMissing(row, from)
                ? Double.NaN
                : cell(cells, row, from, column, isTarget);
        if (!isTarget
            && encoder != null
            && column.isNumeric()
            && !Double.isNaN(rows[row][c])
            && !encoder.isUsable(c, rows[row][c])) {
          throw new DataException(
              place(cells, row, column) + " is " + rows[row][c] + ", too large to be used");
        }
        missing += !isTarget && Double.isNaN(rows[row][c]) ? 1 : 0;
      }
    }
    before += rows.length;
    List<Column> columns = new ArrayList<>(features);
    if (target != null) {
      columns.add(new Column(target.name(), target.kind(), classes));
    }
    return Table.of(cells.source(), new Schema(columns), target == null ? -1 : width - 1, rows);
  }

  private double cell(Cells cells, int row, int from, Column to, boolean isTarget) {
    if (to.isNumeric()) {
      double number = cells.number(row, from);
      if (Double.isNaN(number)) {
        throw new DataException(
            place(cells, row, to)
                + ": "
                + DataException.quote(cells.text(row, from))
                + " is not a finite number"
                + cells.remedy(row, from));
      }
      return number;
    }
    String text = cells.text(row, from);
    Integer level = places.get(to.name()).get(text);
    if (level == null) {
      double number = cells.number(row, from);
      level = Double.isNaN(number) ? null : values.get(to.name()).get(number + 0.0);
    }
    if (level == null && isTarget) {
      level = classes.size();
      places.get(to.name()).put(text, level);
      classes.add(text);
    }
    if (level != null) {
      if (level >= to.levels().size()) {
        count(to, text);
      }
      return level;
    }
    if (refusing) {
      throw new DataException(
          place(cells, row, to)
              + " has the unknown level "
              + DataException.quote(text)
              + "; known are "
              + first(to.levels()));
    }
    count(to, text);
    return Double.NaN;
  }

  private void count(Column column, String text) {
    unknown.computeIfAbsent(column.name(), name -> new TreeMap<>()).merge(text, 1, Integer::sum);
  }

  private String place(Cells cells, int row, Column column) {
    return cells.source()
        + ": row "
        + (before + row)
        + " (counted from 0), column "
        + DataException.quote(column.name());
  }

  /** Returns the number of feature cells that were missing or taken as missing. */
  public long missing() {
    return missing;
  }

  /** Returns how many feature cells held a level that is unknown. */
  public long unknownLevels() {
    long count = 0;
    for (Column column : features) {
      for (int each : unknown.getOrDefault(column.name(), Map.of()).values()) {
        count += each;
      }
    }
    return count;
  }

  /** Returns what a reader has to know, a line each: absent columns, unknown levels and classes. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!absent.isEmpty()) {
      notes.add("taken as missing, as there are no such columns: " + first(absent));
    }
    unknown.forEach(
        (column, levels) -> {
          long cells = levels.values().stream().mapToLong(count -> count).sum();
          notes.add(
              "column "
                  + DataException.quote(column)
                  + ": "
                  + (target != null && column.equals(target.name())
                      ? "unknown classes count as wrong: "
                      : "unknown levels are taken as missing: ")
                  + first(List.copyOf(levels.keySet()))
                  + " ("
                  + cells
                  + (cells == 1 ? " cell)" : " cells)"));
        });
    return notes;
  }

  /** The first ones of some names, and how many more there are. */
  private static String first(List<String> names) {
    String list =
        names.stream().limit(FIRST).map(DataException::shown).collect(Collectors.joining(", "));
    return names.size() <= FIRST ? list : list + " and " + (names.size() - FIRST) + " more";
  }

  /** The finite number that a text is, or NaN. */
  static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isInfinite(number) ? Double.NaN : number;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
