package engram.energy;

import com.google.gson.annotations.JsonAdapter;
import java.io.Serializable;

/**
 * Scores to weights: how the similarities of all memories become shares in the answer. The scores
 * are {@code theta_mu = beta S(v, xi_mu)}, with the Euclidean similarity {@code -(beta/2) |v -
 * xi_mu|^2}.
 *
 * <p>A separation is a potential {@code Omega(theta)}, which makes the energy {@code E = -(1/beta)
 * Omega(theta)} (tutorial eq. 5.7 with its F and Q in one), and its slopes {@code dOmega/dtheta}.
 * The weights are the slopes over their sum: 0 or more, 1 in sum. Where the potential is shiftable,
 * {@code Omega(theta + c) = Omega(theta) + c}, slopes and weights are the same, and steps of any
 * size in (0, 2) towards {@code sum p xi} never raise the energy if the potential is convex.
 *
 * <p>Scores come as arrays of K values, one or more, are not modified, and results are new arrays.
 * NaN among the scores gives NaN. O(K) a call unless said otherwise. To add one: implement this
 * interface and name it in {@link Separations}; every estimator in every host then takes it.
 */
@JsonAdapter(SeparationJson.class)
public interface Separation extends Serializable {

  /** Returns what it is called in options and files, such as {@code softmax}. */
  String word();

  /** Returns the potential. */
  double value(double[] scores);

  /** Returns the slopes of the potential, K values. */
  double[] slopes(double[] scores);

  /** Returns the curvature of the potential times a direction, {@code H g}; H is symmetric. */
  double[] curve(double[] scores, double[] g);

  /**
   * Returns whether a constant added to all scores adds the same to the potential and leaves the
   * weights alone. Tile forms then leave out of the scores what all memories share; kernels, which
   * have a radius, need whole distances.
   */
  default boolean shiftable() {
    return true;
  }

  /**
   * Returns whether a step of size 1 to the mean of the memories by their weights never raises the
   * energy of their distances; where not, {@link StoredPatterns#fixedPoint} shortens it until it
   * does not.
   */
  default boolean descends() {
    return true;
  }

  /**
   * Returns by how much the largest score has to be above all others to get all of the weight;
   * infinity where none ever does.
   */
  default double margin() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Returns the weights: the slopes over their sum, which are the slopes where the potential is
   * shiftable.
   *
   * @return K values of 0 or more with sum 1; all 0 where there is no direction to go
   */
  default double[] weights(double[] scores) {
    double[] weights = slopes(scores);
    if (shiftable()) {
      return weights;
    }
    double sum = 0;
    for (double each : weights) {
      sum += each;
    }
    for (int mu = 0; mu < weights.length; mu++) {
      weights[mu] = sum == 0 ? 0 : weights[mu] / sum;
    }
    return weights;
  }

  /**
   * Returns the transposed Jacobian of the weights times a direction, {@code J^T g}: what a slope
   * in the weights is in the scores.
   */
  default double[] weightsCurve(double[] scores, double[] g) {
    if (shiftable()) {
      return curve(scores, g);
    }
    double[] slopes = slopes(scores);
    double sum = 0;
    double along = 0;
    for (int mu = 0; mu < g.length; mu++) {
      sum += slopes[mu];
      along += slopes[mu] * g[mu];
    }
    double[] centred = new double[g.length];
    for (int mu = 0; mu < g.length && sum != 0; mu++) {
      centred[mu] = g[mu] / sum - along / sum / sum;
    }
    return curve(scores, centred);
  }

  /** Returns the form of this separation that works on tiles of points in float. */
  default TileSeparation tiles() {
    return new PointTiles(this);
  }

  /** Returns the separation of a word, see {@link Separations#named}. */
  static Separation of(String word) {
    return Separations.named(word);
  }

  /** Returns the place of the largest score, the first of equals. */
  static int largest(double[] scores) {
    int best = 0;
    for (int mu = 1; mu < scores.length; mu++) {
      best = scores[mu] > scores[best] ? mu : best;
    }
    return best;
  }
}
