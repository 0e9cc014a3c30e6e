package engram.model;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;

/** Texts of model files that were changed by somebody who made their digest fit. */
public final class SignedText {

  private SignedText() {}

  /** Writes the text with the digest that it should have. */
  public static void write(Path file, String text) {
    JsonObject model = JsonParser.parseString(text).getAsJsonObject();
    model.remove("digest");
    ModelFile.write(file, model);
  }
}
