package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import engram.energy.Separations;
import engram.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Models to the bit, on every Java version, machine and number of threads: each number of {@code
 * expected-clam.txt} is the bit pattern of a double.
 *
 * <p>A change of the arithmetic or of what the seed draws changes the file; write it anew with
 * {@code mvn -pl core/memory test -Dtest=ExpectedModelsTest -Dengram.expectation.write=true} and
 * say so in the commit. A change of defaults does not: every option is spelled out here.
 */
class ExpectedModelsTest {

  private static final String FILE = "expected-clam.txt";

  private static Training training(Start init, int restarts, RestartRule rule, DeadMemories dead) {
    return new Training(init, null, 12, 8, 0.15, 0, 5, restarts, rule, Views.NONE, dead, 42, 2);
  }

  @Test
  void modelsAreThoseOfTheCommittedFile() throws IOException {
    String found = String.join("\n", lines()) + "\n";
    if (Boolean.getBoolean("engram.expectation.write")) {
      Files.writeString(Path.of("src/test/resources/engram/cluster", FILE), found);
    }
    assertThat(found).isEqualTo(committed());
  }

  private static String committed() {
    try (var in =
        Objects.requireNonNull(ExpectedModelsTest.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    double[][] tall = Blobs.of(40, 4, 3, 3, 11);
    double[][] wide = Blobs.of(60, 80, 4, 1.5, 12);
    double[][] gaps = Blobs.withGaps(Blobs.of(70, 6, 3, 3, 13), 14);

    clam(
        lines,
        "masked",
        tall,
        null,
        new Clam.Options(
            3,
            0.6,
            3,
            0.5,
            0.25,
            FillValue.MEAN,
            training(Start.KMEANS_PLUS_PLUS, 4, RestartRule.AGREEMENT, DeadMemories.RESEED),
            Separations.SOFTMAX));
    clam(
        lines,
        "unmasked, large beta, from k-means",
        tall,
        null,
        new Clam.Options(
            5,
            40,
            6,
            0.3,
            0,
            FillValue.ZERO,
            training(Start.KMEANS, 3, RestartRule.LOSS, DeadMemories.KEEP),
            Separations.SOFTMAX));
    clam(
        lines,
        "wide, in the coordinates of the memories",
        wide,
        null,
        new Clam.Options(
            4,
            0.1,
            10,
            0.1,
            0.2,
            FillValue.ZERO,
            training(Start.ROWS, 2, RestartRule.LOSS, DeadMemories.DROP),
            Separations.SOFTMAX));
    clam(
        lines,
        "missing cells, weights, one restart on two threads",
        gaps,
        Blobs.weights(70, 15),
        new Clam.Options(
            3,
            0.5,
            3,
            0.5,
            0.3,
            FillValue.MEAN,
            training(Start.GAUSSIAN, 1, RestartRule.LOSS, DeadMemories.RESEED),
            Separations.SOFTMAX));
    SoftKMeans.Options soft =
        new SoftKMeans.Options(
            3,
            0.8,
            training(Start.KMEANS_PLUS_PLUS, 3, RestartRule.AGREEMENT, DeadMemories.RESEED),
            Separations.SOFTMAX);
    SoftKMeansModel model = SoftKMeans.fit(tall, null, soft, Progress.NONE);
    add(lines, "soft k-means", model.predict(tall), model.memories(), model.objective());
    lines.add("membership" + bits(model.membership(tall[2])));
    return lines;
  }

  private static void clam(
      List<String> lines, String name, double[][] x, double[] weights, Clam.Options options) {
    ClamModel model = Clam.fit(x, weights, options, Progress.NONE);
    add(lines, name, model.predict(x), model.memories(), model.objective());
    lines.add("membership" + bits(model.membership(x[2])));
    lines.add("energy" + bits(model.energy(x[2])));
  }

  private static void add(
      List<String> lines, String name, int[] labels, double[][] memories, double objective) {
    lines.add("# " + name);
    lines.add("labels " + Arrays.toString(labels).replaceAll("[\\[\\],]", ""));
    for (double[] memory : memories) {
      lines.add("memory" + bits(memory));
    }
    lines.add("objective" + bits(objective));
  }

  private static String bits(double... values) {
    StringBuilder text = new StringBuilder();
    for (double value : values) {
      text.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(value)));
    }
    return text.toString();
  }
}
