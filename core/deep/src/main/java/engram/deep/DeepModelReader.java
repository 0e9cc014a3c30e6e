package engram.deep;

import com.google.gson.JsonObject;
import engram.learned.ClusterModelReader;
import engram.model.ClusterModel;
import engram.model.ModelFile;
import java.util.Base64;

/** Reads deep clusterings behind their encoder; a service that the core looks up. */
public final class DeepModelReader implements ClusterModelReader {

  static final String TYPE = "deep";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public ClusterModel read(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () ->
            DeepModel.ofBytes(
                Base64.getDecoder().decode(ModelFile.part(json, "bytes").getAsString())));
  }
}
