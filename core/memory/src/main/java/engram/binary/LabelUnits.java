package engram.binary;

import java.util.Arrays;

/**
 * Label units that are read by the energy of flipping them (Krotov and Hopfield 2016): with the
 * feature units x held and all labels at -1, {@code z_a = sum_mu F((b_mu + 2 xi_mu,a) / T) - F(b_mu
 * / T)}, {@code b_mu = sum_i xi_mu,i x_i - sum_c xi_mu,c}, {@code F(u) = max(u, 0)^n}. The larger
 * z_a, the more the energy falls when label a is set.
 *
 * <p>Memories are held by coordinate, (N + C) x K, so that loops run over memories. Mutable, for
 * one thread.
 */
final class LabelUnits {

  private final int power;
  private final int features;
  private final double[][] memories;
  private final double[] base;
  private final double[] below;
  private double temperature = 1;

  /**
   * Label units.
   *
   * @param memories (N + C) x K, kept
   */
  LabelUnits(int power, int features, double[][] memories) {
    this.power = power;
    this.features = features;
    this.memories = memories;
    base = new double[memories[0].length];
    below = new double[base.length];
  }

  int classes() {
    return memories.length - features;
  }

  void temperature(double value) {
    temperature = value;
  }

  /** Sets the overlaps of a row with all labels at -1. */
  private void overlaps(double[] x) {
    Arrays.fill(base, 0);
    for (int i = 0; i < memories.length; i++) {
      double value = i < features ? x[i] : -1;
      double[] column = memories[i];
      for (int mu = 0; mu < base.length && value != 0; mu++) {
        base[mu] += value * column[mu];
      }
    }
  }

  /**
   * Reads the labels of a row.
   *
   * @param x N values from -1 to 1, not modified
   * @return z, C values
   */
  double[] read(double[] x) {
    overlaps(x);
    for (int mu = 0; mu < base.length; mu++) {
      below[mu] = power(base[mu] / temperature, power);
    }
    double[] z = new double[classes()];
    for (int a = 0; a < z.length; a++) {
      double[] label = memories[features + a];
      for (int mu = 0; mu < base.length; mu++) {
        z[a] += power((base[mu] + 2 * label[mu]) / temperature, power) - below[mu];
      }
    }
    return z;
  }

  /**
   * Adds the loss {@code sum_a (tanh z_a - t_a)^(2m)} of a row and its gradient by the memories.
   *
   * @param label the class of the row, t_a = 1 for it and -1 for others
   * @param errorPower m
   * @param gradient (N + C) x K, added to
   * @return the loss
   */
  double addGradient(double[] x, int label, int errorPower, double[][] gradient) {
    double[] z = read(x);
    double loss = 0;
    double[] pull = new double[base.length];
    double[] slopes = new double[base.length];
    for (int mu = 0; mu < base.length; mu++) {
      below[mu] = power * power(base[mu] / temperature, power - 1) / temperature;
    }
    for (int a = 0; a < z.length; a++) {
      double c = StrictMath.tanh(z[a]);
      double miss = c - (a == label ? 1 : -1);
      double before = 1;
      for (int i = 1; i < 2 * errorPower; i++) {
        before *= miss;
      }
      loss += before * miss;
      double g = 2 * errorPower * before * (1 - c * c);
      if (g == 0) {
        continue;
      }
      double[] own = memories[features + a];
      double[] out = gradient[features + a];
      for (int mu = 0; mu < base.length; mu++) {
        slopes[mu] = power * power((base[mu] + 2 * own[mu]) / temperature, power - 1) / temperature;
        pull[mu] += g * (slopes[mu] - below[mu]);
        out[mu] += 2 * g * slopes[mu];
      }
    }
    for (int i = 0; i < memories.length; i++) {
      double value = i < features ? x[i] : -1;
      double[] out = gradient[i];
      for (int mu = 0; mu < pull.length && value != 0; mu++) {
        out[mu] += value * pull[mu];
      }
    }
    return loss;
  }

  /** {@code max(u, 0)^n}. */
  private static double power(double u, int n) {
    if (u <= 0) {
      return 0;
    }
    double result = 1;
    double square = u;
    for (int left = n; left > 0; left >>= 1) {
      result *= (left & 1) == 1 ? square : 1;
      square *= square;
    }
    return Math.min(result, 1e150); // far above 1 the tanh has no slope left
  }
}
