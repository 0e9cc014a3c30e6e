package engram.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.DataCheck;
import engram.model.ClusterModel;
import engram.model.ModelFile;
import java.nio.file.Path;

/**
 * Centroids to which rows belong by distance alone: what k-means leaves, whoever ran it. Memories
 * at an infinite inverse temperature: the membership is 1 for the nearest one and 0 for the others.
 * Immutable and safe for use by several threads.
 *
 * @param centers k x D, copied
 * @param sizes training rows of each, copied
 */
public record CentroidModel(double[][] centers, int[] sizes) implements ClusterModel {

  private static final String TYPE = "centroids";

  /**
   * Copies the arrays.
   *
   * @throws IllegalArgumentException if a center is not finite, there is none, or the lengths
   *     differ
   */
  public CentroidModel {
    centers = DataCheck.finiteCopy("centers", centers);
    Check.that(sizes.length == centers.length, "sizes", sizes.length + " values", "one a center");
    sizes = sizes.clone();
  }

  @Override
  public double[][] centers() {
    return DataCheck.copy(centers);
  }

  @Override
  public int[] sizes() {
    return sizes.clone();
  }

  @Override
  public int k() {
    return centers.length;
  }

  @Override
  public int columns() {
    return centers[0].length;
  }

  /**
   * Returns the nearest center of each row, the first of equals. O(n k D).
   *
   * @param x n rows of D finite values, not modified
   */
  @Override
  public int[] predict(double[][] x) {
    int[] labels = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      DataCheck.finite("x[" + i + "]", x[i], columns());
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < centers.length; k++) {
        double distance = 0;
        for (int d = 0; d < x[i].length; d++) {
          double difference = x[i][d] - centers[k][d];
          distance += difference * difference;
        }
        if (distance < least) {
          least = distance;
          labels[i] = k;
        }
      }
    }
    return labels;
  }

  @Override
  public double[][] membership(double[][] x) {
    int[] labels = predict(x);
    double[][] shares = new double[x.length][k()];
    for (int i = 0; i < x.length; i++) {
      shares[i][labels[i]] = 1;
    }
    return shares;
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = ModelFile.create(TYPE);
    json.add("centers", new Gson().toJsonTree(centers));
    json.add("sizes", new Gson().toJsonTree(sizes));
    return json;
  }

  /**
   * Reads a model from a JSON tree.
   *
   * @throws IllegalArgumentException if it is of another type, or a part is missing or out of range
   */
  public static CentroidModel fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () ->
            new CentroidModel(
                new Gson().fromJson(ModelFile.part(json, "centers"), double[][].class),
                new Gson().fromJson(ModelFile.part(json, "sizes"), int[].class)));
  }

  @Override
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }
}
