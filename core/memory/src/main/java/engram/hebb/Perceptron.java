package engram.hebb;

import engram.math.Check;

/**
 * The perceptron rule for every unit (Gardner 1988; Diederich and Opper 1987) on symmetric
 * synapses, so that there is an energy: where {@code xi_i sum_j W_ij xi_j} is below the stability,
 * {@code W_ij} and {@code W_ji} gain {@code xi_i xi_j / D}. Sweeps over units and patterns until
 * none is below, or the most sweeps. Local; not incremental, since all patterns are looked at again
 * and again. O(K D^2) a sweep.
 *
 * @param stability what every unit of every pattern is to reach, above 0; default 1
 * @param sweeps the most, 1 or more; default 200
 */
public record Perceptron(double stability, int sweeps) implements LearningRule {

  private static final int SWEEPS = 200;

  /** Checks the ranges. */
  public Perceptron {
    Check.positive("stability", stability);
    Check.atLeast("sweeps", sweeps, 1);
  }

  /** Stability 1, 200 sweeps. */
  public Perceptron() {
    this(1, SWEEPS);
  }

  @Override
  public String word() {
    return "perceptron";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public boolean incremental() {
    return false;
  }

  @Override
  public SynapticMemory learn(double[][] patterns) {
    Patterns.check(patterns);
    int d = patterns[0].length;
    double[][] weights = new double[d][d];
    boolean changed = true;
    for (int sweep = 0; sweep < sweeps && changed; sweep++) {
      changed = false;
      for (double[] pattern : patterns) {
        for (int i = 0; i < d; i++) {
          changed |= improve(weights, pattern, i);
        }
      }
    }
    return new SynapticMemory(weights, new double[d]);
  }

  private boolean improve(double[][] weights, double[] pattern, int i) {
    int d = pattern.length;
    double field = 0;
    for (int j = 0; j < d; j++) {
      field += weights[i][j] * pattern[j];
    }
    if (pattern[i] * field >= stability) {
      return false;
    }
    for (int j = 0; j < d; j++) {
      if (j != i) {
        weights[i][j] += pattern[i] * pattern[j] / d;
        weights[j][i] = weights[i][j];
      }
    }
    return d > 1;
  }
}
