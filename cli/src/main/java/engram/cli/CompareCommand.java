package engram.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.cli.argument.Algorithm;
import engram.cli.argument.ClusterNumber;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.DataArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.Failure;
import engram.cli.argument.OneOf;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.Rival;
import engram.cli.argument.ScalingArgument;
import engram.cli.argument.SettingOptions;
import engram.cli.clustering.Comparison;
import engram.cli.clustering.EmMethod;
import engram.cli.clustering.EncodedData;
import engram.cli.clustering.Method;
import engram.cli.clustering.PartProgress;
import engram.cli.clustering.ResultTable;
import engram.cli.clustering.WardMethod;
import engram.cli.report.Report;
import engram.cli.report.ReportFolder;
import engram.cluster.Training;
import engram.nd4j.Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** ClAM and its rivals on several data sets. */
@Command(
    name = "compare",
    description = {
      "Clusters data sets with ClAM and with k-means, and compares.",
      "Every method gets the same standardised rows, the same number of clusters and the same"
          + " number of restarts; none sees the classes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    modelTransformer = Algorithm.Options.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram compare",
      "  engram compare iris wine my.csv --rivals em,ward --out report --json results.json"
    })
final class CompareCommand implements Callable<Integer> {

  private static final List<String> DEFAULT_DATA =
      List.of("iris", "wine", "zoo", "breast_cancer_wdbc", "digits8x8", "segment", "letter");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      arity = "0..*",
      description = {
        "Bundled names (engram datasets), .csv, .csv.gz or .arff files.",
        "Default: iris wine zoo breast_cancer_wdbc digits8x8 segment letter."
      })
  private List<String> data = new ArrayList<>();

  @Option(
      names = {"-k", "--clusters"},
      paramLabel = ClusterNumber.LABEL,
      converter = ClusterNumber.class,
      description = "Number of clusters (default: the number of classes); auto counts them.")
  private Integer k;

  @Option(
      names = "--algorithms",
      paramLabel = "WORD",
      split = ",",
      converter = OneOf.Algorithms.class,
      completionCandidates = OneOf.Algorithms.class,
      description =
          "Some of ${COMPLETION-CANDIDATES}; default clam,kmeans. Basins finds the number of"
              + " clusters by itself; deep takes minutes.")
  private List<Algorithm> algorithms = new ArrayList<>();

  @Option(
      names = "--rivals",
      paramLabel = "WORD",
      split = ",",
      converter = OneOf.Rivals.class,
      completionCandidates = OneOf.Rivals.class,
      description =
          "Further clusterers of Weka: ${COMPLETION-CANDIDATES} (ward up to 3000 rows; default none).")
  private List<Rival> rivals = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write a report with pictures: open DIR/index.html.")
  private Path out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the scores as JSON, - = standard output.")
  private Path json;

  @Mixin private ScalingArgument scaling;
  @Mixin private DataArguments reading;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    if (k != null && k != ClusterNumber.AUTO) {
      Failure.options(spec.commandLine(), () -> Algorithm.CLAM.method(given(), k, true));
    }
    List<Method> methods = methods();
    ReportFolder folder = out == null ? null : place();
    Destination.check(
        "--json",
        json,
        data.stream().map(name -> new DataArgument(name, reading).file()).toArray(Path[]::new));
    if (algorithms.contains(Algorithm.DEEP)) {
      // What is missing is told before the minutes that other methods take.
      Backend.open();
    }
    Comparison comparison = compare(methods);
    if (!Destination.isStandardOutput(json)) {
      spec.commandLine().getOut().print(ResultTable.of(comparison.blocks()));
      comparison.notes().forEach(spec.commandLine().getOut()::println);
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, json(comparison));
    }
    if (folder != null) {
      try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "pictures", 1)) {
        new Report(comparison, Algorithm.training(given()).seed())
            .write(folder, progress.part("", 1));
      }
    }
    return 0;
  }

  private SettingOptions given() {
    return SettingOptions.of(spec);
  }

  private ReportFolder place() {
    if (json != null && !Destination.isStandardOutput(json) && Destination.isInside(json, out)) {
      throw new ParameterException(spec.commandLine(), "--json cannot be inside --out");
    }
    Report.check();
    return ReportFolder.at(out);
  }

  private List<Method> methods() {
    Training shared = Algorithm.training(given());
    List<Method> methods = new ArrayList<>();
    List<Algorithm> chosen =
        algorithms.isEmpty() ? List.of(Algorithm.CLAM, Algorithm.KMEANS) : algorithms;
    for (Algorithm algorithm : chosen.stream().distinct().toList()) {
      methods.add(algorithm.method(given(), 1, true));
    }
    for (Rival rival : rivals.stream().distinct().toList()) {
      methods.add(
          switch (rival) {
            case EM -> new EmMethod(shared.seed());
            case WARD -> new WardMethod(shared.seed());
          });
    }
    return methods;
  }

  private Comparison compare(List<Method> methods) {
    List<EncodedData> sets = new ArrayList<>();
    List<Integer> clusters = new ArrayList<>();
    List<String> names = data.isEmpty() ? DEFAULT_DATA : data;
    try (ProgressLine progress =
        ProgressLine.start(spec.commandLine().getErr(), "reading", names.size())) {
      for (String name : names) {
        EncodedData set =
            EncodedData.of(
                new DataArgument(name, reading).load(progress.part(name, 1)), scaling.scaling());
        sets.add(set);
        clusters.add(clusters(set));
      }
    }
    Training shared = Algorithm.training(given());
    Comparison comparison = new Comparison(methods, shared.seed(), shared.threads());
    double work = 0;
    for (int s = 0; s < sets.size(); s++) {
      work += methods.size() * comparison.work(sets.get(s), clusters.get(s));
    }
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "compare", work)) {
      for (int s = 0; s < sets.size(); s++) {
        comparison.run(sets.get(s), clusters.get(s), progress::part);
      }
    }
    return comparison;
  }

  private int clusters(EncodedData set) {
    if (k != null && k == ClusterNumber.AUTO) {
      return set.countClusters(Algorithm.training(given()), PartProgress.NONE).k();
    }
    int clusters = k == null ? classes(set) : k;
    set.checkClusters(clusters);
    return clusters;
  }

  private int classes(EncodedData set) {
    if (rivals.isEmpty() && List.of(Algorithm.BASINS).equals(algorithms)) {
      return 1;
    }
    if (set.classes() == null) {
      throw new ParameterException(
          spec.commandLine(), set.name() + " has no classes to count; give -k");
    }
    return set.classes().names().size();
  }

  private static JsonObject json(Comparison comparison) {
    JsonArray rows = new JsonArray();
    comparison.rows().forEach(row -> rows.add(row.toJson()));
    JsonObject json = new JsonObject();
    json.add("results", rows);
    return json;
  }
}
