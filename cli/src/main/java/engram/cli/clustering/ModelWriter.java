package engram.cli.clustering;

import com.google.gson.JsonObject;
import engram.model.ModelFile;
import engram.table.Encoder;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Writes a model to a file, whole or not at all. */
@FunctionalInterface
public interface ModelWriter {

  /**
   * Writes the model.
   *
   * @param encoder made the rows that the model was learned from
   */
  void write(Path file, Encoder encoder);

  /** Returns a writer of one JSON object: the encoder, and the model behind it. */
  static ModelWriter json(Supplier<JsonObject> model) {
    return (file, encoder) -> {
      JsonObject saved = ModelFile.create("clustering");
      saved.add("encoder", encoder.toJson());
      saved.add("model", model.get());
      ModelFile.write(file, saved);
    };
  }
}
