package engram.basin;

import engram.energy.Kernel;
import engram.math.Parallel;
import java.util.Arrays;

/**
 * The automatic bandwidth, in two rounds. Modes are zeros of the gradient, so the rule is the one
 * that is best for the gradient of a normal density, {@code sigma (4 / (D + 4))^(1/(D+6))
 * n^(-1/(D+6))} (Chacon, Duong and Wand, Statistica Sinica 21, 2011, r = 1). With sigma of all the
 * data it is too wide for several hills; a pilot clustering with it, by the Gaussian, gives the
 * spread and the number of rows within a cluster, and the rule is applied to those, times {@value
 * #WIDEN}. A pilot of crumbs (clusters that hold less than {@value #HELD} of the weight) is not
 * believed, and sigma of all the data stays.
 */
final class BasinBandwidth {

  /** Found by experiment, see docs/how/basins.md: fewer bumps, hardly a loss of clusters. */
  static final double WIDEN = 1.3;

  /** Least share of the rows that the clusters of the pilot must hold to be believed. */
  private static final double HELD = 0.8;

  private static final int PILOT_MEMORIES = 1000;

  private BasinBandwidth() {}

  /** Returns the standard deviation of the kernel, in data units; 1 for data without spread. */
  static double sigma(
      BasinMemories all, double rows, BasinClustering.Options options, Parallel pool) {
    BasinMemories few = thinned(all);

    int d = all.points()[0].length;
    int[] one = new int[few.points().length];
    double spread = spread(few, one, 1);
    if (!(spread > 0)) {
      return 1;
    }
    double wide = rule(spread, rows, d);
    BasinField field =
        new BasinField(
            Kernel.GAUSSIAN, Kernel.GAUSSIAN.bandwidth(wide, d), few.points(), few.weights());
    BasinDescent pilot = BasinDescent.run(field, few, wide, options, pool);
    double least = pilot.leastMass(0, few.points().length);
    int[] basin = pilot.ofRows(few);
    int clusters = 0;
    double held = 0;
    double total = 0;
    for (double mass : pilot.mass()) {
      clusters += mass > 0 && mass >= least ? 1 : 0;
      held += mass >= least ? mass : 0;
      total += mass;
    }
    // Crumbs, as in many columns with few rows, say nothing of a cluster's width.
    if (least == 0 || held < HELD * total) {
      return wide;
    }
    for (int i = 0; i < basin.length; i++) {
      basin[i] = pilot.mass()[basin[i]] >= least ? basin[i] : -1;
    }
    double within = spread(few, basin, pilot.mass().length);
    return within > 0 ? WIDEN * rule(within, rows / clusters, d) : wide;
  }

  private static double rule(double sigma, double rows, int d) {
    return sigma * StrictMath.pow(4.0 / ((d + 4) * rows), 1.0 / (d + 6));
  }

  /**
   * Returns at most {@value #PILOT_MEMORIES} memories: taken at even steps of weight in
   * lexicographic order, so that nothing is drawn and the order of the rows does not matter.
   */
  private static BasinMemories thinned(BasinMemories all) {
    int count = all.points().length;
    if (count <= PILOT_MEMORIES) {
      int[] self = new int[count];
      Arrays.setAll(self, i -> i);
      return new BasinMemories(all.points(), all.weights(), self);
    }
    double step = Arrays.stream(all.weights()).sum() / PILOT_MEMORIES;
    double[][] taken = new double[PILOT_MEMORIES][];
    double reached = all.weights()[0];
    int at = 0;
    for (int i = 0; i < PILOT_MEMORIES; i++) {
      while (reached < (i + 0.5) * step && at < count - 1) {
        reached += all.weights()[++at];
      }
      taken[i] = all.points()[at];
    }
    return thinned(BasinMemories.of(taken, null, 0));
  }

  /**
   * Returns the weighted mean, over groups, of the root mean square over columns of the standard
   * deviations within a group.
   *
   * @param group the group of each memory, -1 for none
   */
  private static double spread(BasinMemories memories, int[] group, int groups) {
    int d = memories.points()[0].length;
    double[][] mean = new double[groups][d];
    double[] mass = new double[groups];
    double[] square = new double[groups];
    for (int i = 0; i < group.length; i++) {
      if (group[i] >= 0) {
        double weight = memories.weights()[i];
        mass[group[i]] += weight;
        for (int c = 0; c < d; c++) {
          mean[group[i]][c] +=
              weight / mass[group[i]] * (memories.points()[i][c] - mean[group[i]][c]);
        }
      }
    }
    for (int i = 0; i < group.length; i++) {
      if (group[i] >= 0) {
        square[group[i]] +=
            memories.weights()[i] * BasinModes.squared(memories.points()[i], mean[group[i]]);
      }
    }
    double sum = 0;
    double total = 0;
    for (int g = 0; g < groups; g++) {
      if (mass[g] > 0) {
        sum += mass[g] * Math.sqrt(square[g] / mass[g] / d);
        total += mass[g];
      }
    }
    return sum / total;
  }
}
