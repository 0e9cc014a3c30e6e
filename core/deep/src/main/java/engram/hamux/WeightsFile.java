package engram.hamux;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import engram.model.ModelFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights of a network as a JSON file, with the names and shapes of its layers. The energies
 * themselves are code: build the same network again and load the weights into it.
 */
public final class WeightsFile {

  private static final String TYPE = "hamux-weights";

  private WeightsFile() {}

  /**
   * Writes the weights. The file appears whole or not at all.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void save(Network network, Path file) {
    JsonObject model = ModelFile.create(TYPE);
    model.add("layers", layers(network));
    JsonObject synapses = new JsonObject();
    network
        .weights()
        .forEach(
            (synapse, arrays) -> {
              JsonObject parts = new JsonObject();
              arrays.forEach((name, array) -> parts.add(name, json(array)));
              synapses.add(synapse, parts);
            });
    model.add("synapses", synapses);
    ModelFile.write(file, model);
  }

  /**
   * Reads weights into a network.
   *
   * @param network of the same layers and synapses as the one that was saved
   * @return the network with the weights of the file
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is no such file or of another network
   */
  public static Network load(Network network, Path file) {
    return ModelFile.load(file, model -> read(network, model));
  }

  private static Network read(Network network, JsonObject model) {
    ModelFile.expect(model, TYPE);
    Map<String, Map<String, INDArray>> weights =
        ModelFile.parse(
            () -> {
              JsonElement found = ModelFile.part(model, "layers");
              if (!found.equals(layers(network))) {
                throw new IllegalArgumentException(
                    "it is of another network, with layers " + found + ", not " + layers(network));
              }
              JsonObject synapses = ModelFile.part(model, "synapses").getAsJsonObject();
              if (!synapses.keySet().equals(network.synapses().keySet())) {
                throw new IllegalArgumentException(
                    "it is of another network, with synapses "
                        + synapses.keySet()
                        + ", not "
                        + network.synapses().keySet());
              }
              return weights(synapses);
            });
    return network.withWeights(weights);
  }

  private static JsonArray layers(Network network) {
    JsonArray layers = new JsonArray();
    for (Layer layer : network.layers()) {
      JsonObject json = new JsonObject();
      json.addProperty("name", layer.name());
      JsonArray shape = new JsonArray();
      layer.shape().forEach(size -> shape.add(Long.toString(size)));
      json.add("shape", shape);
      json.addProperty("lagrangian", layer.lagrangian().toString());
      layers.add(json);
    }
    return layers;
  }

  private static Map<String, Map<String, INDArray>> weights(JsonObject synapses) {
    Map<String, Map<String, INDArray>> weights = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> synapse : synapses.entrySet()) {
      Map<String, INDArray> arrays = new LinkedHashMap<>();
      synapse
          .getValue()
          .getAsJsonObject()
          .entrySet()
          .forEach(part -> arrays.put(part.getKey(), array(part.getValue().getAsJsonObject())));
      weights.put(synapse.getKey(), arrays);
    }
    return weights;
  }

  private static JsonObject json(INDArray array) {
    JsonObject json = new JsonObject();
    JsonArray shape = new JsonArray();
    for (long size : array.shape()) {
      shape.add(size);
    }
    json.add("shape", shape);
    JsonArray values = new JsonArray();
    for (double value : array.dup('c').data().asDouble()) {
      values.add(value);
    }
    json.add("values", values);
    return json;
  }

  private static INDArray array(JsonObject json) {
    long[] shape =
        ModelFile.part(json, "shape").getAsJsonArray().asList().stream()
            .mapToLong(JsonElement::getAsLong)
            .toArray();
    double[] values =
        ModelFile.part(json, "values").getAsJsonArray().asList().stream()
            .mapToDouble(JsonElement::getAsDouble)
            .toArray();
    return Weights.given("file", () -> Nd4j.createFromArray(values).reshape('c', shape));
  }
}
