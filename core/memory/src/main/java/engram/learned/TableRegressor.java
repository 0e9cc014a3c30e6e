package engram.learned;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.model.ModelFile;
import engram.predict.MemoryForm;
import engram.predict.MemoryRegressor;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Schema;
import engram.table.Table;
import engram.trust.LeftOut;
import engram.trust.Misses;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link MemoryRegressor} of the rows of tables.
 *
 * @param encoder the columns as numbers
 * @param model the regressor of encoded rows
 * @param target what is predicted, numeric
 * @param names names of the stored rows; null where they are their numbers
 * @param origin where it comes from
 * @param misses by how much rows left out were missed, for {@link Confidence}; null where that was
 *     not learned
 */
public record TableRegressor(
    Encoder encoder,
    MemoryRegressor model,
    Column target,
    List<String> names,
    Origin origin,
    Misses misses)
    implements Model {

  static final String KIND = "regression";

  /** Checks that the parts fit together. */
  public TableRegressor {
    Check.that(target.isNumeric(), "target", target.name() + ", no numbers", "a numeric column");
    ModelTree.checkWidth("memories", model.columns(), encoder);
    names = names == null ? null : List.copyOf(names);
  }

  /** A model without misses. */
  public TableRegressor(
      Encoder encoder, MemoryRegressor model, Column target, List<String> names, Origin origin) {
    this(encoder, model, target, names, origin, null);
  }

  /** Learns from the rows of a table with its weights; rows are named by their numbers. */
  public static TableRegressor fit(Table table, MemoryRegressor.Options options) {
    return fit(table, table.weights(), null, options);
  }

  /**
   * Learns from the rows whose target is known. Columns that are known in no such row have no part.
   *
   * @param table with a numeric target, not modified
   * @param weights one of 0 or more a row, or null for 1 each, not modified
   * @param ids names of the rows for {@link #explain}, or null for their numbers
   * @throws DataException if a column cannot be used, or a target is beyond 1e100
   * @throws IllegalArgumentException as {@link MemoryRegressor#fit(double[][], double[],
   *     MemoryRegressor.Options)}
   */
  public static TableRegressor fit(
      Table table, double[] weights, List<String> ids, MemoryRegressor.Options options) {
    checkTarget(table);
    LearnedRows rows = LearnedRows.of(table, weights, ids);
    MemoryRegressor model =
        MemoryRegressor.fit(rows.x(), rows.table().targetValues(), rows.weights(), options);
    List<String> names = options.form() == MemoryForm.PAIRS ? rows.names() : null;
    return new TableRegressor(rows.encoder(), model, table.targetColumn(), names, Origin.of(table));
  }

  /**
   * Refuses a target that is too far to learn from.
   *
   * @throws DataException naming the cell
   */
  public static void checkTarget(Table table) {
    Column target = table.targetColumn();
    for (int row = 0; target.isNumeric() && row < table.rows(); row++) {
      double value = table.cell(row, table.target());
      if (Math.abs(value) > MemoryRegressor.FARTHEST_TARGET) {
        throw new DataException(
            table.name()
                + ": row "
                + row
                + " (counted from 0), column '"
                + target.name()
                + "' is "
                + value
                + ", too large to be learned, allowed: -1e100 to 1e100; divide the column");
      }
    }
  }

  /**
   * Returns this model with what {@link Confidence} needs: each row is predicted by a fit without
   * it ({@link LeftOut}), which takes about five times as long as the fit of this model.
   *
   * @param table that it was learned from, not modified
   * @param weights that it was learned with, or null
   */
  public TableRegressor confident(Table table, double[] weights) {
    LearnedRows rows = LearnedRows.of(table, weights, null);
    Misses found =
        LeftOut.of(rows.x(), rows.table().targetValues(), rows.weights(), model.options());
    return new TableRegressor(encoder, model, target, names, origin, found);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public TableRegressor withReading(Reading said) {
    return new TableRegressor(encoder, model, target, names, origin.withReading(said), misses);
  }

  /** Returns the prediction for each of some bound rows. */
  public double[] values(Table rows) {
    return rows.rows() == 0 ? new double[0] : model.predict(encoder.encode(rows));
  }

  @Override
  public Table answers(Table rows, boolean shares) {
    double[][] answers =
        Arrays.stream(values(rows)).mapToObj(y -> new double[] {y}).toArray(double[][]::new);
    return Table.of(rows.name(), new Schema(List.of(Column.numeric("prediction"))), -1, answers);
  }

  @Override
  public List<List<Reason>> explain(Table rows, int count) {
    return Arrays.stream(encoder.encode(rows))
        .map(
            x ->
                Arrays.stream(model.explain(x, count))
                    .map(e -> new Reason(LearnedRows.name(names, e.memory()), "", e.weight()))
                    .toList())
        .toList();
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = ModelTree.of(this);
    json.add("names", new Gson().toJsonTree(names));
    json.add("model", model.toJson());
    if (misses != null) {
      json.add("misses", new Gson().toJsonTree(misses.sorted()));
    }
    return json;
  }

  static TableRegressor read(JsonObject json) {
    return new TableRegressor(
        ModelTree.encoder(json),
        MemoryRegressor.fromJson(ModelFile.part(json, "model").getAsJsonObject()),
        ModelTree.target(json),
        ModelTree.names(json),
        ModelTree.origin(json),
        ModelTree.misses(json));
  }
}
