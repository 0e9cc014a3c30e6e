package engram.basin;

import engram.math.Parallel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Joins basins with hardly a pass between them: the prominence of a mode is its log density above
 * the highest saddle towards a denser mode. Saddles are taken as the lowest of 15 points on the
 * straight line between two modes, for pairs within twelve standard deviations of the kernel: never
 * above the true saddle by more than the points are too coarse, below it where the pass is bent.
 */
final class BasinSaddles {

  private static final int PARTS = 16;
  private static final double FARTHEST = 12;

  private BasinSaddles() {}

  private record Pass(int a, int b, double height) {}

  /**
   * Returns the basin each mode belongs to, as the number of its densest mode.
   *
   * @param sigma standard deviation of the kernel in data units
   * @param prominence least prominence of a mode that stays; 0 joins nothing
   */
  static int[] join(
      BasinField field, BasinModes modes, double sigma, double prominence, Parallel pool) {
    int count = modes.points().length;
    int[] root = IntStream.range(0, count).toArray();
    if (prominence == 0) {
      return root;
    }
    for (Pass pass : passes(field, modes, sigma, prominence, pool)) {
      int a = BasinModes.find(root, pass.a());
      int b = BasinModes.find(root, pass.b());
      // Modes are numbered by falling height.
      if (a != b && modes.heights()[Math.max(a, b)] - pass.height() < prominence) {
        root[Math.max(a, b)] = Math.min(a, b);
      }
    }
    return IntStream.range(0, count).map(r -> BasinModes.find(root, r)).toArray();
  }

  private static List<Pass> passes(
      BasinField field, BasinModes modes, double sigma, double prominence, Parallel pool) {
    double[][] points = modes.points();
    double square = FARTHEST * sigma * FARTHEST * sigma;
    List<List<Pass>> found =
        IntStream.range(0, points.length)
            .mapToObj(i -> (List<Pass>) new ArrayList<Pass>())
            .toList();
    pool.run(
        points.length,
        (b, worker) -> {
          BasinField.Probe probe = field.probe();
          for (int a = 0; a < b; a++) {
            if (BasinModes.squared(points[a], points[b]) <= square) {
              double lowest = modes.heights()[b] - prominence;
              double height = lowestBetween(probe, points[a], points[b], lowest);
              if (height > lowest) {
                found.get(b).add(new Pass(a, b, height));
              }
            }
          }
        });
    return found.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingDouble(pass -> -pass.height()))
        .toList();
  }

  /** Returns the lowest log sum on the line, or one below the limit once it is passed. */
  private static double lowestBetween(
      BasinField.Probe probe, double[] from, double[] to, double limit) {
    double[] v = new double[from.length];
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < PARTS && lowest > limit; i++) {
      int part = i % 2 == 1 ? (PARTS + i - 1) / 2 : (PARTS - i) / 2; // from the middle outwards
      double share = (double) part / PARTS;
      for (int c = 0; c < v.length; c++) {
        v[c] = from[c] + share * (to[c] - from[c]);
      }
      lowest = Math.min(lowest, probe.logSum(v));
    }
    return lowest;
  }
}
