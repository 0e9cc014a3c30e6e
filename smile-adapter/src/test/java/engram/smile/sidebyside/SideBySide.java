package engram.smile.sidebyside;

import engram.datasets.Datasets;
import engram.table.Table;
import java.io.PrintStream;
import java.util.List;

/**
 * Engram beside Smile's own on bundled data sets: the clusterers on the same standardised rows,
 * then the classifiers in the same ten folds. Prints the tables of docs/smile.md.
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
    out.println("| set | " + String.join(" | ", PredictionSide.titles()) + " |");
    out.println("|---" + "|---".repeat(PredictionSide.titles().size()) + "|");
    PredictionSide.row(Datasets.load("iris"));
    for (Table table : tables) {
      out.println(PredictionSide.row(table));
    }
  }
}
