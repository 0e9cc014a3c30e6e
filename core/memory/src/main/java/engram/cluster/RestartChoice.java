package engram.cluster;

import engram.measure.AdjustedRandIndex;
import java.util.List;

/** Chooses one of several clusterings of the same rows without looking at labels. */
public final class RestartChoice {

  private RestartChoice() {}

  /**
   * Returns the clustering that agrees best with the others: the highest mean adjusted Rand index
   * with them, the first of equals. O(R^2 n).
   *
   * @param labels R clusterings of n rows each, not modified
   */
  public static int byAgreement(List<int[]> labels) {
    double[] sums = new double[labels.size()];
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < i; j++) {
        double ari = AdjustedRandIndex.of(labels.get(i), labels.get(j));
        sums[i] += ari;
        sums[j] += ari;
      }
    }
    return largest(sums);
  }

  /**
   * Returns the mean adjusted Rand index of one clustering with the others, null if there are none.
   * O(R n).
   *
   * @param labels R clusterings of n rows each, not modified
   * @param one which
   */
  static Double agreement(List<int[]> labels, int one) {
    double sum = 0;
    for (int i = 0; i < labels.size(); i++) {
      sum += i == one ? 0 : AdjustedRandIndex.of(labels.get(one), labels.get(i));
    }
    return labels.size() == 1 ? null : (Double) (sum / (labels.size() - 1));
  }

  /** Returns the place of the largest value, the first of equals; NaN counts as the smallest. */
  public static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best] || Double.isNaN(values[best]) && !Double.isNaN(values[i])) {
        best = i;
      }
    }
    return best;
  }
}
