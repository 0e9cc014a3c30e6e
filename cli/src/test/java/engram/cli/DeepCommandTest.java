package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.deep.DeepModel;
import engram.learned.Model;
import engram.learned.TableClustering;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepCommandTest {

  @TempDir private Path folder;

  @Test
  @Tag("nd4j")
  void writesARowTheModelTheClustersAndPictures() throws IOException {
    Path json = folder.resolve("row.json");
    Path model = folder.resolve("m.deep");
    Path assign = folder.resolve("a.csv");
    Path out = folder.resolve("pictures");
    Run run =
        Run.of(
            "deep",
            "digits8x8",
            "-k",
            10,
            "--widths",
            "32",
            "--epochs",
            "3,2,3",
            "--threads",
            1,
            "--json",
            json,
            "--model",
            model,
            "--assign",
            assign,
            "--out",
            out);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("autoencoder + k-means", "k-means", "layers 64-32-16");

    JsonObject row = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    assertThat(row.get("algorithm").getAsString()).isEqualTo("deep");
    assertThat(row.get("k").getAsInt()).isEqualTo(10);
    for (String key :
        new String[] {
          "nmi",
          "ari",
          "accuracy",
          "silhouette",
          "reconstruction",
          "autoencoderReconstruction",
          "balance",
          "silhouetteCodes",
          "silhouetteMemory",
          "clustersUsed",
          "seconds"
        }) {
      assertThat(row.get(key).getAsDouble()).as(key).isFinite();
    }
    assertThat(row.get("rivals").getAsJsonArray()).hasSize(2);
    assertThat(Files.readAllLines(assign)).hasSize(1798).startsWith("row,cluster");
    TableClustering saved = (TableClustering) Model.load(model);
    assertThat(saved.model()).isInstanceOf(DeepModel.class);
    assertThat(saved.model().k()).isEqualTo(10);
    Path again = folder.resolve("again.csv");
    assertThat(Run.of("predict", model, "digits8x8", "--out", again).exit()).isZero();
    assertThat(Files.readAllLines(again)).isEqualTo(Files.readAllLines(assign));
    for (String name : new String[] {"codes", "memory", "clusters", "reconstructions"}) {
      assertThat(ImageIO.read(out.resolve(name + ".png").toFile()).getWidth()).isGreaterThan(100);
    }
  }

  @Test
  @Tag("nd4j")
  void tablesAreStandardised() {
    Run run = Run.of("deep", "iris", "-k", 3, "--epochs", "3,2,3", "--json", "-");
    assertThat(run.exit()).isZero();
    JsonObject row = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(row.get("architecture").getAsString()).isEqualTo("4-32-32-3");
  }

  @Test
  void wrongOptionsAreUsageErrors() {
    assertThat(Run.of("deep", "iris", "-k", 3, "--epochs", "3,2").errorLine())
        .contains("--epochs has 2 numbers, allowed: 3");
    assertThat(Run.of("deep", "iris", "-k", 3, "--probe", "0.1,0").errorLine())
        .contains("--probe has 2 numbers, allowed: 5");
    assertThat(Run.of("deep", "iris", "-k", 3, "--steps", -1).errorLine())
        .contains("--steps is -1, allowed: 0 to 10000");
    assertThat(Run.of("deep", "iris", "-k", 3, "--image", "5").errorLine())
        .contains("--image is 5, allowed: HxW");
    assertThat(Run.of("deep", "iris").errorLine()).contains("Missing required option");
  }

  @Test
  void wrongShapesAreOneLine() {
    assertThat(Run.of("deep", "digits8x8", "-k", 3, "--image", "7x9").errorLine())
        .contains("--image 7x9 is for other rows, these have 64 columns");
    assertThat(Run.of("deep", "iris", "-k", 3, "--convolutional").errorLine())
        .contains("--convolutional needs images");
    assertThat(Run.of("deep", "iris", "-k", 1000).errorLine())
        .contains("k is 1000, allowed: 1 to the number of distinct rows");
  }

  @Test
  void otherCommandsNeedNoNd4jAndDeepSaysWhatIsMissing() throws Exception {
    URL[] without =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> !Path.of(part).getFileName().toString().startsWith("nd4j"))
            .map(DeepCommandTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader alone = new URLClassLoader(without, ClassLoader.getPlatformClassLoader())) {
      Class<?> main = alone.loadClass("engram.cli.Main");
      Method run =
          main.getDeclaredMethod("run", PrintWriter.class, PrintWriter.class, String[].class);
      run.setAccessible(true);
      assertThat(exit(run, "--help")).isZero();
      assertThat(exit(run, "deep", "--help")).isZero();
      assertThat(exit(run, "datasets")).isZero();
      assertThat(exit(run, "cluster", "iris", "-k", "3", "--restarts", "1")).isZero();
      assertThat(exit(run, "compare", "iris", "--restarts", "1")).isZero();
      assertThat(exit(run, "transformer", "digits8x8", "--rows", "20", "--epochs", "1")).isZero();
      for (String deep :
          new String[] {
            "deep iris -k 3", "cluster iris -k 3 --algorithm deep", "compare --algorithms clam,deep"
          }) {
        StringWriter err = new StringWriter();
        Object status =
            run.invoke(
                null, new PrintWriter(new StringWriter()), new PrintWriter(err), deep.split(" "));
        assertThat(status).as(deep).isEqualTo(1);
        assertThat(err.toString()).startsWith("engram: no ND4J backend for ").hasLineCount(1);
      }
    }
  }

  private static int exit(Method run, String... args) throws ReflectiveOperationException {
    return (int)
        run.invoke(
            null, new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), args);
  }

  private static URL url(String part) {
    try {
      return Path.of(part).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
