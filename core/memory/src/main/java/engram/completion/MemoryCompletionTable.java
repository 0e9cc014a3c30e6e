package engram.completion;

import com.google.gson.JsonObject;
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
import java.util.List;

/**
 * Completes tables: numeric cells in the units of the data, nominal cells as one of the levels, the
 * one with the largest completed share. Known cells, and columns that the fit did not see such as
 * the target, are left as they are.
 *
 * <p>A nominal column is a block of one column a level ({@link Encoder}), hidden and blended as one
 * by {@link MemoryCompletion}. A row without any known cell gets the mean of numeric columns and
 * the mode of nominal ones.
 */
public final class MemoryCompletionTable implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Encoder encoder;
  private final MemoryCompletion completion;

  private MemoryCompletionTable(Encoder encoder, MemoryCompletion completion) {
    this.encoder = encoder;
    this.completion = completion;
  }

  /**
   * Stores the rows of a table, its target left out.
   *
   * @param table at least one row and one column besides the target, not modified
   * @param options seed and threads
   * @throws engram.table.DataException if a column is text, all its cells are missing, or a number
   *     is infinite
   */
  public static MemoryCompletionTable fit(Table table, MemoryCompletion.Options options) {
    return fit(table, null, options);
  }

  /**
   * Stores the weighted rows of a table.
   *
   * @param weights one weight of 0 or more a row, or null for 1 each, not modified
   */
  public static MemoryCompletionTable fit(
      Table table, double[] weights, MemoryCompletion.Options options) {
    Encoder encoder = Encoder.fit(table);
    int[] blocks = new int[encoder.width()];
    int columns = encoder.schema().size();
    for (int c = 0; c < columns; c++) {
      Arrays.fill(blocks, encoder.offset(c), encoder.offset(c + 1), c);
    }
    return new MemoryCompletionTable(
        encoder, MemoryCompletion.fit(encoder.encode(table), weights, blocks, false, options));
  }

  /** Returns what turns the columns that are completed into numbers. */
  public Encoder encoder() {
    return encoder;
  }

  /** Returns the model as a JSON tree. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.add("encoder", encoder.toJson());
    json.add("completion", completion.toJson());
    return json;
  }

  /**
   * Reads a model from the tree that {@link #toJson} made.
   *
   * @throws IllegalArgumentException if a part is missing or misshapen
   */
  public static MemoryCompletionTable fromJson(JsonObject json) {
    return ModelFile.parse(
        () -> {
          Encoder encoder = Encoder.fromJson(ModelFile.part(json, "encoder").getAsJsonObject());
          MemoryCompletion completion =
              MemoryCompletion.fromJson(ModelFile.part(json, "completion").getAsJsonObject());
          Check.that(
              completion.columns() == encoder.width(),
              "the length of the memories",
              completion.columns(),
              encoder.width() + ", the columns encoded");
          return new MemoryCompletionTable(encoder, completion);
        });
  }

  /** Returns the columns that are completed. */
  public Schema schema() {
    return encoder.schema();
  }

  /**
   * Completes a table.
   *
   * @param table has the columns of {@link #schema()} by name, in any order, and perhaps others;
   *     not modified
   * @return a new table with the same rows, columns and target; levels that it did not have are
   *     appended to its own
   * @throws engram.table.DataException if a column is absent or of another kind, a level is unknown
   *     or a number infinite
   */
  public Table complete(Table table) {
    return filled(table, completion.complete(encoder.encode(table)));
  }

  /**
   * Several completions of a table.
   *
   * @param table as for {@link #complete}
   * @param count how many, 0 or more
   * @param seed fixes the draws
   * @return {@code count} new tables
   */
  public List<Table> samples(Table table, int count, long seed) {
    double[][] encoded = encoder.encode(table);
    RandomStream random = new RandomStream(seed);
    double[][][] draws = new double[encoded.length][][];
    for (int i = 0; i < encoded.length; i++) {
      draws[i] = completion.samples(encoded[i], count, random.fork(i).nextLong());
    }
    List<Table> tables = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      double[][] rows = new double[draws.length][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = draws[i][s];
      }
      tables.add(filled(table, rows));
    }
    return tables;
  }

  private Table filled(Table table, double[][] encoded) {
    double[][] rows = new double[table.rows()][table.columns()];
    Column[] columns = table.schema().columns().toArray(Column[]::new);
    for (int c = 0; c < columns.length; c++) {
      double[] cells = table.column(c);
      for (int i = 0; i < rows.length; i++) {
        rows[i][c] = cells[i];
      }
    }
    double[][] decoded = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      decoded[i] = encoder.decodeRow(encoded[i]);
    }
    Schema schema = encoder.schema();
    for (int from = 0; from < schema.size(); from++) {
      Column learned = schema.column(from);
      int to = table.schema().indexOf(learned.name());
      List<String> levels = new ArrayList<>(columns[to].levels());
      learned.levels().stream().filter(l -> !levels.contains(l)).forEach(levels::add);
      for (int i = 0; i < rows.length; i++) {
        if (table.isMissing(i, to)) {
          double cell = decoded[i][from];
          rows[i][to] =
              learned.isNominal() ? levels.indexOf(learned.levels().get((int) cell)) : cell;
        }
      }
      columns[to] = new Column(learned.name(), learned.kind(), levels);
    }
    return Table.of(table.name(), new Schema(List.of(columns)), table.target(), rows);
  }

  @Override
  public String toString() {
    return completion + " from " + schema().size();
  }
}
