package engram.energy;

/**
 * The tutorial's family, {@code Omega = Q( sum_mu F(theta_mu) )} (eq. 5.7). Its slopes do not sum
 * to 1 unless Q F is log-sum-exp.
 *
 * @param growth F
 * @param scaling Q
 */
public record ScaledSum(Growth growth, Scaling scaling) implements Separation {

  private static final long serialVersionUID = 1L;

  @Override
  public String word() {
    return (scaling + " of a sum of " + growth).toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public boolean shiftable() {
    return false;
  }

  @Override
  public double value(double[] scores) {
    double top = growth.top(scores);
    return scaling.value(sum(scores, top), growth.logUnit(top));
  }

  @Override
  public double[] slopes(double[] scores) {
    double top = growth.top(scores);
    double pull = scaling.slope(sum(scores, top), growth.logUnit(top));
    double[] slopes = new double[scores.length];
    for (int mu = 0; mu < slopes.length; mu++) {
      slopes[mu] = pull * growth.slope(scores[mu], top);
    }
    return slopes;
  }

  /** {@code H g = Q'' F' (F' . g) + Q' F'' g}. */
  @Override
  public double[] curve(double[] scores, double[] g) {
    double top = growth.top(scores);
    double sum = sum(scores, top);
    double q1 = scaling.slope(sum, growth.logUnit(top));
    double q2 = scaling.curvature(sum, growth.logUnit(top));
    double along = 0;
    for (int mu = 0; mu < g.length; mu++) {
      along += growth.slope(scores[mu], top) * g[mu];
    }
    double[] result = new double[g.length];
    for (int mu = 0; mu < g.length; mu++) {
      result[mu] =
          q2 * growth.slope(scores[mu], top) * along
              + q1 * growth.curvature(scores[mu], top) * g[mu];
    }
    return result;
  }

  private double sum(double[] scores, double top) {
    double total = 0;
    for (double each : scores) {
      total += growth.value(each, top);
    }
    return total;
  }
}
