package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data and models with pieces cut, doubled and replaced are used or refused in one line of our own
 * words; nothing that is not a number is ever answered. A few of each kind here; many with
 *
 * <pre>
 * mvn -pl cli -am test -Dtest=MutatedInputsTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dengram.mutations=20000 [-Dengram.mutated=KIND]
 * </pre>
 *
 * which says of each kind how many were used, and how long the slowest took.
 */
class MutatedInputsTest {

  private static final int TRIES = Integer.getInteger("engram.mutations", 60);

  /** The one kind that is tried, for example {@code model clam}; empty for all. */
  private static final String ONLY = System.getProperty("engram.mutated", "");

  /** How each kind of model is learned. */
  private static final Map<String, String> MODELS = new TreeMap<>();

  static {
    MODELS.put("clam", "cluster DATA -k 2 --restarts 2 --epochs 2");
    MODELS.put("sparse", "cluster DATA -k 2 --restarts 2 --epochs 2 --separation sparsemax");
    MODELS.put("soft", "cluster DATA -k 2 --algorithm soft --restarts 2 --epochs 2");
    MODELS.put("kmeans", "cluster DATA -k 2 --algorithm kmeans --restarts 2");
    MODELS.put("basins", "cluster DATA --algorithm basins");
    MODELS.put("classes", "classify --train DATA");
    MODELS.put("single-classes", "classify --train DATA --metric single");
    MODELS.put("learned-classes", "classify --train DATA --memories 3 --epochs 3");
    MODELS.put("numbers", "classify --train DATA --target b");
    MODELS.put("single-numbers", "classify --train DATA --target b --metric single");
    MODELS.put("learned-numbers", "classify --train DATA --target b --memories 3 --epochs 3");
    MODELS.put("completion", "complete DATA");
    MODELS.put("completion-no-target", "complete DATA --no-target");
  }

  private static final String DEEP = "cluster DATA -k 2 --algorithm deep --epochs 1";
  private static final String TRANSFORMER =
      "transformer IMAGES --epochs 1 --patch 2 --dimension 8 --heads 2 --inner 4 --memories 6";

