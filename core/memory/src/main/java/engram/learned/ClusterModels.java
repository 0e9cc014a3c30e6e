package engram.learned;

import com.google.gson.JsonObject;
import engram.basin.BasinModel;
import engram.cluster.CentroidModel;
import engram.cluster.ClamModel;
import engram.cluster.SoftKMeansModel;
import engram.model.ClusterModel;
import engram.model.ModelFile;
import java.util.ServiceLoader;

/** Clusterings of any type, from their trees. */
final class ClusterModels {

  private ClusterModels() {}

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException if it is of no known type, or a part is missing or out of
   *     range
   */
  static ClusterModel read(JsonObject json) {
    String type = ModelFile.part(json, "type").getAsString();
    return switch (type) {
      case "clam" -> ClamModel.fromJson(json);
      case "soft-k-means" -> SoftKMeansModel.fromJson(json);
      case "basins" -> BasinModel.fromJson(json);
      case "centroids" -> CentroidModel.fromJson(json);
      default -> other(type, json);
    };
  }

  private static ClusterModel other(String type, JsonObject json) {
    ClassLoader loader = ClusterModelReader.class.getClassLoader();
    for (ClusterModelReader reader : ServiceLoader.load(ClusterModelReader.class, loader)) {
      if (reader.type().equals(type)) {
        return reader.read(json);
      }
    }
    throw new IllegalArgumentException(
        "the model is of the type '" + type + "', which no module at hand reads");
  }
}
