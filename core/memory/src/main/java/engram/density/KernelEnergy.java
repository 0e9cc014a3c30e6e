package engram.density;

import engram.energy.Energies;
import engram.energy.Kernel;
import engram.energy.Landscape;
import engram.energy.Similarity;
import engram.energy.StoredPatterns;
import engram.math.DataCheck;
import java.io.Serializable;

/**
 * A kernel energy {@code E(v) = -(1/beta) log sum kappa(u_mu)}, {@code u^2 = (beta/2) d^2}
 * (tutorial eq. 5.27), with a typed answer where no kernel reaches and E is infinite. One of the
 * three answers comes back:
 *
 * <pre>{@code
 * KernelEnergy.Answer answer = energy.at(v, memories);
 * if (answer instanceof KernelEnergy.Supported in) { ... in.energy() ... }
 * }</pre>
 *
 * @param kernel kappa
 * @param beta inverse temperature, above 0 and finite; the kernels reach {@code sqrt(2/beta)} far
 * @param outside what is said beyond that
 */
public record KernelEnergy(Kernel kernel, double beta, OutsideSupport outside)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks the values. */
  public KernelEnergy {
    Energies.kernel(kernel, beta);
    if (outside == null) {
      throw new IllegalArgumentException("outside is null, allowed: NEAREST, LOG_SUM_EXP, NOISE");
    }
  }

  /** What the energy says of a state. */
  public sealed interface Answer permits Supported, FallBack, Unsupported {}

  /**
   * A kernel reaches the state.
   *
   * @param energy E(v)
   * @param gradient dE/dv, D values
   */
  public record Supported(double energy, double[] gradient) implements Answer {}

  /**
   * No kernel reaches the state; the energy of the policy speaks instead. Its values do not compare
   * with those of {@link Supported}, its steps do: size 1 is one fixed-point update in both.
   *
   * @param energy the fall-back's energy
   * @param gradient its gradient, D values
   */
  public record FallBack(double energy, double[] gradient) implements Answer {}

  /**
   * No kernel reaches the state, and it is left at that.
   *
   * @param nearest the nearest memory, 0 to K-1, the first of equals
   * @param distance how far it is
   */
  public record Unsupported(int nearest, double distance) implements Answer {}

  /**
   * Returns the answer at a state. O(K D).
   *
   * @param v D finite values, not modified
   * @param memories K x D finite values, not modified
   * @throws IllegalArgumentException if a value of v is not finite or a memory is NaN
   */
  public Answer at(double[] v, double[][] memories) {
    StoredPatterns landscape = Energies.kernel(kernel, beta).over(memories);
    DataCheck.finite("v", v, landscape.dimensions());
    double value = landscape.energy(v);
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(
          "energy is NaN, allowed: finite memories at distances whose squares do not overflow");
    }
    if (value < Double.POSITIVE_INFINITY) {
      return new Supported(value, landscape.gradient(v));
    }
    if (outside == OutsideSupport.LOG_SUM_EXP) {
      Landscape smooth = Energies.logSumExp(beta).over(memories);
      return new FallBack(smooth.energy(v), smooth.gradient(v));
    }
    int nearest = nearest(v, memories);
    double half = -Similarity.EUCLIDEAN.of(v, memories[nearest]);
    if (outside == OutsideSupport.NOISE) {
      return new Unsupported(nearest, Math.sqrt(2 * half));
    }
    double[] gradient = new double[v.length];
    Similarity.EUCLIDEAN.addStateGradient(gradient, -1, v, memories[nearest]);
    return new FallBack(half, gradient);
  }

  static int nearest(double[] v, double[][] memories) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int mu = 0; mu < memories.length; mu++) {
      double similarity = Similarity.EUCLIDEAN.of(v, memories[mu]);
      if (similarity > most) {
        most = similarity;
        best = mu;
      }
    }
    return best;
  }
}
