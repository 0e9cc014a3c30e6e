package engram.basin;

import engram.math.DataCheck;
import engram.math.Parallel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The descent of every memory, the modes it ends at, and the basins made of them.
 *
 * @param modes the modes, by falling height
 * @param basin the basin of each mode, named after its highest mode
 * @param mass the weight of the memories of each basin; 0 for a mode that is not its highest
 * @param unfinished memories whose steps did not suffice
 */
record BasinDescent(BasinModes modes, int[] basin, double[] mass, int unfinished) {

  /** Ends nearer than this many standard deviations of the kernel are one mode. */
  private static final double MERGE = 0.15;

  private static final int STARTS_A_TASK = 32;
  private static final double POLISH = 1e-8;

  static BasinDescent run(
      BasinField field,
      BasinMemories memories,
      double sigma,
      BasinClustering.Options options,
      Parallel pool) {
    double[][] ends = DataCheck.copy(memories.points());
    double[] heights = new double[ends.length];
    AtomicInteger unfinished = new AtomicInteger();
    BasinField.Probe[] probes = probes(field, pool);
    pool.run(
        (ends.length + STARTS_A_TASK - 1) / STARTS_A_TASK,
        (task, worker) -> {
          int from = task * STARTS_A_TASK;
          for (int i = from; i < Math.min(ends.length, from + STARTS_A_TASK); i++) {
            if (!probes[worker].descend(ends[i], options.tolerance(), options.maxSteps())) {
              unfinished.incrementAndGet();
            }
            heights[i] = probes[worker].logSum(ends[i]);
          }
        });
    BasinModes merged = BasinModes.merge(ends, heights, MERGE * sigma);
    BasinModes modes = polished(merged, options, probes, pool);
    int[] basin = BasinSaddles.join(field, modes, sigma, options.prominence(), pool);
    double[] mass = new double[basin.length];
    for (int i = 0; i < ends.length; i++) {
      mass[basin[modes.ofEnd()[i]]] += memories.weights()[i];
    }
    return new BasinDescent(modes, basin, mass, unfinished.get());
  }

  private static BasinField.Probe[] probes(BasinField field, Parallel pool) {
    BasinField.Probe[] probes = new BasinField.Probe[pool.threads()];
    Arrays.setAll(probes, i -> field.probe());
    return probes;
  }

  /** Takes the modes themselves, few, down to a finer tolerance. Their order stays. */
  private static BasinModes polished(
      BasinModes modes, BasinClustering.Options options, BasinField.Probe[] probes, Parallel pool) {
    double[][] points = DataCheck.copy(modes.points());
    pool.run(
        points.length,
        (r, worker) ->
            probes[worker].descend(
                points[r], Math.min(POLISH, options.tolerance()), options.maxSteps()));
    return new BasinModes(points, modes.heights(), modes.ofEnd());
  }

  /** Returns the basin of each row; -1 for a row of weight 0. */
  int[] ofRows(BasinMemories memories) {
    return Arrays.stream(memories.ofRow()).map(m -> m < 0 ? -1 : basin[modes.ofEnd()[m]]).toArray();
  }

  /** Returns the least mass of a basin that counts as a cluster. */
  double leastMass(int minClusterSize, int rows) {
    if (minClusterSize > 0) {
      return minClusterSize;
    }
    double total = Arrays.stream(mass).sum();
    double least = Math.max(0.01, 2.0 / rows) * total * (1 - 1e-12);
    return Arrays.stream(mass).anyMatch(each -> each >= least) ? least : 0;
  }
}
