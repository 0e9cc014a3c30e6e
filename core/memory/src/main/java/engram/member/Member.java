package engram.member;

import com.google.gson.JsonObject;
import engram.math.Parallel;
import java.io.Serializable;

/**
 * Stored pairs that answer a query with a weighted mean of their targets, at each of some
 * temperatures: one predictor of a mixture. Immutable.
 */
public interface Member extends Serializable {

  /** Returns what a reader is told that it is, one word. */
  String kind();

  /**
   * Returns the answers at rows.
   *
   * @param x n rows of D values without missing ones, not modified
   * @param factors by what the exponent is multiplied, one for each temperature
   * @return factors x n x C
   */
  double[][][] predict(double[][] x, double[] factors, Parallel pool);

  /** Returns how much of the answer at a row each stored pair gives; values that sum to 1. */
  double[] weights(double[] x, double factor);

  /** Returns this member with one more pair of weight 1. */
  Member with(double[] x, float[] target);

  /** Returns all but the pairs, for a model file. */
  JsonObject toJson();
}
