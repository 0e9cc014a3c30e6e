package engram.cli;

import com.google.gson.JsonObject;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.DataArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.OutputArguments;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.RunArguments;
import engram.cli.argument.ScalingArgument;
import engram.cli.clustering.EncodedData;
import engram.cli.clustering.JsonNumber;
import engram.cli.rows.RowIds;
import engram.density.LeftOutEnergy;
import engram.measure.RankedArea;
import engram.table.DataException;
import engram.table.Table;
import java.io.PrintWriter;
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

/** The energy of each row under the others, as a score of outliers. */
@Command(
    name = "outliers",
    description = {
      "Says how strange each row is: its energy with the other rows as memories, high where it is"
          + " far from all of them.",
      "The target has no part in it. Missing cells stand at the mean of their column."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram outliers measured.csv --out strange.csv",
      "  engram outliers ecoli.csv --outlier-class om"
    })
final class OutliersCommand implements Callable<Integer> {

  private static final int SHOWN = 10;
  private static final double READING = 0.2;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DATA", description = DataArgument.DESCRIPTION)
  private String data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write a CSV file: row (from 0) or --id, energy, and the share of rows with a lower one;"
              + " - = standard output.")
  private Path out;

  @Option(
      names = "--beta",
      paramLabel = "NUMBER",
      description =
          "Inverse temperature; auto (default): two rows drawn at random differ by 4 in the"
              + " exponent.")
  private Double beta;

  @Option(
      names = "--outlier-class",
      paramLabel = "LEVEL",
      description =
          "Say how well the energy finds the rows of this class of the target: the area under the"
              + " ROC curve (default: not said).")
  private String sought;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write beta and the area as JSON, - = standard output.")
  private Path json;

  @Mixin private ScalingArgument scaling;
  @Mixin private DataArguments reading;
  @Mixin private OutputArguments output;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    DataArgument source = new DataArgument(data, reading);
    check(source);
    RowIds ids;
    EncodedData rows;
    double[] energies;
    boolean[] found;
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "outliers", 1)) {
      Table table = source.load(progress.part("reading", READING));
      found = sought == null ? null : found(table);
      rows = EncodedData.of(table, scaling.scaling());
      ids = source.ids();
      progress.part("energy", 1 - READING);
      energies = energies(rows);
    }
    if (out != null) {
      write(ids, energies);
    }
    double area = found == null ? Double.NaN : RankedArea.of(energies, found);
    if (!Destination.anyStandardOutput(out, json)) {
      print(rows, ids, energies, area);
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, json(rows, area));
    }
    return 0;
  }

  private void check(DataArgument source) {
    if (beta != null && !(beta > 0 && Double.isFinite(beta))) {
      throw new ParameterException(spec.commandLine(), "--beta is " + beta + ", allowed: above 0");
    }
    run.threads();
    Destination.checkTable("--out", out, source.file());
    Destination.check("--json", json, source.file());
    Destination.checkDistinct(spec.commandLine(), Arrays.asList(out, json));
  }

  private boolean[] found(Table table) {
    if (table.target() < 0 || !table.targetColumn().levels().contains(sought)) {
      throw new DataException(
          table.name()
              + ": --outlier-class is "
              + sought
              + ", allowed: a class of the target"
              + (table.target() < 0 ? "" : ", " + table.targetColumn().levels()));
    }
    int level = table.targetColumn().levels().indexOf(sought);
    boolean[] found = new boolean[table.rows()];
    for (int row = 0; row < found.length; row++) {
      found[row] = table.cell(row, table.target()) == level;
    }
    return found;
  }

  private double[] energies(EncodedData rows) {
    try {
      if (beta == null) {
        beta = LeftOutEnergy.wideBeta(rows.complete());
      }
      return LeftOutEnergy.of(rows.complete(), beta, run.givenThreads());
    } catch (IllegalArgumentException e) {
      throw new DataException(rows.name() + ": " + e.getMessage(), e);
    }
  }

  private void write(RowIds ids, double[] energies) {
    double[] sorted = energies.clone();
    Arrays.sort(sorted);
    Destination.write(
        spec.commandLine(),
        out,
        text -> {
          List<String> head = new ArrayList<>(ids.names());
          head.addAll(List.of("energy", "below"));
          text.write(output.line(out).of(head));
          for (int row = 0; row < energies.length; row++) {
            List<String> cells = new ArrayList<>(ids.of(row));
            cells.add(Double.toString(energies[row]));
            cells.add(Double.toString(below(sorted, energies[row])));
            text.write(output.line(out).of(cells));
          }
        });
  }

  /** Returns the share of rows whose energy is lower. */
  private static double below(double[] sorted, double energy) {
    int place = Arrays.binarySearch(sorted, energy);
    while (place > 0 && sorted[place - 1] == energy) {
      place--;
    }
    return (double) place / sorted.length;
  }

  private void print(EncodedData rows, RowIds ids, double[] energies, double area) {
    PrintWriter text = spec.commandLine().getOut();
    text.printf(
        Locale.ROOT,
        "%s: %d rows, %d columns, beta %.4g%n",
        rows.name(),
        rows.rows(),
        rows.columns(),
        beta);
    if (!Double.isNaN(area)) {
      text.printf(Locale.ROOT, "  area under the ROC curve for class %s: %.4f%n", sought, area);
    }
    text.println("  strangest rows           energy");
    IntStream.range(0, energies.length)
        .boxed()
        .sorted((a, b) -> Double.compare(energies[b], energies[a]))
        .limit(SHOWN)
        .forEach(
            row ->
                text.printf(
                    Locale.ROOT, "  %-18s%13.4g%n", String.join(" ", ids.of(row)), energies[row]));
  }

  private JsonObject json(EncodedData rows, double area) {
    JsonObject tree = new JsonObject();
    tree.addProperty("data", rows.name());
    tree.addProperty("rows", rows.rows());
    tree.addProperty("columns", rows.columns());
    tree.addProperty("beta", beta);
    tree.addProperty("outlierClass", sought);
    tree.add("area", JsonNumber.of(area));
    return tree;
  }
}
