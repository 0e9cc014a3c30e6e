package engram.weka;

import java.io.Serializable;

/** What a built classifier answers with. Immutable. */
public interface Predictor extends Serializable {

  /**
   * Returns predictions for encoded rows.
   *
   * @param x n rows, NaN = missing, not modified
   * @return of a nominal class n x labels probabilities; of a numeric class n x 1 numbers
   */
  double[][] predict(double[][] x);

  /**
   * Returns a predictor that knows one more pair, without learning anew.
   *
   * @param x encoded row
   * @param y its class value
   * @return null if that cannot be
   */
  default Predictor with(double[] x, double y) {
    return null;
  }

  /** Returns what was learned, in words. */
  String text();
}
