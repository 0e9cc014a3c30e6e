package engram.cli.recall;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.binary.BinaryMemory;
import engram.binary.FlipLandscape;
import engram.binary.RecallScore;
import engram.binary.SignFlips;
import engram.binary.SignFlips.Order;
import engram.binary.SignFlips.Rule;
import engram.binary.SignNoise;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.DataArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.OneOf;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.RunArguments;
import engram.cli.clustering.OptionWords;
import engram.cli.clustering.PartProgress;
import engram.cli.clustering.Seconds;
import engram.cli.report.ImageStrip;
import engram.datasets.IdxReader;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.hebb.SynapticMemory;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.table.DataException;
import engram.table.Table;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Patterns of signs stored, disturbed and recalled. */
@Command(
    name = "recall",
    description = {
      "Stores rows as patterns of -1 and 1 in memories, flips or hides a share of their signs, and"
          + " says how many come back.",
      "A sign is flipped as long as that lowers the energy of the memory."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram recall digits8x8 --out digits.png",
      "  engram recall digits8x8 --memory hopfield,storkey,exponential --stored 20 --noise 0.1",
      "  engram recall fashion_mnist_t10k --mask 0.5 --stored 1000"
    })
public final class RecallCommand implements Callable<Integer> {

  private static final double READING = 0.3;
  private static final double NOISE = 0.25;
  private static final int STORED = 100;
  private static final int MOST_BITS = 5000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description =
          "Rows of numbers, such as images: a bundled name, a .csv, .csv.gz or .arff file, or a"
              + " folder of IDX files.")
  private String data;

  @Option(
      names = "--stored",
      paramLabel = "N",
      description = "Rows stored, drawn with the seed, no two alike (default 100).")
  private int stored = STORED;

  @Option(
      names = "--threshold",
      paramLabel = "NUMBER",
      description =
          "Cells above it are 1, others -1 (default: half way from the lowest cell to the highest).")
  private Double threshold;

  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      description = "Share of the signs that is flipped (default 0.25, with --mask none).")
  private Double noise;

  @Option(
      names = "--mask",
      paramLabel = "SHARE",
      description =
          "Share of the signs that is hidden, the last ones: the lower part of an image; the others"
              + " are clamped (default none).")
  private Double mask;

  @Option(
      names = "--rule",
      paramLabel = "WORD",
      converter = Rules.class,
      completionCandidates = Rules.class,
      description =
          "When a sign flips: ${COMPLETION-CANDIDATES}; energy if that lowers the energy, field if"
              + " the sum of the others says so (default energy).")
  private Rule rule = Rule.ENERGY;

  @Option(
      names = "--order",
      paramLabel = "WORD",
      converter = Orders.class,
      completionCandidates = Orders.class,
      description =
          "In which order signs are looked at: ${COMPLETION-CANDIDATES} (default random).")
  private Order order = Order.RANDOM;

  @Option(
      names = "--sweeps",
      paramLabel = "N",
      description = "The most sweeps over all signs (default 50).")
  private int sweeps = 50;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Ten patterns, what was seen, and each sweep: a .png file, for square images.")
  private Path out;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Write the memory; there must be one.")
  private Path model;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the scores as JSON, - = standard output.")
  private Path json;

  @Mixin private MemoryArguments memories;
  @Mixin private DataArguments reading;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  private static final class Rules extends OneOf<Rule> {
    Rules() {
      super(List.of(Rule.values()));
    }
  }

  private static final class Orders extends OneOf<Order> {
    Orders() {
      super(List.of(Order.values()));
    }
  }

  @Override
  public Integer call() {
    checkArguments();
    SignRows rows;
    List<RecallResult> results = new ArrayList<>();
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "recall", 1)) {
      rows = rows(load(progress.part("reading", READING)));
      double[][] starts = starts(rows);
      boolean[] free = free(rows.bits());
      for (MemoryKind kind : memories.kinds()) {
        PartProgress share =
            progress.part(OptionWords.of(kind), (1 - READING) / memories.kinds().size());
        results.add(recalled(kind, rows, starts, free));
        share.done(1, 1);
      }
      if (out != null) {
        FlipLandscape first = results.get(0).memory();
        RecallStrip.write(out, rows.side(), first, rows.patterns(), starts, free, descent());
      }
    }
    if (model != null) {
      Destination.writeModel(spec.commandLine(), model, tree(results.get(0).memory()));
    }
    if (!Destination.anyStandardOutput(json, model)) {
      print(rows, results);
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, tree(rows, results));
    }
    return 0;
  }

  private void checkArguments() {
    check(stored >= 2, "--stored is " + stored + ", allowed: 2 or more");
    check(sweeps >= 1 && sweeps <= 10_000, "--sweeps is " + sweeps + ", allowed: 1 to 10000");
    check(isShare(noise), "--noise is " + noise + ", allowed: 0 to 1");
    check(isShare(mask), "--mask is " + mask + ", allowed: 0 to 1");
    check(noise == null || mask == null, "--noise and --mask exclude each other, leave out one");
    check(
        threshold == null || Double.isFinite(threshold),
        "--threshold is " + threshold + ", allowed: a finite number");
    check(
        model == null || memories.kinds().size() == 1,
        "--model keeps one memory, name one with --memory");
    check(
        out == null || memories.kinds().size() == 1,
        "--out draws one memory, name one with --memory");
    run.threads();
    Path input = new DataArgument(data, reading).file();
    Destination.checkPicture(spec.commandLine(), "--out", out, ".png");
    Destination.check("--out", out, input);
    Destination.checkModel("--model", model, input);
    Destination.check("--json", json, input);
    Destination.checkDistinct(spec.commandLine(), Arrays.asList(out, model, json));
    if (out != null) {
      ImageStrip.check();
    }
  }

  private void check(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private static boolean isShare(Double value) {
    return value == null || value >= 0 && value <= 1;
  }

  private Table load(PartProgress share) {
    return Files.isDirectory(Path.of(data))
        ? IdxReader.readFolder(Path.of(data))
        : new DataArgument(data, reading).load(share);
  }

  private SignRows rows(Table table) {
    SignRows rows = SignRows.of(table, threshold, stored, run.seed());
    if (rows.patterns().length < 2) {
      throw new DataException(
          rows.name()
              + ": all rows have the same signs at the threshold "
              + rows.threshold()
              + "; give another with --threshold");
    }
    if (out != null && rows.side() < 0) {
      throw new DataException(
          rows.name() + ": " + rows.bits() + " columns are no square image; leave out --out");
    }
    if (memories.kinds().stream().anyMatch(MemoryKind::isMatrix) && rows.bits() > MOST_BITS) {
      throw new DataException(
          rows.name()
              + ": "
              + rows.bits()
              + " signs ask for a matrix of as many squared, allowed: up to "
              + MOST_BITS
              + " for a matrix; take exponential or rectified");
    }
    if (rows.patterns().length < stored) {
      reading.note(
          rows.name()
              + ": "
              + rows.patterns().length
              + " patterns are stored, there are no more that differ");
    }
    return rows;
  }

  private double noise() {
    return noise != null ? noise : mask != null ? 0 : NOISE;
  }

  private int hidden(int bits) {
    return mask == null ? 0 : (int) Math.round(mask * bits);
  }

  private boolean[] free(int bits) {
    if (mask == null) {
      return null;
    }
    boolean[] free = new boolean[bits];
    Arrays.fill(free, bits - hidden(bits), bits, true);
    return free;
  }

  private double[][] starts(SignRows rows) {
    RandomStream stream = new RandomStream(run.seed()).fork(1);
    int flips = (int) Math.round(noise() * rows.bits());
    return Arrays.stream(rows.patterns())
        .map(
            pattern ->
                mask == null
                    ? SignNoise.flipped(pattern, flips, stream)
                    : SignNoise.drawn(pattern, hidden(rows.bits()), stream))
        .toArray(double[][]::new);
  }

  private Descent descent() {
    SignFlips flips = new SignFlips(order, rule, run.seed());
    return new Descent(sweeps, StepSizes.constant(1), SignFlips.UNTIL_REST, flips);
  }

  private RecallResult recalled(MemoryKind kind, SignRows rows, double[][] starts, boolean[] free) {
    Seconds seconds = new Seconds();
    FlipLandscape memory = memories.learn(kind, rows.patterns());
    try (Parallel pool = new Parallel(run.threads())) {
      RecallScore score =
          RecallScore.measure(memory, rows.patterns(), starts, free, descent(), pool);
      return new RecallResult(kind, memories.label(kind), memory, score, seconds.passed());
    }
  }

  private static JsonObject tree(FlipLandscape memory) {
    return memory instanceof BinaryMemory binary
        ? binary.toJson()
        : ((SynapticMemory) memory).toJson();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share).replaceAll("\\.?0+$", "");
  }

  private void print(SignRows rows, List<RecallResult> results) {
    PrintWriter text = spec.commandLine().getOut();
    text.printf(
        Locale.ROOT,
        "%s: %d patterns of %d signs stored, %s%n",
        DataException.shown(rows.name()),
        rows.patterns().length,
        rows.bits(),
        mask == null
            ? percent(noise()) + " % of the signs flipped"
            : "the last " + percent(mask) + " % of the signs hidden");
    text.println("  memory              recalled   overlap   at the start   sweeps   seconds");
    for (RecallResult result : results) {
      RecallScore score = result.score();
      text.printf(
          Locale.ROOT,
          "  %-18s %9.3f %9.3f %14.3f %8.1f %9.2f%n",
          result.label(),
          score.recalled(),
          score.meanOverlap(),
          score.meanStart(),
          score.sweeps(),
          result.seconds());
    }
  }

  private JsonObject tree(SignRows rows, List<RecallResult> results) {
    String said = OptionWords.of(rule);
    double hidden = mask == null ? 0 : mask;
    List<JsonObject> trees =
        IntStream.range(0, results.size())
            .mapToObj(i -> results.get(i).toJson(rows, said, noise(), hidden))
            .toList();
    if (trees.size() == 1) {
      return trees.get(0);
    }
    JsonObject all = new JsonObject();
    JsonArray list = new JsonArray();
    trees.forEach(list::add);
    all.add("results", list);
    return all;
  }
}
