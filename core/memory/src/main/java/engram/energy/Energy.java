package engram.energy;

import engram.math.Check;
import java.io.Serializable;

/**
 * An energy over stored patterns: similarity, separation, and for dot products what holds the
 * state, {@code E(v) = Psi(v) - (1/beta) Omega( beta S(v, xi_1), ..., beta S(v, xi_K) )} (tutorial
 * eq. 5.7 with Omega for its Q and F). {@link #over} makes it a function of the state alone.
 *
 * @param similarity S
 * @param separation Omega, by its weights
 * @param activation Psi; {@link Activation#NONE} with distances, which need nothing to hold them
 * @param beta inverse temperature, above 0: the larger, the narrower the basins
 */
public record Energy(
    Similarity similarity, Separation separation, Activation activation, double beta)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks the values. */
  public Energy {
    Check.present("similarity", similarity);
    Check.present("separation", separation);
    Check.present("activation", activation);
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta is " + beta + ", allowed: above 0 and finite");
    }
    boolean dot = similarity == Similarity.DOT;
    Check.that(
        dot || activation == Activation.NONE,
        "activation",
        activation,
        "NONE where the similarity is not the dot product");
    Check.that(
        !(separation instanceof KernelSeparation) || similarity == Similarity.EUCLIDEAN,
        "similarity",
        similarity,
        "EUCLIDEAN with a kernel, which is a function of distances");
  }

  /** Returns the same energy at another inverse temperature. */
  public Energy withBeta(double value) {
    return new Energy(similarity, separation, activation, value);
  }

  /** Returns whether something holds the state, so that it stays bounded. */
  public boolean confined() {
    return activation != Activation.NONE;
  }

  /**
   * Returns the landscape of some patterns.
   *
   * @param patterns K rows of D finite values, K and D of 1 or more; kept, not modified, and not to
   *     be modified
   * @throws IllegalArgumentException if there is none, they differ in length, or a value is not
   *     finite
   */
  public StoredPatterns over(double[][] patterns) {
    return new StoredPatterns(this, patterns);
  }
}
