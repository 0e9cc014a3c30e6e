package engram.learned;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.Largest;
import engram.model.ModelFile;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import engram.table.Column;
import engram.table.Encoder;
import engram.table.Schema;
import engram.table.Table;
import engram.trust.LeftOut;
import engram.trust.Misses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link MemoryClassifier} of the rows of tables.
 *
 * @param encoder the columns as numbers
 * @param model the classifier of encoded rows; its classes are indices of the target's levels
 * @param target what is predicted, nominal
 * @param names names of the stored rows; null where they are their numbers
 * @param origin where it comes from
 * @param misses by how much rows left out were missed, for {@link Confidence}; null where that was
 *     not learned
 */
public record TableClassifier(
    Encoder encoder,
    MemoryClassifier model,
    Column target,
    List<String> names,
    Origin origin,
    Misses misses)
    implements Model {

  static final String KIND = "classification";

  /** Checks that the parts fit together. */
  public TableClassifier {
    Check.that(target.isNominal(), "target", target.name() + ", no levels", "a nominal column");
    int[] classes = model.classes();
    int levels = target.levels().size();
    Check.that(
        classes[0] >= 0 && classes[classes.length - 1] < levels,
        "classes",
        Arrays.toString(classes),
        "0 to " + (levels - 1));
    ModelTree.checkWidth("memories", model.columns(), encoder);
    names = names == null ? null : List.copyOf(names);
  }

  /** A model without misses. */
  public TableClassifier(
      Encoder encoder, MemoryClassifier model, Column target, List<String> names, Origin origin) {
    this(encoder, model, target, names, origin, null);
  }

  /** Learns from the rows of a table with its weights; rows are named by their numbers. */
  public static TableClassifier fit(Table table, MemoryClassifier.Options options) {
    return fit(table, table.weights(), null, options);
  }

  /**
   * Learns from the rows whose target is known. Columns that are known in no such row have no part.
   *
   * @param table with a nominal target, not modified
   * @param weights one of 0 or more a row, or null for 1 each, not modified
   * @param ids names of the rows for {@link #explain}, or null for their numbers
   * @throws engram.table.DataException if a column cannot be used
   * @throws IllegalArgumentException as {@link MemoryClassifier#fit(double[][], int[],
   *     MemoryClassifier.Options)}
   */
  public static TableClassifier fit(
      Table table, double[] weights, List<String> ids, MemoryClassifier.Options options) {
    LearnedRows rows = LearnedRows.of(table, weights, ids);
    MemoryClassifier model =
        MemoryClassifier.fit(rows.x(), rows.table().targetLabels(), rows.weights(), options);
    List<String> names = options.form() == MemoryForm.PAIRS ? rows.names() : null;
    return new TableClassifier(
        rows.encoder(), model, table.targetColumn(), names, Origin.of(table));
  }

  /**
   * Returns this model with what {@link Confidence} needs: each row is predicted by a fit without
   * it ({@link LeftOut}), which takes about five times as long as the fit of this model.
   *
   * @param table that it was learned from, not modified
   * @param weights that it was learned with, or null
   */
  public TableClassifier confident(Table table, double[] weights) {
    LearnedRows rows = LearnedRows.of(table, weights, null);
    Misses found =
        LeftOut.of(rows.x(), rows.table().targetLabels(), rows.weights(), model.options());
    return new TableClassifier(encoder, model, target, names, origin, found);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public TableClassifier withReading(Reading said) {
    return new TableClassifier(encoder, model, target, names, origin.withReading(said), misses);
  }

  /**
   * Returns the probability of each level of the target at each of some bound rows; 0 for a level
   * that is not among the rows learned from.
   */
  public double[][] probabilities(Table rows) {
    double[][] found =
        rows.rows() == 0 ? new double[0][] : model.probabilities(encoder.encode(rows));
    int[] classes = model.classes();
    double[][] all = new double[found.length][target.levels().size()];
    for (int i = 0; i < all.length; i++) {
      for (int c = 0; c < classes.length; c++) {
        all[i][classes[c]] = found[i][c];
      }
    }
    return all;
  }

  @Override
  public Table answers(Table rows, boolean shares) {
    double[][] probabilities = probabilities(rows);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.nominal("prediction", target.levels()));
    target.levels().forEach(level -> columns.add(Column.numeric(target.name() + "=" + level)));
    double[][] answers = new double[probabilities.length][columns.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i][0] = Largest.of(probabilities[i]);
      System.arraycopy(probabilities[i], 0, answers[i], 1, probabilities[i].length);
    }
    return Table.of(rows.name(), new Schema(columns), -1, answers);
  }

  @Override
  public List<List<Reason>> explain(Table rows, int count) {
    return Arrays.stream(encoder.encode(rows))
        .map(
            x ->
                Arrays.stream(model.explain(x, count))
                    .map(
                        e ->
                            new Reason(
                                LearnedRows.name(names, e.row()),
                                target.levels().get(e.label()),
                                e.weight()))
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

  static TableClassifier read(JsonObject json) {
    return new TableClassifier(
        ModelTree.encoder(json),
        MemoryClassifier.fromJson(ModelFile.part(json, "model").getAsJsonObject()),
        ModelTree.target(json),
        ModelTree.names(json),
        ModelTree.origin(json),
        ModelTree.misses(json));
  }
}
