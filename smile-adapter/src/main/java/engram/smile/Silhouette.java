package engram.smile;

import java.io.Serial;

/**
 * Mean silhouette (Rousseeuw 1987), -1 to 1, higher is better: {@link engram.measure.Silhouette}.
 * O(n^2 D). It rewards one big cluster with a few remote crumbs; look at the sizes too.
 */
public final class Silhouette implements InternalMetric {

  @Serial private static final long serialVersionUID = 1L;

  /** Default instance. */
  public static final Silhouette instance = new Silhouette();

  /** Makes one; they are all alike. */
  public Silhouette() {}

  @Override
  public double score(double[][] x, int[] cluster) {
    return of(x, cluster);
  }

  /** Returns the silhouette of a clustering; see {@link InternalMetric#score}. */
  public static double of(double[][] x, int[] cluster) {
    return Outliers.leftOut(x, cluster, engram.measure.Silhouette::of);
  }

  @Override
  public String toString() {
    return "Silhouette";
  }
}
