package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.transformer.ImageCompletion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformerCommandTest {

  @TempDir private Path folder;

  private static Object[] small(String data, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "transformer",
                data,
                "--rows",
                200,
                "--epochs",
                2,
                "--dimension",
                8,
                "--heads",
                2,
                "--inner",
                4,
                "--memories",
                8));
    words.addAll(List.of(more));
    return words.toArray();
  }

  @Test
  void completesHiddenPatchesAndScoresThem() throws IOException {
    Path strip = folder.resolve("strip.png");
    Path file = folder.resolve("model.json");
    Run run =
        Run.of(
            small("digits8x8", "--out", strip, "--model", file, "--json", "-", "--mask", "lower"));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    JsonObject row = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(row.get("train").getAsInt()).isEqualTo(160);
    assertThat(row.get("test").getAsInt()).isEqualTo(40);
    assertThat(row.get("losses").getAsJsonArray()).hasSize(2);
    double mse = row.get("mse").getAsDouble();
    double mean = row.get("meanMse").getAsDouble();
    assertThat(row.get("belowMean").getAsDouble()).isCloseTo(1 - mse / mean, within(1e-12));
    assertThat(row.get("neighbourMse").getAsDouble()).isPositive();
    JsonArray energies = row.get("energies").getAsJsonArray();
    assertThat(energies).hasSize(10);
    assertThat(energies.get(0).getAsJsonArray()).hasSize(7);
    BufferedImage picture = ImageIO.read(strip.toFile());
    assertThat(picture.getWidth()).isEqualTo(6 + 9 * 70);
    assertThat(picture.getHeight()).isEqualTo(22 + 10 * 70);
    assertThat(picture.getRGB(6 + 70 + 30, 22 + 50) & 0xffffff).isEqualTo(0xcfddec);
    assertThat(ImageCompletion.load(file).options().patches().side()).isEqualTo(2);
  }

  @Test
  void aSavedModelCompletesTheSameImagesWithoutTraining() throws IOException {
    Path file = folder.resolve("model.json");
    Path picture = folder.resolve("energies.svg");
    JsonObject first =
        row(small("digits8x8", "--model", file, "--seed", 4, "--mask", "left", "--json", "-"));
    Object[] again = {
      "transformer", "digits8x8", "--rows", 200, "--trained", file, "--energies", picture
    };
    Run run = Run.of(again);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("40 to complete", "the left half hidden", "trained before");
    JsonObject second =
        row(Stream.concat(Arrays.stream(again), Stream.of("--json", "-")).toArray());
    for (String field :
        new String[] {"mse", "meanMse", "neighbourMse", "losses", "seed", "mask", "options"}) {
      assertThat(second.get(field)).as(field).isEqualTo(first.get(field));
    }
    assertThat(second.get("seconds").isJsonNull()).isTrue();
    assertThat(second.getAsJsonArray("energies")).hasSize(40);
    assertThat(first.get("energies").isJsonNull()).isTrue();
    assertThat(Files.readString(picture)).contains("mean of 40 images");
  }

  private static JsonObject row(Object... args) {
    return JsonParser.parseString(Run.of(args).out()).getAsJsonObject();
  }

  @Test
  void aSavedModelIsNotTrainedAndFitsItsImages() throws IOException {
    Path file = folder.resolve("model.json");
    assertThat(Run.of(small("digits8x8", "--model", file)).exit()).isZero();
    Run options = Run.of(small("digits8x8", "--trained", file));
    assertThat(options.exit()).isEqualTo(2);
    assertThat(options.errorLine())
        .contains(
            "--trained has a model that is trained, leave out --epochs, --dimension, --heads,"
                + " --inner, --memories");
    assertThat(
            Run.of("transformer", "digits8x8", "--trained", file, "--model", "b.json").errorLine())
        .contains("leave out --model");
    Path wider = folder.resolve("wider.csv");
    Files.writeString(wider, "a,b,c,d,e,f,g,h,i\n" + "1,2,3,4,5,6,7,8,9\n".repeat(11));
    Run size = Run.of("transformer", wider, "--no-target", "--trained", file);
    assertThat(size.exit()).isEqualTo(1);
    assertThat(size.errorLine()).contains("is for images of 8 x 8, those of wider have 3 x 3");
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{}");
    assertThat(Run.of("transformer", "digits8x8", "--trained", other).errorLine())
        .contains("other.json is not a model: it has no format");
    Path bytes =
        Files.write(folder.resolve("bytes.deep"), new byte[] {(byte) 0xff, 0, (byte) 0x81});
    assertThat(Run.of("transformer", "digits8x8", "--trained", bytes).errorLine())
        .isEqualTo(
            "engram: "
                + bytes
                + " is not a model: it is no text; give a file that --model or save wrote");
    assertThat(Run.of("transformer", "digits8x8", "--energies", "e.txt").errorLine())
        .contains("--energies is e.txt, allowed: a name that ends in .png or .svg");
  }

  @Test
  void theSameSeedPrintsTheSameForAnyNumberOfThreads() {
    String one = Run.of(small("digits8x8", "--threads", 1)).out();
    String two = Run.of(small("digits8x8", "--threads", 3)).out();
    assertThat(two.replaceAll("took.*", "")).isEqualTo(one.replaceAll("took.*", ""));
    assertThat(one).contains("digits8x8: 160 images to learn from, 40 to complete, 8 x 8");
    assertThat(one)
        .as("two epochs are worse than the nearest image")
        .containsPattern("nearest training image +[0-9.]+ {2}\\([0-9.]+ % more\\)");
  }

  @Test
  void readsAFolderOfIdxFiles() throws IOException {
    Path idx = Files.createDirectory(folder.resolve("idx"));
    try (OutputStream to = Files.newOutputStream(idx.resolve("train-images-idx3-ubyte"))) {
      to.write(new byte[] {0, 0, 8, 3, 0, 0, 0, 20, 0, 0, 0, 4, 0, 0, 0, 4});
      for (int i = 0; i < 320; i++) {
        to.write(i * 37 % 251);
      }
    }
    try (OutputStream to = Files.newOutputStream(idx.resolve("train-labels-idx1-ubyte"))) {
      to.write(new byte[] {0, 0, 8, 1, 0, 0, 0, 20});
      to.write(new byte[20]);
    }
    Run run = Run.of(small(idx.toString(), "--patch", 2));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("16 images to learn from, 4 to complete, 4 x 4");
  }

  @Test
  void refusesWhatIsNoSetOfImages() throws IOException {
    assertThat(Run.of("transformer", "breast_cancer_wdbc").errorLine())
        .isEqualTo(
            "engram: breast_cancer_wdbc: 30 columns are no square image, allowed: 64, 784 and such");
    assertThat(Run.of("transformer", "penguins", "--without", "island,sex").errorLine())
        .contains("is missing, but an image needs all its pixels");
    Path few = folder.resolve("few.csv");
    Files.writeString(few, "a,b,c,d\n1,2,3,4\n5,6,7,8\n");
    assertThat(Run.of("transformer", few, "--no-target").errorLine())
        .endsWith("2 images are too few to split");
    Path words = folder.resolve("words.csv");
    Files.writeString(words, "a,b,c,d\n1,2,x,4\n5,6,y,8\n");
    assertThat(Run.of("transformer", words, "--no-target").errorLine())
        .endsWith("column 'c' is not numeric, so it is no pixel");
  }
}
