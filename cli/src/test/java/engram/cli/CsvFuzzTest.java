package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFuzzTest {

  private static final String[] PIECES = {
    ",",
    "\n",
    "\"",
    "?",
    "\r",
    "NaN",
    "-",
    "1e308",
    "1e-308",
    "\u0000",
    "é",
    ";",
    " ",
    "x",
    "0",
    "\"\n",
    ",,",
    "-Infinity",
    "9999999999999999999999",
    "a,b",
    "\u2028"
  };

  @TempDir private Path folder;

  /** Cuts, doubles and replaces pieces of a sound file. */
  private static byte[] mutated(Random random) {
    StringBuilder text = new StringBuilder("a,b,c,class\n");
    for (int i = 0; i < 20; i++) {
      text.append(i % 7).append(',').append(random.nextInt(50) / 10.0).append(',');
      text.append(i % 3 == 0 ? "red" : "blue").append(i % 2 == 0 ? ",x\n" : ",y\n");
    }
    for (int change = random.nextInt(6); change >= 0; change--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      String piece = PIECES[random.nextInt(PIECES.length)];
      text.replace(at, random.nextBoolean() ? end : at, piece);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMutatedFileIsClusteredOrRefusedInOneLine(long seed) throws IOException {
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < 100; round++) {
      Path file = folder.resolve("data.csv");
      Path assign = folder.resolve("assign.csv");
      byte[] content = mutated(random);
      Files.write(file, content);
      Files.deleteIfExists(assign);
      Run run =
          Run.of(
              "cluster",
              file,
              "-k",
              2,
              "--restarts",
              2,
              "--epochs",
              2,
              "--threads",
              1,
              "--assign",
              assign);
      String said = "round " + round + ": " + run.err();
      if (run.exit() == 0) {
        assertThat(run.out()).as(said).isNotEmpty().doesNotContain("NaN");
        assertThat(assign).as(said).exists();
      } else {
        refused++;
        assertThat(run.exit()).as(said).isEqualTo(1);
        assertThat(run.errorLine()).as(said).doesNotContain("unexpected");
        assertThat(assign).as(said).doesNotExist();
      }
    }
    assertThat(refused).isBetween(5, 95);
  }
}
