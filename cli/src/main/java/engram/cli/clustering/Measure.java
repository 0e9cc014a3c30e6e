package engram.cli.clustering;

import engram.measure.ScoreKind;
import engram.measure.ScoreKind.Better;
import java.util.function.ToDoubleFunction;

/** A column of a table of clusterings. */
public enum Measure {
  /** Adjusted Rand index. */
  ARI("ARI", Better.HIGHER, 3, r -> r.scores().ari()),
  /** Normalised mutual information. */
  NMI("NMI", Better.HIGHER, 3, r -> r.scores().nmi()),
  /** Accuracy by the best matching of clusters to classes. */
  ACCURACY("accuracy", Better.HIGHER, 3, r -> r.scores().accuracy()),
  /** Mean silhouette. */
  SILHOUETTE("silhouette", Better.HIGHER, 3, r -> r.scores().silhouette()),
  /** Davies-Bouldin index. */
  DAVIES_BOULDIN("DB", Better.LOWER, 3, r -> r.scores().daviesBouldin()),
  /** Calinski-Harabasz index. */
  CALINSKI_HARABASZ("CH", Better.HIGHER, 1, r -> r.scores().calinskiHarabasz()),
  /** Clusters with a row. */
  USED("used", Better.NEITHER, 0, r -> r.scores().sizes().clustersUsed()),
  /** Rows of the smallest cluster. */
  SMALLEST("smallest", Better.NEITHER, 0, r -> r.scores().sizes().smallestCluster()),
  /** exp of the entropy of the sizes. */
  EFFECTIVE("effective", Better.NEITHER, 1, r -> r.scores().sizes().effectiveClusters()),
  /** Wall-clock seconds. */
  SECONDS("seconds", Better.LOWER, 2, r -> r.clustering().seconds());

  private final ScoreKind kind;
  private final ToDoubleFunction<ClusteringRow> value;

  Measure(String heading, Better better, int decimals, ToDoubleFunction<ClusteringRow> value) {
    this.kind = new ScoreKind(heading, better, decimals);
    this.value = value;
  }

  /** Returns the heading of the column. */
  public String heading() {
    return kind.heading();
  }

  /** Returns the value of a row, NaN if it cannot be said. */
  public double of(ClusteringRow row) {
    return value.applyAsDouble(row);
  }

  /** Returns a value as it is shown; a hyphen for NaN. */
  public String text(double number) {
    return kind.text(number);
  }

  /** Returns whether it says which clustering is better. */
  public boolean judges() {
    return kind.judges();
  }

  /**
   * Returns whether no other value is better, at the precision shown. Nothing is best among fewer
   * than two values.
   *
   * @param number the value
   * @param all the values of the column, this one among them
   */
  public boolean best(double number, double... all) {
    return kind.best(number, all);
  }
}
