package engram.learned;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import engram.cluster.MemoryModel;
import engram.math.Check;
import engram.model.ClusterModel;
import engram.model.ModelFile;
import engram.table.Column;
import engram.table.ColumnMeans;
import engram.table.Encoder;
import engram.table.Schema;
import engram.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A clustering of the rows of tables.
 *
 * @param encoder the columns as numbers
 * @param fill what stands for missing cells; null for a model that knows missing cells itself
 * @param model the clustering of encoded rows
 * @param target a column of classes to compare with, or null
 * @param origin where it comes from
 */
public record TableClustering(
    Encoder encoder, ColumnMeans fill, ClusterModel model, Column target, Origin origin)
    implements Model {

  static final String KIND = "clustering";

  /** Checks that the parts fit together. */
  public TableClustering {
    int columns = encoder.width();
    ModelTree.checkWidth("centers", model.columns(), encoder);
    if (fill != null) {
      Check.that(
          fill.values().length == columns, "fill", fill.values().length, columns + " values");
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public TableClustering withReading(Reading said) {
    return new TableClustering(encoder, fill, model, target, origin.withReading(said));
  }

  /** Returns the numbers that the clustering takes for bound rows. */
  private double[][] encode(Table rows) {
    double[][] x = encoder.encode(rows);
    return fill == null ? x : fill.fill(x);
  }

  @Override
  public Table answers(Table rows, boolean shares) {
    double[][] x = encode(rows);
    int[] labels = x.length == 0 ? new int[0] : model.predict(x);
    double[][] membership = shares ? membership(x) : new double[x.length][0];
    List<Column> columns = new ArrayList<>(List.of(Column.numeric("cluster")));
    IntStream.range(0, shares ? model.k() : 0)
        .forEach(k -> columns.add(Column.numeric("membership" + k)));
    double[][] answers = new double[x.length][columns.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i][0] = labels[i];
      System.arraycopy(membership[i], 0, answers[i], 1, membership[i].length);
    }
    return Table.of(rows.name(), new Schema(columns), -1, answers);
  }

  /** The memberships of rows; those of memories one by one, so that none depends on the others. */
  private double[][] membership(double[][] x) {
    return model instanceof MemoryModel
        ? Arrays.stream(x).map(model::membership).toArray(double[][]::new)
        : x.length == 0 ? x : model.membership(x);
  }

  @Override
  public List<List<Reason>> explain(Table rows, int count) {
    Check.atLeast("count", count, 0);
    List<List<Reason>> reasons = new ArrayList<>();
    for (double[] shares : membership(encode(rows))) {
      reasons.add(
          IntStream.range(0, shares.length)
              .boxed()
              .filter(k -> shares[k] > 0)
              .sorted(Comparator.comparingDouble((Integer k) -> -shares[k]))
              .limit(count)
              .map(k -> new Reason(Integer.toString(k), Integer.toString(k), shares[k]))
              .toList());
    }
    return reasons;
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = ModelTree.of(this);
    json.add("fill", new Gson().toJsonTree(fill == null ? null : fill.values()));
    json.add("model", model.toJson());
    return json;
  }

  static TableClustering read(JsonObject json) {
    JsonElement fill = json.get("fill");
    boolean fills = fill != null && !fill.isJsonNull();
    return new TableClustering(
        ModelTree.encoder(json),
        fills ? new ColumnMeans(new Gson().fromJson(fill, double[].class)) : null,
        ClusterModels.read(ModelFile.part(json, "model").getAsJsonObject()),
        ModelTree.target(json),
        ModelTree.origin(json));
  }
}