  /** What a message of ours never has: names of classes, and words of the JSON reader. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "unexpected|\tat |com\\.google|java\\.|Exception|JsonReader|path \\$|Cannot invoke"
              + "|out of memory|For input string|No enum|out of bounds");

  @TempDir private static Path folder;

  private static final String CSV = table(',', "a,b,c,class\n");
  private static final String TSV = table('\t', "a\tb\tc\tclass\n");
  private static final String ARFF =
      table(
          ',',
          "@relation r\n@attribute a numeric\n@attribute 'b' real\n@attribute c {red,blue}\n"
              + "@attribute class {x,y}\n@data\n");
  private static final byte[] IMAGES =
      idx(new byte[] {0, 0, 8, 3, 0, 0, 0, 12, 0, 0, 0, 4, 0, 0, 0, 4}, 12 * 16);
  private static final byte[] LABELS = idx(new byte[] {0, 0, 8, 1, 0, 0, 0, 12}, 12);

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

  private static byte[] idx(byte[] header, int values) {
    byte[] file = Arrays.copyOf(header, header.length + values);
    for (int i = 0; i < values; i++) {
      file[header.length + i] = (byte) (i * 37 % 251);
    }
    return file;
  }

  static List<String> kinds() {
    List<String> kinds = new ArrayList<>(List.of("csv", "tsv", "arff", "idx", "asked"));
    MODELS.keySet().forEach(name -> kinds.add("model " + name));
    kinds.add("model transformer");
    return kinds;
  }

  @BeforeAll
  static void write() throws IOException {
    Files.writeString(folder.resolve("known.csv"), CSV);
    Path images = Files.createDirectory(folder.resolve("images"));
    Files.write(images.resolve("t-images-idx3-ubyte"), IMAGES);
    Files.write(images.resolve("t-labels-idx1-ubyte"), LABELS);
  }

  /** Returns a model, learned when it is first asked for. */
  private static Path model(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      String command =
          name.equals("deep") ? DEEP : name.equals("transformer") ? TRANSFORMER : MODELS.get(name);
      List<Object> args = new ArrayList<>();
      for (String word : command.split(" ")) {
        args.add(
            switch (word) {
              case "DATA" -> folder.resolve("known.csv");
              case "IMAGES" -> folder.resolve("images");
              default -> word;
            });
      }
      args.addAll(List.of("--threads", 1, "--model", file));
      Run run = Run.of(args.toArray());
      assertThat(run.exit()).as(name + run.err()).isZero();
    }
    return file;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isUsedOrRefusedInOneLine(String kind) throws IOException {
    tryMany(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = "model deep")
  @Tag("nd4j")
  void aDeepModelIsUsedOrRefusedInOneLine(String kind) throws IOException {
    tryMany(kind);
  }

  private static void tryMany(String kind) throws IOException {
    if (!ONLY.isEmpty() && !ONLY.equals(kind)) {
      return;
    }
    Random random = new Random(kind.hashCode());
    Path out = folder.resolve("out.csv");
    int used = 0;
    long slowest = 0;
    long all = 0;
    for (int round = 0; round < TRIES; round++) {
      Files.deleteIfExists(out);
      List<Object> args = command(kind, random, out);
      long start = System.nanoTime();
      Run run = Run.of(args.toArray());
      long passed = System.nanoTime() - start;
      slowest = Math.max(slowest, passed);
      all += passed;
      check(kind + ", round " + round + ": " + run.err(), run, out, kind);
      used += run.exit() == 0 ? 1 : 0;
    }
    System.out.printf(
        "%s: %d of %d used, slowest %.1f s, %.0f s in all%n",
        kind, used, TRIES, slowest / 1e9, all / 1e9);
    assertThat(used).isBetween(1, TRIES - 1);
  }

  private static List<Object> command(String kind, Random random, Path out) throws IOException {
    Mutations mutations = new Mutations(random);
    if (kind.startsWith("model ")) {
      return asked(kind.substring(6), mutations, random, out);
    }
    if (kind.equals("asked")) {
      Path data = folder.resolve("mutated.csv");
      Files.write(data, mutations.bytesOf(CSV));
      String name = List.copyOf(MODELS.keySet()).get(random.nextInt(MODELS.size()));
      return List.of("predict", model(name), data, "--out", out);
    }
    if (kind.equals("idx")) {
      Path images = Files.createDirectories(folder.resolve("mutated"));
      boolean labels = random.nextInt(3) == 0;
      Files.write(
          images.resolve("t-images-idx3-ubyte"), labels ? IMAGES : mutations.bytes(IMAGES, 16));
      Files.write(
          images.resolve("t-labels-idx1-ubyte"), labels ? mutations.bytes(LABELS, 8) : LABELS);
      return List.of(
          "transformer", images, "--trained", model("transformer"), "--threads", 1, "--json", out);
    }
    Path data = folder.resolve("mutated." + kind);
    String sound = kind.equals("csv") ? CSV : kind.equals("tsv") ? TSV : ARFF;
    Files.write(data, mutations.bytesOf(sound));
    return List.of(
        "cluster", data, "-k", 2, "--restarts", 2, "--epochs", 2, "--threads", 1, "--assign", out);
  }

  /** The question to a mutated model: an image completion is asked for images, others for rows. */
  private static List<Object> asked(String name, Mutations mutations, Random random, Path out)
      throws IOException {
    Path model = folder.resolve("mutated.json");
    mutations.model(model(name), model);
    if (name.equals("transformer")) {
      return List.of(
          "transformer",
          folder.resolve("images"),
          "--trained",
          model,
          "--threads",
          1,
          "--json",
          out);
    }
    List<Object> args =
        new ArrayList<>(List.of("predict", model, folder.resolve("known.csv"), "--out", out));
    boolean completion = name.startsWith("completion");
    boolean number = name.contains("numbers");
    if (!completion && random.nextBoolean()) {
      args.addAll(List.of("--explain", 2));
    }
    if (!completion && !number && random.nextBoolean()) {
      args.add("--membership");
    }
    return args;
  }

  private static void check(String said, Run run, Path out, String kind) throws IOException {
    assertThat(run.err()).as(said).doesNotContainPattern(FOREIGN);
    if (run.exit() != 0) {
      assertThat(run.exit()).as(said).isBetween(1, 2);
      assertThat(run.err().lines()).as(said).allMatch(line -> line.startsWith("engram: "));
      assertThat(run.err().lines()).as(said).allMatch(line -> line.length() < 600);
      assertThat(out).as(said).doesNotExist();
      return;
    }
    assertThat(out).as(said).exists();
    if (kind.startsWith("model ")) { // other data may have NaN in their names
      assertThat(run.out()).as(said).doesNotContain("NaN").doesNotContain("Infinity");
    }
    List<String> lines = Files.readAllLines(out);
    if (lines.get(0).equals("{")) {
      assertThat(lines).as(said).noneMatch(line -> line.matches(".*(NaN|Infinity).*"));
      return;
    }
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
