package engram.smile.sidebyside;

import engram.datasets.Datasets;
import engram.table.Table;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Engram beside Smile's own on bundled data sets: the clusterers on the same standardised rows,
 * then the classifiers in the same ten folds. Prints the tables of docs/experiments/smile.md.
 */
public final class SideBySide {

  private static final List<String> SETS =
      List.of("iris", "wine", "zoo", "breast_cancer_wdbc", "digits8x8", "segment");

  private SideBySide() {}

  /**
   * Runs the comparison.
   *
   * @param args names of bundled data sets; all of the six if there is none
   */
  public static void main(String[] args) {
    run(args.length == 0 ? SETS : List.of(args), System.out);
  }

  static void run(List<String> names, PrintStream out) {
    List<Table> tables = names.stream().map(Datasets::load).toList();
    // The first fit of each pays for loading and compiling.
    ClusterSide.rows(Datasets.load("iris"));
    out.println("| set | k | clusterer | ARI | silhouette | smallest | distortion | seconds |");
    out.println("|---|---|---|---|---|---|---|---|");
    for (Table table : tables) {
      ClusterSide.rows(table).forEach(out::println);
    }
    out.println();
    predictions(tables, out);
  }

  private static void predictions(List<Table> tables, PrintStream out) {
    List<String> titles = PredictionSide.titles();
    out.println("| set | " + String.join(" | ", titles) + " |");
    out.println("|---" + "|---".repeat(titles.size()) + "|");
    PredictionSide.scores(Datasets.load("iris"));
    double[] means = new double[titles.size()];
    for (Table table : tables) {
      List<PredictionSide.Score> scores = PredictionSide.scores(table);
      for (int i = 0; i < means.length; i++) {
        means[i] += scores.get(i).accuracy() / tables.size();
      }
      line(table.name(), scores.stream().map(PredictionSide.Score::toString), out);
    }
    line(
        "mean",
        Arrays.stream(means)
            .mapToObj(mean -> Double.isNaN(mean) ? "-" : String.format(Locale.ROOT, "%.4f", mean)),
        out);
  }

  private static void line(String head, Stream<String> cells, PrintStream out) {
    out.println("| " + head + " | " + cells.collect(Collectors.joining(" | ")) + " |");
  }
}
