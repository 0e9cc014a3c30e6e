package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.binary.BinaryMemory;
import engram.hebb.SynapticMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecallCommandTest {

  @TempDir private Path folder;

  private Run run(Object... args) {
    List<Object> all = new ArrayList<>(List.of("recall"));
    all.addAll(List.of(args));
    return Run.of(all.toArray());
  }

  private static JsonObject json(Run run) {
    assertThat(run.err()).isEmpty();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @Test
  void exponentialsRecallDigitsAndHebbDoesNot() {
    JsonObject dense = json(run("digits8x8", "--stored", 20, "--noise", 0.1, "--json", "-"));
    assertThat(dense.get("memory").getAsString()).isEqualTo("exponential");
    assertThat(dense.get("stored").getAsInt()).isEqualTo(20);
    assertThat(dense.get("bits").getAsInt()).isEqualTo(64);
    assertThat(dense.get("recalled").getAsDouble()).isGreaterThan(.9);
    assertThat(dense.get("startOverlap").getAsDouble()).isCloseTo(1 - 12 / 64.0, within(1e-12));
    JsonObject hebb =
        json(
            run(
                "digits8x8",
                "--stored",
                20,
                "--noise",
                0.1,
                "--memory",
                "hopfield",
                "--json",
                "-"));
    assertThat(hebb.get("recalled").getAsDouble()).isLessThan(.1);
    assertThat(hebb.get("rule").getAsString()).isEqualTo("energy");
  }

  @Test
  void severalMemoriesMakeATable() throws IOException {
    Path file = folder.resolve("all.json");
    Run run =
        run(
            "digits8x8",
            "--stored",
            10,
            "--memory",
            "storkey,rectified,perceptron",
            "--json",
            file);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().count()).isEqualTo(5);
    assertThat(run.out()).contains("storkey ", "rectified 6 ", "perceptron ");
    assertThat(
            JsonParser.parseString(Files.readString(file))
                .getAsJsonObject()
                .getAsJsonArray("results"))
        .hasSize(3);
  }

  @Test
  void whatIsHiddenIsFilledInAndTheRestIsClamped() {
    JsonObject found = json(run("digits8x8", "--mask", 0.5, "--stored", 30, "--json", "-"));
    assertThat(found.get("mask").getAsDouble()).isEqualTo(.5);
    assertThat(found.get("noise").getAsDouble()).isZero();
    assertThat(found.get("recalled").getAsDouble()).isGreaterThan(.7);
  }

  @Test
  void theSameSeedRecallsTheSameForAnyNumberOfThreads() {
    List<String> found = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      JsonObject row = json(run("digits8x8", "--threads", threads, "--json", "-"));
      row.remove("seconds");
      found.add(row.toString());
    }
    assertThat(found.get(1)).isEqualTo(found.get(0));
    JsonObject other = json(run("digits8x8", "--seed", 2, "--json", "-"));
    other.remove("seconds");
    assertThat(other.toString()).isNotEqualTo(found.get(0));
  }

  @Test
  void memoriesAndPicturesAreWritten() throws IOException {
    Path model = folder.resolve("m.json");
    Path picture = folder.resolve("p.png");
    Run run = run("digits8x8", "--stored", 12, "--out", picture, "--model", model);
    assertThat(run.err()).isEmpty();
    assertThat(BinaryMemory.load(model).count()).isEqualTo(12);
    assertThat(ImageIO.read(picture.toFile()).getHeight()).isGreaterThan(600);
    Run out = run("digits8x8", "--stored", 12, "--model", "-");
    assertThat(out.out().strip()).isEqualTo(Files.readString(model).strip());
    run("digits8x8", "--stored", 12, "--memory", "hopfield", "--model", model);
    assertThat(SynapticMemory.load(model).dimensions()).isEqualTo(64);
  }

  @Test
  void rowsWithTheSameSignsAreStoredOnce() throws IOException {
    Path file = folder.resolve("few.csv");
    Files.writeString(file, "a,b,c\n0,1,1\n0,.9,1\n1,0,0\n1,0,1\n");
    Run run = run(file, "--no-target");
    assertThat(run.err()).contains("3 patterns are stored, there are no more that differ");
    assertThat(run.out())
        .startsWith("few: 3 patterns of 3 signs stored, 25 % of the signs flipped");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--noise 2|--noise is 2.0, allowed: 0 to 1",
        "--mask -1|--mask is -1.0, allowed: 0 to 1",
        "--noise .1 --mask .1|exclude each other",
        "--stored 1|--stored is 1, allowed: 2 or more",
        "--sweeps 0|--sweeps is 0, allowed: 1 to 10000",
        "--memory elephant|this version has no 'elephant', allowed: hopfield, covariance",
        "--memory polynomial --power 3|power is 3, allowed: even",
        "--memory rectified --power 400|power is 400, allowed: up to",
        "--beta 0|beta is 0.0",
        "--memory oja,storkey --model m.json|--model keeps one memory",
        "--memory oja,storkey --out m.png|--out draws one memory",
        "--out m.jpg|.png",
      })
  void whatIsNotAllowedIsSaidInALine(String words, String said) {
    List<Object> args = new ArrayList<>(List.of("digits8x8"));
    args.addAll(List.of(words.split(" ")));
    Run run = run(args.toArray());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.errorLine()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,1\n1,1\n|all cells are 1.0",
        "a,b\n1,x\n2,y\n1,x\n2,y\n|column 'b' holds no numbers",
        "a,b\n1,2\n,2\n3,4\n|row 2, column 'a' is missing"
      })
  void dataThatCannotBecomeSignsAreRefused(String text) throws IOException {
    Path file = folder.resolve("bad.csv");
    String[] parts = text.split("\\|");
    Files.writeString(file, parts[0]);
    Run run = run(file, "--no-target");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLine()).contains(parts[1]);
  }

  @Test
  void aMatrixForVeryManySignsIsRefusedAndAPictureOfNoSquareToo() throws IOException {
    Path file = folder.resolve("wide.csv");
    StringBuilder text = new StringBuilder("a0");
    for (int i = 1; i < 5001; i++) {
      text.append(",a").append(i);
    }
    for (int row = 0; row < 3; row++) {
      text.append('\n').append(row);
      for (int i = 1; i < 5001; i++) {
        text.append(',').append((i * (row + 7)) % 11);
      }
    }
    Files.writeString(file, text + "\n");
    assertThat(run(file, "--no-target", "--stored", 3, "--memory", "hopfield").errorLine())
        .contains("5001 signs ask for a matrix", "take exponential");
    assertThat(run("wine", "--stored", 5, "--out", folder.resolve("p.png")).errorLine())
        .contains("13 columns are no square image; leave out --out");
  }
}
