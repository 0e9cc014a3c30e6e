package engram.energy;

import java.io.Serializable;

/**
 * sigma of the tutorial's eq. 5.7, by its potential: the energy of a dot product is {@code E(v) =
 * Psi(v) - (1/beta) Omega(beta Xi v)} with Psi convex, and a fixed-point step is {@code v <-
 * sigma(sum w xi)} with {@code sigma = grad Psi*}, the state where Psi pulls back as much as the
 * memories pull. Other readings of sigma(v), which put it inside the similarity, have coordinates
 * that never move where sigma is flat.
 */
public interface Activation extends Serializable {

  /** {@code Psi = 0}: nothing holds the state. */
  Activation NONE = Activations.NONE;

  /** {@code Psi = |v|^2 / 2}, sigma(h) = h. */
  Activation IDENTITY = Activations.IDENTITY;

  /** Psi holds the state in the ball of radius 1, {@code sigma(h) = h / |h|}. */
  Activation NORMALISE = Activations.NORMALISE;

  /**
   * Psi holds the state among the vectors of mean 0 and variance at most 1: sigma(h) has mean 0 and
   * variance 1.
   */
  Activation LAYER_NORM = Activations.LAYER_NORM;

  /**
   * {@code sigma(h) = tanh(gain h)}, {@code Psi = sum (v atanh v + log(1 - v^2) / 2) / gain}.
   *
   * @param gain above 0; not the inverse temperature
   */
  static Activation tanh(double gain) {
    return new TanhActivation(gain);
  }

  /** Returns Psi(v); infinite where v may not be. */
  double potential(double[] v);

  /** Adds dPsi/dv to {@code out}, 0 for those that only bound the state. */
  void addGradient(double[] out, double[] v);

  /** Adds c times the curvature of Psi times a to {@code out}, 0 for those that only bound. */
  void addCurve(double[] out, double c, double[] a, double[] v);

  /** Returns sigma(h), a new array. */
  double[] of(double[] h);

  /** Returns the transposed Jacobian of sigma at h times u, a new array. */
  double[] pullBack(double[] h, double[] u);
}
