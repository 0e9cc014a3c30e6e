package engram.energy;

import engram.math.Check;
import engram.math.DataCheck;

/**
 * The landscape of stored patterns under an energy, in double precision: the reference that the
 * forms on tiles are tested against. O(K D) a call, plus what the separation costs.
 */
public final class StoredPatterns implements Landscape {

  private static final int HALVINGS = 50;

  private final Energy energy;
  private final double[][] patterns;

  StoredPatterns(Energy energy, double[][] patterns) {
    Check.present("patterns", patterns);
    Check.that(patterns.length > 0, "patterns", "0 rows", "1 row or more");
    DataCheck.finite("patterns[0]", patterns[0]);
    for (int mu = 1; mu < patterns.length; mu++) {
      DataCheck.finite("patterns[" + mu + "]", patterns[mu], patterns[0].length);
    }
    this.energy = energy;
    this.patterns = patterns;
  }

  /** Returns the energy that the patterns are under. */
  public Energy energy() {
    return energy;
  }

  /** Returns K. */
  public int count() {
    return patterns.length;
  }

  /** Returns a copy of the patterns, K x D. */
  public double[][] patterns() {
    return DataCheck.copy(patterns);
  }

  /** Returns a copy of one pattern. */
  public double[] pattern(int mu) {
    return patterns[mu].clone();
  }

  @Override
  public int dimensions() {
    return patterns[0].length;
  }

  /** Returns {@code beta S(v, xi_mu)}, K values. */
  public double[] scores(double[] v) {
    DataCheck.finite("v", v, dimensions());
    double[] scores = new double[patterns.length];
    for (int mu = 0; mu < scores.length; mu++) {
      scores[mu] = energy.beta() * energy.similarity().of(v, patterns[mu]);
    }
    return scores;
  }

  /** Returns the share of each pattern at v, K values of 0 or more that sum to 1, or all 0. */
  public double[] weights(double[] v) {
    return energy.separation().weights(scores(v));
  }

  @Override
  public double energy(double[] v) {
    return energy.activation().potential(v) - energy.separation().value(scores(v)) / energy.beta();
  }

  /** {@code dE/dv = dPsi/dv - sum_mu dOmega/dtheta_mu dS/dv}. */
  @Override
  public double[] gradient(double[] v) {
    double[] gradient = new double[v.length];
    energy.activation().addGradient(gradient, v);
    double[] slopes = energy.separation().slopes(scores(v));
    for (int mu = 0; mu < slopes.length; mu++) {
      if (slopes[mu] != 0) {
        energy.similarity().addStateGradient(gradient, -slopes[mu], v, patterns[mu]);
      }
    }
    return gradient;
  }

  /**
   * The mean of the patterns by their weights for distances (mean shift), {@code sigma(sum slope
   * xi)} for a dot product that an activation holds (attention), {@code v - dE/dv} otherwise. The
   * state itself where no pattern has a weight.
   */
  @Override
  public double[] fixedPoint(double[] v) {
    if (!hasFixedPoint()) {
      return Landscape.super.fixedPoint(v);
    }
    double[] weights = pull(scores(v));
    double[] mean = mean(weights);
    if (energy.similarity() == Similarity.DOT) {
      return energy.activation().of(mean);
    }
    for (double weight : weights) {
      if (weight != 0) {
        return towards(mean, v, share(v, mean));
      }
    }
    return v.clone();
  }

  /**
   * How much of the way to the mean is gone: all of it, or as much of 1/2, 1/4, ... as does not
   * raise the energy where the separation does not promise that.
   */
  private double share(double[] v, double[] mean) {
    if (energy.separation().descends()) {
      return 1;
    }
    double before = energy(v);
    double share = 1;
    for (int i = 0; i < HALVINGS && energy(towards(mean, v, share)) > before; i++) {
      share /= 2;
    }
    return share;
  }

  private static double[] towards(double[] mean, double[] v, double share) {
    if (share == 1) {
      return mean;
    }
    double[] target = new double[v.length];
    for (int d = 0; d < v.length; d++) {
      target[d] = v[d] + share * (mean[d] - v[d]);
    }
    return target;
  }

