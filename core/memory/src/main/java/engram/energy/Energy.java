package engram.energy;

import java.io.Serializable;

/**
 * An energy over stored patterns: {@code E(v) = -Q( sum_mu F( beta S(v, xi_mu) ) ) + c |v|^2 / 2}
 * (tutorial eq. 5.12), c = 1 where the energy is confined and 0 where not. Patterns are passed
 * along, K rows of D values, never modified. O(K D) a call. NaN in gives NaN out.
 *
 * @param similarity S
 * @param separation F
 * @param scaling Q
 * @param beta inverse temperature, above 0: the larger, the narrower the basins
 * @param confined whether {@code |v|^2 / 2} is added, which keeps the state bounded where S is a
 *     dot product
 */
public record Energy(
    Similarity similarity, Separation separation, Scaling scaling, double beta, boolean confined)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks the values. */
  public Energy {
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta is " + beta + ", allowed: above 0 and finite");
    }
  }

  /** Returns the same energy at another inverse temperature. */
  public Energy withBeta(double value) {
    return new Energy(similarity, separation, scaling, value, confined);
  }

  /** Returns E(v). */
  public double value(double[] v, double[][] memories) {
    Terms terms = new Terms(v, memories);
    double energy = -scaling.value(terms.sum, terms.unit, beta);
    return confined ? energy + 0.5 * Similarity.DOT.of(v, v) : energy;
  }

  /**
   * Returns how much each memory pulls at v: {@code beta Q' F'}, K values; for the log-sum-exp
   * energies the softmax, which sums to 1.
   */
  public double[] weights(double[] v, double[][] memories) {
    Terms terms = new Terms(v, memories);
    double[] weights = new double[memories.length];
    for (int mu = 0; mu < weights.length; mu++) {
      weights[mu] = terms.weight(mu);
    }
    return weights;
  }

  /** Returns {@code dE/dv = -sum_mu w_mu dS/dv (+ v)}, D values. */
  public double[] gradient(double[] v, double[][] memories) {
    double[] gradient = confined ? v.clone() : new double[v.length];
    Terms terms = new Terms(v, memories);
    for (int mu = 0; mu < memories.length; mu++) {
      similarity.addStateGradient(gradient, -terms.weight(mu), v, memories[mu]);
    }
    return gradient;
  }

  /**
   * The adjoint of the gradient: adds the derivatives of {@code a . dE/dv} times {@code c}.
   *
   * @param a D values, the direction
   * @param c the factor
   * @param outState D values, added to
   * @param outMemories K x D, added to
   * @return the derivative with respect to beta, times {@code c}
   */
  public double addGradientAdjoint(
      double[] v,
      double[][] memories,
      double[] a,
      double c,
      double[] outState,
      double[][] outMemories) {
    Terms terms = new Terms(v, memories);
    int count = memories.length;
    double[] slopes = new double[count];
    double total = 0;
    double pull = 0;
    for (int mu = 0; mu < count; mu++) {
      slopes[mu] = similarity.slopeAlong(a, v, memories[mu]);
      total += separation.slope(terms.z[mu], terms.unit) * slopes[mu];
      pull += terms.weight(mu) * slopes[mu];
    }
    double q1 = scaling.slope(terms.sum, terms.unit, beta);
    double q2 = scaling.curvature(terms.sum, terms.unit, beta);
    double byBeta = -pull * scaling.betaPower() / beta;
    for (int mu = 0; mu < count; mu++) {
      double f1 = separation.slope(terms.z[mu], terms.unit);
      double f2 = separation.curvature(terms.z[mu], terms.unit);
      double byLogit = -beta * (q2 * f1 * total + q1 * f2 * slopes[mu]);
      byBeta += byLogit * terms.z[mu] / beta;
      similarity.addStateGradient(outState, c * byLogit * beta, v, memories[mu]);
      similarity.addMemoryGradient(outMemories[mu], c * byLogit * beta, v, memories[mu]);
      similarity.addSlopeGradient(
          outState, outMemories[mu], -c * terms.weight(mu), a, v, memories[mu]);
    }
    if (confined) {
      for (int d = 0; d < a.length; d++) {
        outState[d] += c * a[d];
      }
    }
    return c * byBeta;
  }

  /** The scaled similarities of one state and their separated sum. */
  private final class Terms {
    final double[] z;
    final double unit;
    final double sum;
    private final double pull;

    Terms(double[] v, double[][] memories) {
      z = new double[memories.length];
      for (int mu = 0; mu < z.length; mu++) {
        z[mu] = beta * similarity.of(v, memories[mu]);
      }
      unit = separation.unit(z);
      double total = 0;
      for (double each : z) {
        total += separation.value(each, unit);
      }
      sum = total;
      pull = beta * scaling.slope(sum, unit, beta);
    }

    double weight(int mu) {
      return pull * separation.slope(z[mu], unit);
    }
  }
}
