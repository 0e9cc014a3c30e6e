package engram.cli;

import engram.cli.argument.Algorithm;
import engram.cli.argument.ClusterNumber;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.DataArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.Failure;
import engram.cli.argument.OneOf;
import engram.cli.argument.OutputArguments;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.ScalingArgument;
import engram.cli.argument.SettingOptions;
import engram.cli.clustering.Assignments;
import engram.cli.clustering.ClamMethod;
import engram.cli.clustering.ClusterSummary;
import engram.cli.clustering.Clustering;
import engram.cli.clustering.ClusteringRow;
import engram.cli.clustering.EncodedData;
import engram.cli.clustering.MemoryList;
import engram.cli.clustering.Method;
import engram.cli.clustering.OptionWords;
import engram.cli.clustering.ResultBlock;
import engram.cli.clustering.ResultTable;
import engram.cli.clustering.TunedMethod;
import engram.cli.rows.RowIds;
import engram.cluster.Training;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One clustering of one data set. */
@Command(
    name = "cluster",
    description = "Clusters the rows of a data set.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    modelTransformer = Algorithm.Options.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram cluster iris -k 3 --assign clusters.csv --model model.json",
      "  engram cluster iris --algorithm basins"
    })
final class ClusterCommand implements Callable<Integer> {

  private static final double READING = 0.3;
  private static final double MEASURING = 0.1;
  private static final double COUNTING = 0.6;

  /** What a search decides on by itself. */
  private static final Set<String> SEARCHED =
      Set.of("beta", "maskFraction", "learningRate", "restarts", "rule", "views");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DATA", description = DataArgument.DESCRIPTION)
  private String data;

  @Option(
      names = {"-k", "--clusters"},
      paramLabel = ClusterNumber.LABEL,
      converter = ClusterNumber.class,
      description = {
        "Number of clusters; auto counts them, 2 to 30. No default, but basins finds it by itself."
      })
  private Integer k;

  @Option(
      names = "--algorithm",
      paramLabel = "WORD",
      converter = OneOf.Algorithms.class,
      completionCandidates = OneOf.Algorithms.class,
      description = "One of ${COMPLETION-CANDIDATES}; default clam.")
  private Algorithm algorithm = Algorithm.CLAM;

  @Option(
      names = "--tune",
      description =
          "ClAM: search beta, mask fraction and learning rate for the best silhouette among"
              + " clusterings without crumbs.")
  private boolean tune;

  @Option(
      names = "--assign",
      paramLabel = "FILE",
      description = "Write a CSV file: row (from 0) or --id, cluster; - = standard output.")
  private Path assign;

  @Option(
      names = "--membership",
      description =
          "With --assign: how much the row belongs to each cluster, too, in sum 1: how much its"
              + " memory attracts the row; of basins its share of the density; of k-means 1 for the"
              + " nearest mean.")
  private boolean membership;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "Write the model and the columns it needs, for engram predict; - = standard output.")
  private Path model;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description =
          "Write a CSV file: memory, mean and deviation of each cluster, all columns; - = standard"
              + " output.")
  private Path summary;

  @Option(names = "--all-columns", description = "Show the clusters in all columns, not six.")
  private boolean allColumns;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the scores as JSON, - = standard output.")
  private Path json;

  @Mixin private ScalingArgument scaling;
  @Mixin private DataArguments reading;
  @Mixin private OutputArguments output;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    checkNumber();
    SettingOptions given = SettingOptions.of(spec);
    Method method = method(given);
    checkUsed(given);
    DataArgument source = new DataArgument(data, reading);
    checkOutputs(source);
    EncodedData rows;
    RowIds ids;
    ClusteringRow row;
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "cluster", 1)) {
      rows = EncodedData.of(source.load(progress.part("reading", READING)), scaling.scaling());
      ids = assign == null ? RowIds.NUMBERS : source.ids();
      int clusters = clusters(rows, progress);
      Clustering found =
          method
              .cluster(
                  rows, clusters, progress.part("training", 1 - READING - MEASURING - counting()))
              .get(0);
      progress.part("measuring", MEASURING);
      Training shared = Algorithm.training(given);
      row = ClusteringRow.of(rows, found, shared.seed(), shared.threads());
    }
    if (!Destination.anyStandardOutput(assign, model, summary, json)) {
      print(row);
    }
    write(row, ids);
    return 0;
  }

  private double counting() {
    return auto() ? COUNTING : 0;
  }

  private boolean auto() {
    return k != null && k == ClusterNumber.AUTO;
  }

  private int clusters(EncodedData rows, ProgressLine progress) {
    if (auto()) {
      Training shared = Algorithm.training(SettingOptions.of(spec));
      return rows.countClusters(shared, progress.part("counting", COUNTING)).k();
    }
    int clusters = k == null ? 1 : k;
    rows.checkClusters(clusters);
    return clusters;
  }

  private void checkNumber() {
    if (k == null && algorithm != Algorithm.BASINS) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--clusters=N'");
    }
    if (k != null && algorithm == Algorithm.BASINS) {
      throw new ParameterException(
          spec.commandLine(), "basins finds the number of clusters by itself, leave out -k");
    }
  }

  private Method method(SettingOptions given) {
    Method method =
        Failure.options(
            spec.commandLine(), () -> algorithm.method(given, k == null || auto() ? 1 : k, false));
    return tune && method instanceof ClamMethod clam ? new TunedMethod(clam.options()) : method;
  }

  private void checkUsed(SettingOptions given) {
    String unused = algorithm.unused(given);
    if (!unused.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), OptionWords.of(algorithm) + " does not use " + unused);
    }
    if (tune && algorithm != Algorithm.CLAM) {
      throw new ParameterException(spec.commandLine(), "--tune is for the algorithm clam");
    }
    String searched = given.given(SEARCHED);
    if (tune && !searched.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--tune searches and chooses by itself, leave out " + searched);
    }
  }

  private void checkOutputs(DataArgument source) {
    if (membership && assign == null) {
      throw new ParameterException(spec.commandLine(), "--membership needs --assign");
    }
    Destination.checkTable("--assign", assign, source.file());
    Destination.checkModel("--model", model, source.file());
    Destination.checkTable("--summary", summary, source.file());
    Destination.check("--json", json, source.file());
    Destination.checkDistinct(spec.commandLine(), Arrays.asList(assign, model, summary, json));
  }

  private void print(ClusteringRow row) {
    PrintWriter out = spec.commandLine().getOut();
    ResultBlock block = ResultBlock.of(List.of(row));
    out.print(ResultTable.of(List.of(block)));
    if (row.noise() > 0) {
      out.println(
          "rows in no cluster (label -1): "
              + row.noise()
              + "; the columns from silhouette to effective leave them out");
      out.println();
    }
    if (row.data().note() != null) {
      out.println(row.data().note());
      out.println();
    }
    out.print(MemoryList.of(row, allColumns));
  }

  private void write(ClusteringRow row, RowIds ids) {
    Destination.write(
        spec.commandLine(), assign, Assignments.of(row, ids, membership, output.line(assign)));
    Destination.write(spec.commandLine(), summary, ClusterSummary.file(row, output.line(summary)));
    if (model != null) {
      Destination.write(
          spec.commandLine(),
          model,
          row.data().model(row.clustering().model()).withReading(reading.kept()));
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, row.toJson());
    }
  }
}
