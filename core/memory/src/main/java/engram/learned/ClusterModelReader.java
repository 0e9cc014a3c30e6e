package engram.learned;

import com.google.gson.JsonObject;
import engram.model.ClusterModel;

/**
 * Reads clusterings of a type that the core does not know; found by {@link
 * java.util.ServiceLoader}.
 */
public interface ClusterModelReader {

  /** Returns the type, as the tree of the model says it. */
  String type();

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException if a part is missing or out of range
   */
  ClusterModel read(JsonObject json);
}
