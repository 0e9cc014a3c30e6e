package engram.energy;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** A separation as its word. */
final class SeparationJson extends TypeAdapter<Separation> {

  @Override
  public void write(JsonWriter out, Separation separation) throws IOException {
    out.value(separation == null ? null : separation.word());
  }

  @Override
  public Separation read(JsonReader in) throws IOException {
    return Separations.named(in.nextString());
  }
}
