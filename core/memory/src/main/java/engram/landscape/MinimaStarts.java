package engram.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where a search for minima starts: patterns, means of near ones, and the points of a grid. */
final class MinimaStarts {

  /** Points of a side of the grid over the patterns. */
  static final int GRID = 13;

  /** Patterns that means with their two nearest are taken of, at most. */
  private static final int MOST_MEANS = 200;

  private MinimaStarts() {}

  /**
   * Returns starts.
   *
   * @param points n patterns of the plane, not modified
   * @param order the order in which they are taken
   * @param most patterns that are starts, at most
   */
  static double[][] of(double[][] points, int[] order, int most) {
    List<double[]> starts = new ArrayList<>();
    for (int i = 0; i < Math.min(most, order.length); i++) {
      starts.add(points[order[i]]);
    }
    for (int i = 0; i < Math.min(MOST_MEANS, order.length); i++) {
      addMeans(points, order[i], starts);
    }
    addGrid(points, starts);
    return starts.toArray(double[][]::new);
  }

  /** Adds the means of a pattern with the nearest other one, and with the two nearest. */
  private static void addMeans(double[][] points, int of, List<double[]> starts) {
    int first = -1;
    int second = -1;
    for (int j = 0; j < points.length; j++) {
      if (j != of && (first < 0 || distance(points, of, j) < distance(points, of, first))) {
        second = first;
        first = j;
      } else if (j != of
          && (second < 0 || distance(points, of, j) < distance(points, of, second))) {
        second = j;
      }
    }
    if (first >= 0) {
      starts.add(mean(points, of, first));
    }
    if (second >= 0) {
      starts.add(mean(points, of, first, second));
    }
  }

  private static double distance(double[][] points, int i, int j) {
    return Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]);
  }

  private static double[] mean(double[][] points, int... of) {
    double[] mean = new double[2];
    for (int i : of) {
      mean[0] += points[i][0] / of.length;
      mean[1] += points[i][1] / of.length;
    }
    return mean;
  }

  private static void addGrid(double[][] points, List<double[]> starts) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double[] point : points) {
      Arrays.setAll(low, d -> Math.min(low[d], point[d]));
      Arrays.setAll(high, d -> Math.max(high[d], point[d]));
    }
    for (int r = 0; r < GRID; r++) {
      for (int c = 0; c < GRID; c++) {
        starts.add(
            new double[] {
              low[0] + (high[0] - low[0]) * (c + 0.5) / GRID,
              low[1] + (high[1] - low[1]) * (r + 0.5) / GRID
            });
      }
    }
  }
}
