package engram.energy;

import java.io.Serializable;

/**
 * S(v, xi): how alike a state and a memory are, with the derivatives that a descent and its adjoint
 * need.
 */
public interface Similarity extends Serializable {

  /** {@code -|v - xi|^2 / 2}. */
  Similarity EUCLIDEAN = Similarities.EUCLIDEAN;

  /** {@code v . xi}. */
  Similarity DOT = Similarities.DOT;

  /** {@code v . xi / (|v| |xi|)}; 0 where one of them is 0. */
  Similarity COSINE = new CosineSimilarity();

  /** {@code -sum |v_d - xi_d|}: one coordinate far off does not decide. */
  Similarity MANHATTAN = Divergences.MANHATTAN;

  /**
   * {@code -sum v log(v / xi) - v + xi}, the Kullback-Leibler divergence of values of 0 or more, to
   * both of which 1e-4 is added.
   */
  Similarity KULLBACK_LEIBLER = Divergences.KULLBACK_LEIBLER;

  /**
   * The mean of the divergences of both from their mean, less than 0; as above for values below 0.
   */
  Similarity JENSEN_SHANNON = Divergences.JENSEN_SHANNON;

  /** Returns S(v, xi). Arrays of D values, not modified. */
  double of(double[] v, double[] xi);

  /** Adds {@code c dS/dv} to {@code out}. */
  void addStateGradient(double[] out, double c, double[] v, double[] xi);

  /** Adds {@code c dS/dxi} to {@code out}. */
  void addMemoryGradient(double[] out, double c, double[] v, double[] xi);

  /** Returns {@code p = dS/dv . a}, the slope of S along a direction. */
  double slopeAlong(double[] a, double[] v, double[] xi);

  /**
   * Adds {@code c dp/dv} of the slope p along {@code a} to {@code outState} and {@code c dp/dxi} to
   * {@code outMemory}.
   */
  void addSlopeGradient(
      double[] outState, double[] outMemory, double c, double[] a, double[] v, double[] xi);
}
