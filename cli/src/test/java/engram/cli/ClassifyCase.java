package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What tests of classify share: a folder, and rows of two groups. */
abstract class ClassifyCase {

  @TempDir Path folder;

  Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, List.of(lines));
    return file;
  }

  /** Two groups that one column tells apart, with one cell missing. */
  Path groups() throws IOException {
    StringBuilder text = new StringBuilder("size,colour,kind\n");
    for (int i = 0; i < 12; i++) {
      text.append(i == 3 ? "" : i % 2 * 10 + 0.1 * i)
          .append(i % 3 == 0 ? ",red," : ",blue,")
          .append(i % 2 == 0 ? "small\n" : "\"la,rge\"\n");
    }
    Path file = folder.resolve("groups.csv");
    Files.writeString(file, text);
    return file;
  }

  static JsonObject json(Run run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }
}
