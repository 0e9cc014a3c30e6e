package engram.predict;

import java.io.Serializable;

/**
 * Missing cells of standardised rows, completed from stored rows: with the known cells clamped, one
 * descent step of size 1 takes a missing cell to the weighted mean of the stored rows' cells,
 * weighted by how near they are in the cells known here.
 */
final class CellCompletion implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Inverse temperature times the number of known cells. */
  private static final double SHARPNESS = 12;

  private final double[][] stored;

  /** Keeps rows without missing cells. */
  private CellCompletion(double[][] stored) {
    this.stored = stored;
  }

  /**
   * Completes rows from each other: their missing cells start at 0, the mean, and are completed
   * twice.
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   */
  static CellCompletion of(double[][] x) {
    double[][] rows = new double[x.length][];
    boolean any = false;
    for (int i = 0; i < x.length; i++) {
      rows[i] = x[i].clone();
      for (int d = 0; d < rows[i].length; d++) {
        if (Double.isNaN(rows[i][d])) {
          rows[i][d] = 0;
          any = true;
        }
      }
    }
    CellCompletion completion = new CellCompletion(rows);
    for (int round = 0; any && round < 2; round++) {
      double[][] next = new double[x.length][];
      for (int i = 0; i < x.length; i++) {
        next[i] = completion.complete(x[i], i);
      }
      completion = new CellCompletion(next);
    }
    return completion;
  }

  /** Keeps rows that were completed before. */
  static CellCompletion restore(double[][] stored) {
    return new CellCompletion(stored);
  }

  /** Returns this completion with one more row, completed by the others. */
  CellCompletion with(double[] x) {
    double[][] more = java.util.Arrays.copyOf(stored, stored.length + 1);
    more[stored.length] = complete(x, -1);
    return new CellCompletion(more);
  }

  /** Returns the stored rows, completed; the caller must not modify them. */
  double[][] stored() {
    return stored;
  }

  /** Returns rows with their missing cells completed; complete rows are returned as they are. */
  double[][] complete(double[][] x) {
    double[][] completed = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      completed[i] = complete(x[i], -1);
    }
    return completed;
  }

  private double[] complete(double[] x, int self) {
    int known = 0;
    for (double value : x) {
      known += Double.isNaN(value) ? 0 : 1;
    }
    if (known == x.length) {
      return x;
    }
    double beta = known == 0 ? 0 : SHARPNESS / known;
    double[] exponent = new double[stored.length];
    double max = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < exponent.length; j++) {
      double sum = 0;
      for (int d = 0; d < x.length; d++) {
        double gap = x[d] - stored[j][d];
        sum += Double.isNaN(gap) ? 0 : gap * gap;
      }
      exponent[j] = j == self ? Double.NEGATIVE_INFINITY : -beta / 2 * sum;
      max = Math.max(max, exponent[j]);
    }
    if (max == Double.NEGATIVE_INFINITY) {
      return stored[self];
    }
    return mean(x, exponent, max);
  }

  private double[] mean(double[] x, double[] exponent, double max) {
    double[] completed = new double[x.length];
    double total = 0;
    for (int j = 0; j < exponent.length; j++) {
      double w = StrictMath.exp(exponent[j] - max);
      if (w > 0) {
        total += w;
        for (int d = 0; d < x.length; d++) {
          completed[d] += w * stored[j][d];
        }
      }
    }
    for (int d = 0; d < x.length; d++) {
      completed[d] = Double.isNaN(x[d]) ? completed[d] / total : x[d];
    }
    return completed;
  }
}
