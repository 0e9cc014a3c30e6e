package engram.learned;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import engram.completion.MemoryCompletion;
import engram.completion.MemoryCompletionTable;
import engram.math.Check;
import engram.math.RandomStream;
import engram.model.ModelFile;
import engram.table.Column;
import engram.table.Encoder;
import engram.table.Schema;
import engram.table.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A completion of the missing cells of tables: those of the features without a look at the target,
 * then those of the target from all columns. A column whose known cells are all whole numbers stays
 * whole.
 *
 * @param features completes the features
 * @param all completes the target too; null where that was not learned
 * @param whole of each feature, and the target behind them, whether it stays whole
 * @param target the target, or null
 * @param origin where it comes from
 */
public record TableCompletion(
    MemoryCompletionTable features,
    MemoryCompletionTable all,
    boolean[] whole,
    Column target,
    Origin origin)
    implements Model, Serializable {

  private static final long serialVersionUID = 1L;

  static final String KIND = "completion";

  /** Checks that the parts fit together. */
  public TableCompletion {
    int columns = features.schema().size() + (target == null ? 0 : 1);
    Check.that(whole.length == columns, "whole", whole.length + " flags", columns + " flags");
    Check.that(
        target != null || all == null,
        "the completion of the target",
        "present",
        "absent where there is no target");
    whole = whole.clone();
  }

  /** Returns a copy. */
  @Override
  public boolean[] whole() {
    return whole.clone();
  }

  /** Stores the rows of a table with its weights, to complete its target, too. */
  public static TableCompletion fit(Table table, MemoryCompletion.Options options) {
    return fit(table, table.weights(), true, options);
  }

  /**
   * Stores the rows of a table.
   *
   * @param table at least one row and one column besides the target, not modified
   * @param weights one of 0 or more a row, or null for 1 each, not modified
   * @param learnsTarget whether the target of rows can be completed too, for a further fit
   * @throws engram.table.DataException if a column is text, all its cells are missing, or a number
   *     cannot be used
   */
  public static TableCompletion fit(
      Table table, double[] weights, boolean learnsTarget, MemoryCompletion.Options options) {
    MemoryCompletionTable features = MemoryCompletionTable.fit(table, weights, options);
    MemoryCompletionTable all = null;
    Column target = table.target() < 0 ? null : table.targetColumn();
    if (target != null && learnsTarget) {
      Table completed = features.complete(table).withoutTarget();
      all = MemoryCompletionTable.fit(completed, weights, options);
    }
    IntStream columns = features.schema().names().stream().mapToInt(table.schema()::indexOf);
    int[] places =
        target == null
            ? columns.toArray()
            : IntStream.concat(columns, IntStream.of(table.target())).toArray();
    boolean[] whole = new boolean[places.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = isWhole(table, places[i]);
    }
    return new TableCompletion(features, all, whole, target, Origin.of(table));
  }

  private static boolean isWhole(Table table, int column) {
    return table.schema().column(column).isNumeric()
        && Arrays.stream(table.column(column))
            .allMatch(cell -> Double.isNaN(cell) || cell == Math.rint(cell));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public TableCompletion withReading(Reading said) {
    return new TableCompletion(features, all, whole, target, origin.withReading(said));
  }

  @Override
  public Encoder encoder() {
    return features.encoder();
  }

  @Override
  public Table answers(Table rows, boolean shares) {
    if (rows.rows() == 0) {
      return rows;
    }
    Table completed = features.complete(rows);
    boolean open = all != null && hasMissing(completed);
    return rounded(rows, open ? all.complete(ofKnownClasses(completed)) : completed);
  }

  /**
   * Several completions of rows, spread as the rows learned from are ({@link
   * MemoryCompletion#samples}): the features are drawn first, then a target from each draw of them.
   *
   * @param rows as for {@link #answers}, not modified
   * @param count how many, 0 or more
   * @param seed fixes the draws; the first do not depend on {@code count}
   * @return {@code count} tables in the form of {@link #answers}
   */
  public List<Table> samples(Table rows, int count, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Table> samples = new ArrayList<>();
    for (Table drawn :
        rows.rows() == 0
            ? Collections.nCopies(count, rows)
            : features.samples(rows, count, random.fork(0).nextLong())) {
      long next = random.fork(1 + samples.size()).nextLong();
      boolean open = rows.rows() > 0 && all != null && hasMissing(drawn);
      samples.add(rounded(rows, open ? all.samples(ofKnownClasses(drawn), 1, next).get(0) : drawn));
    }
    return samples;
  }

  /** Takes classes that were not learned as missing, since nothing is known of them. */
  private Table ofKnownClasses(Table rows) {
    int at = rows.target();
    int classes = target.levels().size();
    if (target.isNumeric() || rows.targetColumn().levels().size() == classes) {
      return rows;
    }
    double[][] cells = new double[rows.rows()][rows.columns()];
    for (int row = 0; row < cells.length; row++) {
      for (int c = 0; c < cells[row].length; c++) {
        double cell = rows.cell(row, c);
        cells[row][c] = c == at && cell >= classes ? Double.NaN : cell;
      }
    }
    List<Column> columns = new ArrayList<>(rows.schema().columns());
    columns.set(at, target);
    return Table.of(rows.name(), new Schema(columns), at, cells);
  }

  /** Known cells as they are, others completed, of whole numbers the nearest. */
  private Table rounded(Table rows, Table completed) {
    double[][] cells = new double[rows.rows()][rows.columns()];
    for (int c = 0; c < rows.columns(); c++) {
      for (int row = 0; row < cells.length; row++) {
        double cell = completed.cell(row, c);
        boolean missing = rows.isMissing(row, c);
        cells[row][c] = missing ? whole[c] ? Math.rint(cell) : cell : rows.cell(row, c);
      }
    }
    List<Column> columns = new ArrayList<>(completed.schema().columns());
    if (rows.target() >= 0) {
      columns.set(rows.target(), rows.targetColumn());
    }
    return Table.of(rows.name(), new Schema(columns), rows.target(), cells);
  }

  private static boolean hasMissing(Table table) {
    return Arrays.stream(table.column(table.target())).anyMatch(Double::isNaN);
  }

  @Override
  public List<List<Reason>> explain(Table rows, int count) {
    throw new IllegalArgumentException(
        "a completion blends regressions and rows, it has no memories that explain a cell");
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = ModelTree.of(this);
    json.add("whole", new Gson().toJsonTree(whole));
    json.add("model", features.toJson());
    json.add("targetModel", all == null ? null : all.toJson());
    return json;
  }

  static TableCompletion read(JsonObject json) {
    JsonElement all = json.get("targetModel");
    boolean hasTarget = all != null && !all.isJsonNull();
    return new TableCompletion(
        MemoryCompletionTable.fromJson(ModelFile.part(json, "model").getAsJsonObject()),
        hasTarget ? MemoryCompletionTable.fromJson(all.getAsJsonObject()) : null,
        new Gson().fromJson(ModelFile.part(json, "whole"), boolean[].class),
        ModelTree.target(json),
        ModelTree.origin(json));
  }
}
