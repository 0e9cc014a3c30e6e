package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandscapeCommandTest {

  @TempDir private Path folder;
  private Path triangle;
  private Path out;

  @BeforeEach
  void makeData() throws IOException {
    triangle = folder.resolve("triangle.csv");
    Files.writeString(triangle, "a,b\n-1,0\n1,0\n0,1.7320508075688772\n");
    out = folder.resolve("out.png");
  }

  private JsonObject draw(Object... options) {
    Object[] first = {"landscape", triangle, "--no-target", "--raw", "--out", out, "--json", "-"};
    Object[] args = Stream.concat(Stream.of(first), Stream.of(options)).toArray();
    Run run = Run.of(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  /** The corners are 2 apart, the middles of sides 1 and the centre 2 / sqrt(3) from them. */
  @ParameterizedTest
  @CsvSource({"4, 3, 0", "1.6, 6, 3", "1.2, 7, 4", "0.6, 4, 1", "0.3, 1, 1"})
  void theLogSumReluEnergyOfATriangleHasTheMinimaOfItsGeometry(double beta, int all, int novel) {
    JsonArray minima = draw("--kernel", "epanechnikov", "--beta", beta).getAsJsonArray("minima");
    int found = 0;
    for (var minimum : minima) {
      found += minimum.getAsJsonObject().get("novel").getAsBoolean() ? 1 : 0;
    }
    assertThat(minima.size()).isEqualTo(all);
    assertThat(found).isEqualTo(novel);
  }

  @ParameterizedTest
  @CsvSource({"gaussian", "cosine", "tricube", "quartic", "triweight", "triangle"})
  void narrowKernelsHaveOneMinimumARowAndWideOnesOneAtTheMiddle(String kernel) {
    assertThat(draw("--kernel", kernel, "--bandwidth", 0.5).getAsJsonArray("minima")).hasSize(3);
    JsonArray wide = draw("--kernel", kernel, "--bandwidth", 30).getAsJsonArray("minima");
    assertThat(wide).hasSize(1);
    JsonObject middle = wide.get(0).getAsJsonObject();
    assertThat(middle.get("first").getAsDouble()).isCloseTo(0, within(0.05));
    assertThat(middle.get("second").getAsDouble()).isCloseTo(1 / Math.sqrt(3), within(0.05));
  }

  @Test
  void theUniformKernelIsFlatAndHasNoMinima() {
    assertThat(draw("--kernel", "uniform", "--beta", 2).getAsJsonArray("minima")).isEmpty();
  }

  @Test
  void theCornerOutOfReachOfACompactKernelIsShownSo() throws IOException {
    int nowhere = 0xe9e2d8;
    draw("--kernel", "epanechnikov", "--bandwidth", 0.5);
    BufferedImage compact = ImageIO.read(out.toFile());
    assertThat(count(compact, nowhere)).isGreaterThan(compact.getWidth() * 100);
    draw("--kernel", "gaussian", "--bandwidth", 0.5);
    assertThat(count(ImageIO.read(out.toFile()), nowhere)).isLessThan(100);
  }

  private static int count(BufferedImage image, int color) {
    int count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        count += (image.getRGB(x, y) & 0xffffff) == color ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void otherDataAreDrawnOnTheirPrincipalAxesWithTheirClasses() throws IOException {
    Path svg = folder.resolve("iris.svg");
    Run run = Run.of("landscape", "iris", "--out", svg);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("iris, 150 rows, gaussian kernel, beta ").contains("minim");
    assertThat(Files.readString(svg))
        .contains("first principal axis, 73 %", "Iris-virginica", "Energy of iris");
  }

  @Test
  void aRunIsTheSameForAnyNumberOfThreads() throws IOException {
    Path one = folder.resolve("one.svg");
    Path three = folder.resolve("three.svg");
    Run.of("landscape", "wine", "--kernel", "quartic", "--threads", 1, "--out", one);
    Run.of("landscape", "wine", "--kernel", "quartic", "--threads", 3, "--out", three);
    assertThat(three).hasSameTextualContentAs(one);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "landscape iris --out x.jpg | --out is x.jpg, allowed: a name that ends in .png or .svg",
        "landscape iris --out x.png --bandwidth 0 | --bandwidth is 0.0, allowed: above 0",
        "landscape iris --out x.png --bandwidth -1 | --bandwidth is -1.0, allowed: above 0",
        "landscape iris --out x.png --beta 0 | '--beta': '0', allowed: auto, or a number above 0",
        "landscape iris --out x.png --beta 1 --bandwidth 1 | are mutually exclusive",
        "landscape iris --out x.png --kernel square | this version has no 'square', allowed: gaussian, epanechnikov",
        "landscape iris --out x.png --threads -1 | --threads is -1, allowed: 0",
        "landscape iris | Missing required option: '--out=FILE'",
      })
  void aWrongCommandLineGetsOneLineAndExitTwo(String command, String message) {
    Run run = Run.of((Object[]) command.split(" "));
    assertThat(run.errorLine()).contains(message).endsWith("--help)");
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void dataThatCannotBeDrawnGetOneLineAndLeaveNothing() throws IOException {
    assertThat(Run.of("landscape", "iris", "--raw", "--out", out).errorLine())
        .contains("iris: --raw needs two numeric columns");
    Files.writeString(triangle, "a,b\n1,2\n1,2\n1,2\n");
    assertThat(Run.of("landscape", triangle, "--no-target", "--out", out).errorLine())
        .contains("triangle: all rows are equal");
    assertThat(Run.of("landscape", folder.resolve("no.csv"), "--out", out).errorLine())
        .endsWith("no such file");
    assertThat(Run.of("landscape", "no.csv", "--out", folder.resolve("none/x.png")).errorLine())
        .startsWith("engram: --out: there is no folder");
    assertThat(out).doesNotExist();
  }
}
