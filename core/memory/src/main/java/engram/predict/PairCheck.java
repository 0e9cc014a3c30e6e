package engram.predict;

/** Refuses data that cannot be learned from, with the cell and what is allowed. */
final class PairCheck {

  private PairCheck() {}

  static void pairs(double[][] x, int targets, double[] weights) {
    if (x.length < 2) {
      throw new IllegalArgumentException("x is " + x.length + " rows long, allowed: 2 or more");
    }
    if (x.length != targets) {
      throw new IllegalArgumentException(
          "y is " + targets + " values long, allowed: one per row, " + x.length);
    }
    if (x[0].length == 0) {
      throw new IllegalArgumentException("x is 0 columns wide, allowed: 1 or more");
    }
    queries(x, x[0].length);
    if (weights != null) {
      weights(weights, x.length);
    }
  }

  private static void weights(double[] weights, int rows) {
    if (weights.length != rows) {
      throw new IllegalArgumentException(
          "weights is " + weights.length + " values long, allowed: one per row, " + rows);
    }
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
        throw new IllegalArgumentException(
            "weights[" + i + "] is " + weights[i] + ", allowed: 0 or more, finite");
      }
      sum += weights[i];
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("weights is 0 in sum, allowed: a positive sum");
    }
  }

  static void learned(MemoryForm form, int k, int rows) {
    if (form != MemoryForm.LEARNED) {
      throw new IllegalArgumentException(
          "form is " + form + ", allowed: LEARNED, the form that is learned epoch by epoch");
    }
    if (k > rows) {
      throw new IllegalArgumentException(
          "k is " + k + ", allowed: 0 (auto), or 1 to the number of rows, " + rows);
    }
  }

  static void atLeastZero(String name, int value, String allowed) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed: " + allowed);
    }
  }

  static void targets(double[] y) {
    for (int i = 0; i < y.length; i++) {
      if (!Double.isFinite(y[i])) {
        throw new IllegalArgumentException("y[" + i + "] is " + y[i] + ", allowed: finite");
      }
    }
  }

  static void queries(double[][] x, int columns) {
    for (int i = 0; i < x.length; i++) {
      if (x[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " of x is " + x[i].length + " values long, allowed: " + columns);
      }
      for (int d = 0; d < columns; d++) {
        if (Double.isInfinite(x[i][d])) {
          throw new IllegalArgumentException(
              "x[" + i + "][" + d + "] is " + x[i][d] + ", allowed: finite, or NaN for missing");
        }
      }
    }
  }
}