  private boolean hasFixedPoint() {
    return energy.similarity() == Similarity.EUCLIDEAN || energy.confined();
  }

  /** What the patterns are averaged with. */
  private double[] pull(double[] scores) {
    return energy.similarity() == Similarity.EUCLIDEAN
        ? energy.separation().weights(scores)
        : energy.separation().slopes(scores);
  }

  private double[] mean(double[] weights) {
    double[] mean = new double[dimensions()];
    for (int mu = 0; mu < weights.length; mu++) {
      for (int d = 0; d < mean.length && weights[mu] != 0; d++) {
        mean[d] += weights[mu] * patterns[mu][d];
      }
    }
    return mean;
  }

  /**
   * The adjoint of the gradient: adds the derivatives of {@code a . dE/dv} times {@code c}.
   *
   * @param a D values, the direction
   * @param c the factor
   * @param outState D values, added to
   * @param outPatterns K x D, added to
   * @return the derivative with respect to beta, times {@code c}
   */
  public double addGradientAdjoint(
      double[] v, double[] a, double c, double[] outState, double[][] outPatterns) {
    double[] scores = scores(v);
    double[] slopes = energy.separation().slopes(scores);
    double[] along = new double[slopes.length];
    for (int mu = 0; mu < along.length; mu++) {
      along[mu] = -energy.similarity().slopeAlong(a, v, patterns[mu]);
      energy
          .similarity()
          .addSlopeGradient(outState, outPatterns[mu], -c * slopes[mu], a, v, patterns[mu]);
    }
    energy.activation().addCurve(outState, c, a, v);
    return addScoreSlopes(
        v, scores, energy.separation().curve(scores, along), c, outState, outPatterns);
  }

  /**
   * The adjoint of {@link #fixedPoint}: adds the derivatives of {@code u . fixedPoint(v)} times
   * {@code c}.
   *
   * @param u D values, the direction
   * @param c the factor
   * @param outState D values, added to
   * @param outPatterns K x D, added to
   * @return the derivative with respect to beta, times {@code c}
   */
  public double addFixedPointAdjoint(
      double[] v, double[] u, double c, double[] outState, double[][] outPatterns) {
    if (!hasFixedPoint()) {
      addScaled(outState, c, u);
      return addGradientAdjoint(v, u, -c, outState, outPatterns);
    }
    double[] scores = scores(v);
    double[] weights = pull(scores);
    boolean dot = energy.similarity() == Similarity.DOT;
    double[] mean = mean(weights);
    double share = dot ? 1 : share(v, mean);
    double[] back = dot ? energy.activation().pullBack(mean, u) : u;
    addScaled(outState, c * (1 - share), u);
    double[] along = new double[weights.length];
    double total = 0;
    for (int mu = 0; mu < weights.length; mu++) {
      along[mu] = Similarity.DOT.of(back, patterns[mu]);
      total += weights[mu];
      addScaled(outPatterns[mu], c * share * weights[mu], back);
    }
    if (total == 0 && !dot) {
      addScaled(outState, c * share, u);
      return 0;
    }
    double[] byScore =
        dot
            ? energy.separation().curve(scores, along)
            : energy.separation().weightsCurve(scores, along);
    return addScoreSlopes(v, scores, byScore, c * share, outState, outPatterns);
  }

  /** Passes slopes in the scores on to state, patterns and beta. */
  private double addScoreSlopes(
      double[] v,
      double[] scores,
      double[] byScore,
      double c,
      double[] outState,
      double[][] outPatterns) {
    double byBeta = 0;
    for (int mu = 0; mu < byScore.length; mu++) {
      double factor = c * byScore[mu] * energy.beta();
      byBeta += c * byScore[mu] * scores[mu] / energy.beta();
      if (factor != 0) {
        energy.similarity().addStateGradient(outState, factor, v, patterns[mu]);
        energy.similarity().addMemoryGradient(outPatterns[mu], factor, v, patterns[mu]);
      }
    }
    return byBeta;
  }

  private static void addScaled(double[] out, double c, double[] x) {
    for (int d = 0; d < out.length; d++) {
      out[d] += c * x[d];
    }
  }
}
