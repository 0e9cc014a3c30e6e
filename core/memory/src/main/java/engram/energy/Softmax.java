package engram.energy;

/**
 * {@code p = exp(theta) / sum exp(theta)}, the slopes of log-sum-exp: every memory has a share. The
 * separation of attention, of ClAM and of Gaussian mean shift.
 */
public record Softmax() implements Separation {

  private static final long serialVersionUID = 1L;

  @Override
  public String word() {
    return "softmax";
  }

  @Override
  public double value(double[] scores) {
    double top = scores[Separation.largest(scores)];
    double sum = 0;
    for (double each : scores) {
      sum += StrictMath.exp(each - top);
    }
    return StrictMath.log(sum) + top;
  }

  @Override
  public double[] slopes(double[] scores) {
    double top = scores[Separation.largest(scores)];
    double[] p = new double[scores.length];
    double sum = 0;
    for (int mu = 0; mu < p.length; mu++) {
      p[mu] = StrictMath.exp(scores[mu] - top);
      sum += p[mu];
    }
    for (int mu = 0; mu < p.length; mu++) {
      p[mu] /= sum;
    }
    return p;
  }

  /** {@code p (g - p . g)}. */
  @Override
  public double[] curve(double[] scores, double[] g) {
    return slope(slopes(scores), g);
  }

  @Override
  public TileSeparation tiles() {
    return new SoftmaxTiles();
  }

  /** Returns {@code p (g - p . g)}. */
  static double[] slope(double[] p, double[] g) {
    double mean = 0;
    for (int mu = 0; mu < p.length; mu++) {
      mean += p[mu] * g[mu];
    }
    double[] result = new double[p.length];
    for (int mu = 0; mu < p.length; mu++) {
      result[mu] = p[mu] == 0 ? 0 : p[mu] * (g[mu] - mean);
    }
    return result;
  }
}
