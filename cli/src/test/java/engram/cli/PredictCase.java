package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of models share: a folder, and rows of two groups with holes. */
abstract class PredictCase {

  @TempDir Path folder;
  Path known;

  /** Two groups, with an id, numbers with holes, levels and a class. */
  @BeforeEach
  void write() throws IOException {
    Random random = new Random(4);
    List<String> lines = new ArrayList<>(List.of("id,size,weight,colour,kind"));
    for (int i = 0; i < 60; i++) {
      boolean large = i % 2 == 0;
      String size = i % 9 == 4 ? "" : "" + ((large ? 9 : 3) + random.nextInt(3));
      lines.add(
          String.format(
              java.util.Locale.ROOT,
              "p%03d,%s,%.3f,%s,%s",
              i,
              size,
              (large ? 5 : 1) + random.nextGaussian(),
              i % 7 == 3 ? "NA" : random.nextInt(4) == 0 == large ? "red" : "blue",
              large ? "big" : "small"));
    }
    known = file("known.csv", lines.toArray(String[]::new));
  }

  Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, Arrays.asList(lines));
    return file;
  }

  Path at(String name) {
    return folder.resolve(name);
  }

  static Run done(Object... args) {
    Run run = Run.of(args);
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }
}
