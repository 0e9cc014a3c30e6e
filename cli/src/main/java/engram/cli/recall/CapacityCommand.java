package engram.cli.recall;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.binary.FlipLandscape;
import engram.capacity.Capacity;
import engram.capacity.CapacityTheory;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.RunArguments;
import engram.cli.clustering.OptionWords;
import engram.cli.clustering.PartProgress;
import engram.math.Parallel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many random patterns memories of signs hold. */
@Command(
    name = "capacity",
    description = {
      "Finds how many random patterns a memory holds: the largest number of which all but the"
          + " tolerance come back to the bit from noise, or with --one-step of whose bits no more"
          + " than the tolerance flip at once, as theory asks it.",
      "The exponent says as which power of the number of signs the memory grows."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram capacity --memory hopfield,storkey,pseudo-inverse --dimensions 100,200",
      "  engram capacity --memory rectified --power 3 --one-step --tolerance 0.01 --dimensions 30,50,90"
    })
public final class CapacityCommand implements Callable<Integer> {

  private static final double FINENESS = 1.05;

  @Spec private CommandSpec spec;

  @Option(
      names = "--dimensions",
      paramLabel = "D",
      split = ",",
      description = "Numbers of signs, 2 to 5000 each (default 50,100).")
  private List<Integer> dimensions = List.of(50, 100);

  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      description = "Share of the signs that is flipped before recall, 0 to 0.5 (default 0.1).")
  private double noise = 0.1;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description = "Share that may fail, of patterns or of bits with --one-step (default 0.05).")
  private double tolerance = 0.05;

  @Option(
      names = "--one-step",
      description = "Ask whether bits of stored patterns flip, not whether patterns come back.")
  private boolean oneStep;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description =
          "Patterns tried at each number, or bits with --one-step (default 200, or 20000).")
  private Integer trials;

  @Option(names = "--most", paramLabel = "K", description = "Where the search ends (default 2000).")
  private int most = 2000;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the intervals as JSON, - = standard output.")
  private Path json;

  @Mixin private MemoryArguments memories;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  private record Found(MemoryKind kind, List<Capacity.Point> points) {}

  @Override
  public Integer call() {
    check();
    List<Found> all = new ArrayList<>();
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "capacity", 1);
        Parallel pool = new Parallel(run.threads())) {
      for (MemoryKind kind : memories.kinds()) {
        PartProgress share = progress.part(OptionWords.of(kind), 1.0 / memories.kinds().size());
        List<Capacity.Point> points = new ArrayList<>();
        for (int d : dimensions) {
          points.add(point(kind, d, pool));
          share.done(points.size(), dimensions.size());
        }
        all.add(new Found(kind, points));
      }
    }
    if (!Destination.isStandardOutput(json)) {
      print(all);
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, tree(all));
    }
    return 0;
  }

  private void check() {
    for (int d : dimensions) {
      require(d >= 2 && d <= 5000, "--dimensions has " + d + ", allowed: 2 to 5000 each");
    }
    require(
        dimensions.stream().distinct().count() == dimensions.size(),
        "--dimensions are " + dimensions + ", allowed: each once");
    require(noise >= 0 && noise <= 0.5, "--noise is " + noise + ", allowed: 0 to 0.5");
    double least = oneStep ? Double.MIN_VALUE : 0;
    double highest = oneStep ? 0.5 : 1;
    require(
        tolerance >= least && tolerance < highest,
        "--tolerance is "
            + tolerance
            + ", allowed: "
            + (oneStep ? "above 0, below 0.5" : "0 or more, below 1"));
    require(trials == null || trials >= 1, "--trials is " + trials + ", allowed: 1 or more");
    require(most >= 1 && most <= 1_000_000, "--most is " + most + ", allowed: 1 to 1000000");
    run.threads();
    Destination.check("--json", json);
    Destination.checkDistinct(spec.commandLine(), Arrays.asList(json));
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private Capacity.Point point(MemoryKind kind, int d, Parallel pool) {
    int tried = trials != null ? trials : oneStep ? 20_000 : 200;
    Capacity capacity = new Capacity(tried, FINENESS, most, run.seed());
    Function<double[][], FlipLandscape> memory = patterns -> memories.learn(kind, patterns);
    return oneStep
        ? capacity.oneStep(memory, d, tolerance, pool)
        : capacity.recall(memory, d, noise, tolerance, pool);
  }

  /** The number of patterns by the crosstalk, NaN where there is no such theory. */
  private double theory(MemoryKind kind, int d) {
    int power = memories.power(kind);
    return oneStep && power > 0
        ? CapacityTheory.patterns(power, kind == MemoryKind.RECTIFIED, d, tolerance)
        : Double.NaN;
  }

  /** The exponent, NaN for one dimension or where a search ended before the capacity. */
  private double exponent(Found found) {
    boolean open = found.points().stream().anyMatch(p -> p.lower() == p.upper() || p.lower() == 0);
    return open || found.points().size() < 2
        ? Double.NaN
        : Capacity.exponent(found.points().toArray(Capacity.Point[]::new));
  }

  private void print(List<Found> all) {
    PrintWriter text = spec.commandLine().getOut();
    text.println(
        oneStep
            ? "random patterns of whose bits no more than " + tolerance + " flip in one step"
            : "random patterns of which "
                + (1 - tolerance)
                + " come back to the bit from "
                + noise
                + " of the signs flipped");
    text.println("  memory                D     from       to    theory");
    for (Found found : all) {
      for (Capacity.Point point : found.points()) {
        double theory = theory(found.kind(), point.dimensions());
        text.printf(
            Locale.ROOT,
            "  %-18s %4d %8d %8s %9s%n",
            memories.label(found.kind()),
            point.dimensions(),
            point.lower(),
            point.lower() == point.upper() ? "or more" : Integer.toString(point.upper()),
            Double.isNaN(theory) ? "-" : String.format(Locale.ROOT, "%.1f", theory));
      }
      double exponent = exponent(found);
      if (!Double.isNaN(exponent)) {
        text.printf(Locale.ROOT, "  grows as D to the power %.2f%n", exponent);
      }
    }
  }

  private JsonObject tree(List<Found> all) {
    JsonArray results = new JsonArray();
    for (Found found : all) {
      JsonObject row = new JsonObject();
      row.addProperty("memory", OptionWords.of(found.kind()));
      row.addProperty("n", memories.power(found.kind()) > 0 ? memories.power(found.kind()) : null);
      row.addProperty("rule", oneStep ? "one-step" : "recall");
      row.addProperty("noise", oneStep ? 0 : noise);
      row.addProperty("tolerance", tolerance);
      JsonArray points = new JsonArray();
      for (Capacity.Point point : found.points()) {
        JsonObject each = new JsonObject();
        each.addProperty("D", point.dimensions());
        each.addProperty("K", point.middle());
        each.addProperty("lower", point.lower());
        each.addProperty("upper", point.upper());
        double theory = theory(found.kind(), point.dimensions());
        each.addProperty("theory", Double.isNaN(theory) ? null : theory);
        points.add(each);
      }
      row.add("points", points);
      double exponent = exponent(found);
      row.addProperty("exponent", Double.isNaN(exponent) ? null : exponent);
      results.add(row);
    }
    if (results.size() == 1) {
      return results.get(0).getAsJsonObject();
    }
    JsonObject tree = new JsonObject();
    tree.add("results", results);
    return tree;
  }
}
