package engram.learned;

import com.google.gson.JsonObject;
import engram.model.ModelFile;
import engram.table.Binding;
import engram.table.Cells;
import engram.table.Column;
import engram.table.Encoder;
import engram.table.Table;
import java.nio.file.Path;
import java.util.List;

/**
 * A model of a table: it says something of any rows that have its columns. Immutable and safe for
 * use by several threads.
 *
 * <p>A file of it is one JSON object: {@code {"format": "engram/1", "type": KIND, "origin": {...},
 * "encoder": {"columns": [...]}, "target": {...} or null, ..., "model": {...}, "digest": ...}}. The
 * inner {@code model} is the one of the core, as its own {@code save} writes it.
 */
public sealed interface Model
    permits TableClustering, TableClassifier, TableRegressor, TableCompletion {

  /**
   * Returns what it does: {@code clustering}, {@code classification}, {@code regression} or {@code
   * completion}.
   */
  String kind();

  /** Returns what turns the columns that it needs into numbers. */
  Encoder encoder();

  /**
   * Returns what it predicts, or of a clustering the column of classes that it is compared with;
   * null if there is none. Where it is present in rows, it is the truth and not looked at, but by a
   * completion.
   */
  Column target();

  /** Returns where it comes from. */
  Origin origin();

  /**
   * Returns the same model with what was said of the texts of its file, for whoever asks it of
   * other files.
   *
   * @param said null for nothing
   */
  Model withReading(Reading said);

  /**
   * Says what the model says of rows, one row of the answer for each.
   *
   * <ul>
   *   <li>a clustering: {@code cluster}, from 0, -1 for a row in none; with shares {@code
   *       membership0, ...}, which sum to 1;
   *   <li>a classification: {@code prediction}, and for each class {@code TARGET=CLASS}, its
   *       probability, which sum to 1;
   *   <li>a regression: {@code prediction};
   *   <li>a completion: the columns without missing cells, known cells as they are.
   * </ul>
   *
   * @param rows bound by {@link #binding}, not modified
   * @param shares whether memberships are wanted
   */
  Table answers(Table rows, boolean shares);

  /**
   * Returns the memories behind each answer, the weightiest first.
   *
   * @param rows bound by {@link #binding}, not modified
   * @param count how many at most, 0 or more
   * @throws IllegalArgumentException of a completion, which has no such memories
   */
  List<List<Reason>> explain(Table rows, int count);

  /** Returns the model as a JSON tree. */
  JsonObject toJson();

  /**
   * Returns a way to read rows by the columns of the model.
   *
   * @param refusing whether an unknown level is an error rather than missing
   */
  default Binding binding(boolean refusing) {
    return new Binding(encoder(), target(), refusing);
  }

  /**
   * Says what the model says of the rows of any table, bound by the names of its columns: absent
   * columns and unknown levels are missing.
   *
   * @param table not modified
   * @return see {@link #answers}
   * @throws engram.table.DataException if it has none of the columns, or a cell is no number where
   *     one is needed
   */
  default Table predict(Table table) {
    return answers(binding(false).bind(Cells.of(table)), true);
  }

  /** Writes the model to a file, whole or not at all. */
  default void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /**
   * Reads a model written by {@link #save}.
   *
   * @return the type that it is: {@link TableClustering}, {@link TableClassifier}, {@link
   *     TableRegressor} or {@link TableCompletion}
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is no such model, or was changed after it was written
   */
  static Model load(Path file) {
    return ModelFile.load(file, Model::fromJson);
  }

  /** Reads a model from the tree that {@link #toJson} made. */
  static Model fromJson(JsonObject json) {
    String type = ModelFile.parse(() -> ModelFile.part(json, "type").getAsString());
    ModelFile.expect(json, type);
    return switch (type) {
      case TableClustering.KIND -> ModelFile.parse(() -> TableClustering.read(json));
      case TableClassifier.KIND -> ModelFile.parse(() -> TableClassifier.read(json));
      case TableRegressor.KIND -> ModelFile.parse(() -> TableRegressor.read(json));
      case TableCompletion.KIND -> ModelFile.parse(() -> TableCompletion.read(json));
      default ->
          throw new IllegalArgumentException(
              "it holds a '"
                  + type
                  + "' without the columns it was learned from; give a file that --model of cluster,"
                  + " classify, complete or deep, or Model.save wrote");
    };
  }
}
