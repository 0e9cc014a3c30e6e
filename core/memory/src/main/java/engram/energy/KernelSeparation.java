package engram.energy;

/**
 * A density kernel as a separation, {@code Omega = log sum kappa(u_mu)} with {@code u_mu^2 =
 * -theta_mu}, which for the Euclidean similarity is {@code (beta/2) d^2} (tutorial eq. 5.27). The
 * weights are {@code -kappa'(u^2)} over their sum: a step of size 1 is mean shift, and never raises
 * the energy where kappa is convex in u^2, as all kernels but tricube and uniform are.
 *
 * <p>Where no compact kernel reaches, the potential is minus infinity and its slopes are NaN, and
 * the weights are those of the nearest memory alone. So they are on a memory that has no weight or
 * all of it by its formula (tricube and triangle at the centre). The uniform kernel is flat: its
 * weights are all 0.
 *
 * @param kernel kappa
 */
public record KernelSeparation(Kernel kernel) implements Separation {

  private static final long serialVersionUID = 1L;

  @Override
  public String word() {
    return kernel.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public boolean shiftable() {
    return false;
  }

  /** Tricube weighs a memory least at its centre, so that a step may go past the minimum there. */
  @Override
  public boolean descends() {
    return kernel != Kernel.TRICUBE;
  }

  @Override
  public double value(double[] scores) {
    double top = kernel.top(scores);
    double sum = 0;
    for (double each : scores) {
      sum += kernel.value(each, top);
    }
    return StrictMath.log(sum) + top;
  }

  @Override
  public double[] slopes(double[] scores) {
    double top = kernel.top(scores);
    double sum = 0;
    double[] slopes = new double[scores.length];
    for (int mu = 0; mu < slopes.length; mu++) {
      sum += kernel.value(scores[mu], top);
      slopes[mu] = kernel.slope(scores[mu], top);
    }
    for (int mu = 0; mu < slopes.length; mu++) {
      slopes[mu] /= sum;
    }
    return slopes;
  }

  @Override
  public double[] curve(double[] scores, double[] g) {
    double top = kernel.top(scores);
    double[] slopes = slopes(scores);
    double sum = 0;
    double along = 0;
    for (int mu = 0; mu < g.length; mu++) {
      sum += kernel.value(scores[mu], top);
      along += slopes[mu] * g[mu];
    }
    double[] result = new double[g.length];
    for (int mu = 0; mu < g.length; mu++) {
      result[mu] = kernel.curvature(scores[mu], top) / sum * g[mu] - slopes[mu] * along;
    }
    return result;
  }

  @Override
  public double[] weights(double[] scores) {
    double top = kernel.top(scores);
    double sum = 0;
    double[] weights = new double[scores.length];
    for (int mu = 0; mu < weights.length; mu++) {
      weights[mu] = kernel.slope(scores[mu], top);
      sum += weights[mu];
    }
    int nearest = Separation.largest(scores);
    if (sum == 0 || kernel == Kernel.TRIANGLE && scores[nearest] >= 0) {
      boolean flat = kernel == Kernel.UNIFORM && scores[nearest] >= -1;
      return alone(nearest, weights.length, flat ? 0 : 1);
    }
    for (int mu = 0; mu < weights.length; mu++) {
      weights[mu] /= sum;
    }
    return weights;
  }

  private static double[] alone(int place, int count, double weight) {
    double[] weights = new double[count];
    weights[place] = weight;
    return weights;
  }

  /** {@code (w' / sum w) (g - p . g)}; 0 where one memory has all the weight. */
  @Override
  public double[] weightsCurve(double[] scores, double[] g) {
    double top = kernel.top(scores);
    double[] p = weights(scores);
    double sum = 0;
    double along = 0;
    for (int mu = 0; mu < g.length; mu++) {
      sum += kernel.slope(scores[mu], top);
      along += p[mu] * g[mu];
    }
    double[] result = new double[g.length];
    for (int mu = 0; mu < g.length; mu++) {
      boolean fixed = sum == 0 || p[mu] == 1;
      result[mu] = fixed ? 0 : kernel.curvature(scores[mu], top) / sum * (g[mu] - along);
    }
    return result;
  }
}
