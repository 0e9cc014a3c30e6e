package engram.smile;

import java.io.Serial;

/**
 * Calinski-Harabasz index (1974), 0 or more, higher is better: {@link
 * engram.measure.CalinskiHarabasz}. O(n D).
 */
public final class CalinskiHarabasz implements InternalMetric {

  @Serial private static final long serialVersionUID = 1L;

  /** Default instance. */
  public static final CalinskiHarabasz instance = new CalinskiHarabasz();

  /** Makes one; they are all alike. */
  public CalinskiHarabasz() {}

  @Override
  public double score(double[][] x, int[] cluster) {
    return of(x, cluster);
  }

  /** Returns the Calinski-Harabasz index of a clustering; see {@link InternalMetric#score}. */
  public static double of(double[][] x, int[] cluster) {
    return Outliers.leftOut(x, cluster, engram.measure.CalinskiHarabasz::of);
  }

  @Override
  public String toString() {
    return "CalinskiHarabasz";
  }
}
