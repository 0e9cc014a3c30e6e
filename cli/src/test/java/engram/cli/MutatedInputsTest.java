package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import engram.model.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with pieces cut, doubled and replaced are used or refused in one line; nothing that is not
 * a number is ever answered. A few of each kind here; {@code mvn -pl cli -am test
 * -Dtest=MutatedInputsTest -Dsurefire.failIfNoSpecifiedTests=false -Dengram.mutations=20000} tries
 * many, and says how they ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedInputsTest {

  private static final int TRIES = Integer.getInteger("engram.mutations", 60);

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
    "\u2028",
    "\t",
    "#",
    "{",
    "}",
    "[",
    "null",
    "true",
    "1e39",
    "-1",
    "%",
    "@data\n",
    "'",
    "\ufeff",
    ":",
    "2.5",
    "sep=;\n"
  };

  /** What a model is asked of, and how each kind of model is learned. */
  private static final Map<String, String> MODELS =
      new TreeMap<>(
          Map.of(
              "clam", "cluster DATA -k 2 --restarts 2 --epochs 2",
              "soft", "cluster DATA -k 2 --algorithm soft --restarts 2 --epochs 2",
              "kmeans", "cluster DATA -k 2 --algorithm kmeans --restarts 2",
              "basins", "cluster DATA --algorithm basins",
              "classes", "classify --train DATA",
              "learned-classes", "classify --train DATA --memories 3 --epochs 3",
              "numbers", "classify --train DATA --target b",
              "learned-numbers", "classify --train DATA --target b --memories 3 --epochs 3",
              "completion", "complete DATA"));

  @TempDir private static Path folder;

  static List<String> kinds() {
    List<String> kinds = new ArrayList<>(List.of("csv", "tsv", "arff", "asked"));
    MODELS.keySet().forEach(name -> kinds.add("model " + name));
    return kinds;
  }

  private static String table(char sign, String header) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder(header);
    for (int i = 0; i < 24; i++) {
      text.append(i % 7).append(sign).append(random.nextInt(50) / 10.0).append(sign);
      text.append(i % 11 == 5 ? "?" : i % 3 == 0 ? "red" : "blue");
      text.append(sign).append(i % 2 == 0 ? "x\n" : "y\n");
    }
    return text.toString();
  }

  private static final String CSV = table(',', "a,b,c,class\n");
  private static final String TSV = table('\t', "a\tb\tc\tclass\n");
  private static final String ARFF =
      table(
          ',',
          "@relation r\n@attribute a numeric\n@attribute 'b' real\n@attribute c {red,blue}\n"
              + "@attribute class {x,y}\n@data\n");

  @BeforeAll
  static void learn() throws IOException {
    Path data = folder.resolve("known.csv");
    Files.writeString(data, CSV);
    MODELS.forEach(
        (name, command) -> {
          List<Object> args = new ArrayList<>();
          for (String word : command.split(" ")) {
            args.add(word.equals("DATA") ? data : word);
          }
          args.addAll(List.of("--threads", 1, "--model", folder.resolve(name)));
          Run run = Run.of(args.toArray());
          assertThat(run.exit()).as(name + run.err()).isZero();
        });
  }

  private static String mutated(String sound, Random random) {
    StringBuilder text = new StringBuilder(sound);
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      String piece = PIECES[random.nextInt(PIECES.length)];
      switch (random.nextInt(12)) {
        case 0 -> text.setLength(at);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.delete(at, end);
        case 3 -> text.replace(at, end, piece);
        default -> text.insert(at, piece);
      }
    }
    return text.toString();
  }

  private static byte[] bytes(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isUsedOrRefusedInOneLine(String kind) throws IOException {
    Random random = new Random(kind.hashCode());
    Path out = folder.resolve("out.csv");
    int used = 0;
    long slowest = 0;
    for (int round = 0; round < TRIES; round++) {
      Files.deleteIfExists(out);
      List<Object> args = command(kind, random, out);
      long start = System.nanoTime();
      Run run = Run.of(args.toArray());
      slowest = Math.max(slowest, System.nanoTime() - start);
      check(kind + ", round " + round + ": " + run.err(), run, out, kind);
      used += run.exit() == 0 ? 1 : 0;
    }
    System.out.printf("%s: %d of %d used, slowest %.1f s%n", kind, used, TRIES, slowest / 1e9);
    assertThat(used).isBetween(1, TRIES - 1);
  }

  private static List<Object> command(String kind, Random random, Path out) throws IOException {
    if (kind.startsWith("model ")) {
      Path model = folder.resolve("mutated.json");
      changedModel(folder.resolve(kind.substring(6)), model, random);
      return List.of("predict", model, folder.resolve("known.csv"), "--out", out);
    }
    if (kind.equals("asked")) {
      Path data = folder.resolve("mutated.csv");
      Files.write(data, bytes(mutated(CSV, random), random));
      String name = List.copyOf(MODELS.keySet()).get(random.nextInt(MODELS.size()));
      return List.of("predict", folder.resolve(name), data, "--out", out);
    }
    Path data = folder.resolve("mutated." + kind);
    String sound = kind.equals("csv") ? CSV : kind.equals("tsv") ? TSV : ARFF;
    Files.write(data, bytes(mutated(sound, random), random));
    return List.of(
        "cluster", data, "-k", 2, "--restarts", 2, "--epochs", 2, "--threads", 1, "--assign", out);
  }

  /** Changes a part of a model whose digest fits, or the text of its file. */
  private static void changedModel(Path sound, Path to, Random random) throws IOException {
    if (random.nextInt(5) > 0) {
      JsonObject json = JsonParser.parseString(Files.readString(sound)).getAsJsonObject();
      json.remove("digest");
      change(json, random);
      ModelFile.write(to, json);
    } else {
      Files.write(to, bytes(mutated(Files.readString(sound), random), random));
    }
  }

  /** Changes something somewhere below an object or array. */
  private static void change(JsonElement tree, Random random) {
    if (tree.isJsonArray() && !tree.getAsJsonArray().isEmpty()) {
      JsonArray array = tree.getAsJsonArray();
      int at = random.nextInt(array.size());
      if (isTree(array.get(at)) && random.nextInt(6) > 0) {
        change(array.get(at), random);
      } else if (random.nextInt(3) == 0) {
        array.remove(at);
      } else {
        array.set(at, other(array.get(at), random));
      }
    } else if (tree.isJsonObject() && !tree.getAsJsonObject().isEmpty()) {
      JsonObject object = tree.getAsJsonObject();
      List<String> keys = List.copyOf(object.keySet());
      String key = keys.get(random.nextInt(keys.size()));
      if (isTree(object.get(key)) && random.nextInt(10) > 0) {
        change(object.get(key), random);
      } else if (random.nextInt(4) == 0) {
        object.remove(key);
      } else {
        object.add(key, other(object.get(key), random));
      }
    }
  }

  private static boolean isTree(JsonElement part) {
    return part.isJsonArray() || part.isJsonObject();
  }

  private static JsonElement other(JsonElement part, Random random) {
    if (part.isJsonPrimitive() && part.getAsJsonPrimitive().isNumber() && random.nextInt(4) > 0) {
      double value = part.getAsDouble();
      double[] numbers = {
        -value, 0, 1, -1, value + 1, value * 1e10, 1e39, -1e300, 1e-300, 2e9, value / 3, 0.5
      };
      return new JsonPrimitive(numbers[random.nextInt(numbers.length)]);
    }
    return switch (random.nextInt(6)) {
      case 0 -> JsonNull.INSTANCE;
      case 1 -> new JsonArray();
      case 2 -> new JsonObject();
      case 3 -> new JsonPrimitive("x");
      case 4 -> new JsonPrimitive(true);
      default -> new JsonPrimitive(random.nextInt(10) - 3);
    };
  }

  private static void check(String said, Run run, Path out, String kind) throws IOException {
    assertThat(run.err()).as(said).doesNotContain("unexpected", "\tat ");
    if (run.exit() != 0) {
      assertThat(run.exit()).as(said).isEqualTo(1);
      assertThat(run.err().lines()).as(said).allMatch(line -> line.startsWith("engram: "));
      assertThat(out).as(said).doesNotExist();
      return;
    }
    assertThat(out).as(said).exists();
    if (kind.startsWith("model ")) { // other data may have NaN in their names
      assertThat(run.out()).as(said).doesNotContain("NaN");
    }
    List<String> lines = Files.readAllLines(out);
    int truth = Arrays.asList(lines.get(0).split(",")).indexOf("truth");
    for (String line : kind.equals("asked") ? List.<String>of() : lines) {
      String[] cells = line.split(",", -1);
      for (int c = 0; c < cells.length; c++) {
        if (c != truth) {
          assertThat(cells[c]).as(said + line).isNotIn("NaN", "Infinity", "-Infinity", "null");
        }
      }
    }
  }
}
