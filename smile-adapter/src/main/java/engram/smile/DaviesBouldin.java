package engram.smile;

import java.io.Serial;

/**
 * Davies-Bouldin index (1979), 0 or more, lower is better: {@link engram.measure.DaviesBouldin}.
 * O(n D + k^2 D).
 */
public final class DaviesBouldin implements InternalMetric {

  @Serial private static final long serialVersionUID = 1L;

  /** Default instance. */
  public static final DaviesBouldin instance = new DaviesBouldin();

  /** Makes one; they are all alike. */
  public DaviesBouldin() {}

  @Override
  public double score(double[][] x, int[] cluster) {
    return of(x, cluster);
  }

  /** Returns the Davies-Bouldin index of a clustering; see {@link InternalMetric#score}. */
  public static double of(double[][] x, int[] cluster) {
    return Outliers.leftOut(x, cluster, engram.measure.DaviesBouldin::of);
  }

  @Override
  public String toString() {
    return "DaviesBouldin";
  }
}
