package engram.hebb;

import engram.binary.Signs;
import engram.math.DataCheck;

/**
 * The covariance rule for patterns whose signs are not evenly 1 and -1: {@code W_ij = sum_mu
 * (xi_mu,i - m_i)(xi_mu,j - m_j) / c}, {@code b = m - W m}, so that recall is {@code sgn(m + W (s -
 * m))}; without the mean added back a coordinate that never changes could not be recalled. {@code c
 * = sum_i (1 - m_i^2)}. Local where the mean activity is known; incremental for a mean that is
 * given; the order does not matter.
 */
public final class Covariance implements LearningRule {

  private final double[] given;

  /** The mean of each coordinate over the patterns. */
  public Covariance() {
    given = null;
  }

  /**
   * A known mean of each coordinate.
   *
   * @param mean D values from -1 to 1, not modified
   */
  public Covariance(double[] mean) {
    DataCheck.finite("mean", mean);
    given = mean.clone();
  }

  @Override
  public String word() {
    return "covariance";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public boolean incremental() {
    return given != null;
  }

  @Override
  public SynapticMemory learn(double[][] patterns) {
    Patterns.check(patterns);
    double[] mean = given == null ? mean(patterns) : given;
    DataCheck.finite("mean", mean, patterns[0].length);
    SynapticMemory memory = bias(new double[mean.length][mean.length], mean);
    for (double[] pattern : patterns) {
      memory = store(memory, pattern, mean);
    }
    return memory;
  }

  /**
   * Returns a memory that knows one more pattern.
   *
   * @param memory learned by this rule with the same mean, or empty; not modified
   * @throws IllegalArgumentException if this rule takes its mean from all patterns
   */
  public SynapticMemory store(SynapticMemory memory, double[] pattern) {
    if (given == null) {
      throw new IllegalArgumentException(
          "mean is not given, allowed: new Covariance(mean), to store patterns one by one");
    }
    DataCheck.finite("mean", given, memory.dimensions());
    return store(memory, pattern, given);
  }

  private static SynapticMemory store(SynapticMemory memory, double[] pattern, double[] mean) {
    Signs.pack("pattern", pattern, mean.length);
    double scale = 0;
    for (double each : mean) {
      scale += 1 - each * each;
    }
    double[][] weights = memory.weights();
    for (int i = 0; i < pattern.length && scale > 0; i++) {
      for (int j = 0; j < pattern.length; j++) {
        weights[i][j] += i == j ? 0 : (pattern[i] - mean[i]) * (pattern[j] - mean[j]) / scale;
      }
    }
    return bias(weights, mean);
  }

  private static SynapticMemory bias(double[][] weights, double[] mean) {
    double[] biases = mean.clone();
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        biases[i] -= weights[i][j] * mean[j];
      }
    }
    return new SynapticMemory(weights, biases);
  }

  private static double[] mean(double[][] patterns) {
    double[] mean = new double[patterns[0].length];
    for (double[] pattern : patterns) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += pattern[i] / patterns.length;
      }
    }
    return mean;
  }
}
