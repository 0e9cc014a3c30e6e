package engram.predict;

import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What of the features a metric sees: all or some of the columns, as they are or by their ranks.
 * Metrics that see different halves of the columns err at different rows (random subspaces, Ho
 * 1998), so their mean errs less.
 *
 * @param columns which columns
 * @param ranks their ranks, or null for the features as they are
 */
record FeatureView(int[] columns, RankScale ranks) {

  private static final int HALVES = 8;

  /** The features as they are. */
  static FeatureView whole(int columns) {
    return new FeatureView(IntStream.range(0, columns).toArray(), null);
  }

  /** Returns whole and by ranks, and random halves in turn as they are and by ranks. */
  static List<FeatureView> several(double[][] x, double[] weights, RandomStream stream) {
    int d = x[0].length;
    RankScale ranks = RankScale.of(x, weights);
    List<FeatureView> views = new ArrayList<>(List.of(whole(d)));
    if (ranks.changes()) {
      views.add(new FeatureView(whole(d).columns, ranks));
    }
    for (int half = 0; d > 1 && half < HALVES; half++) {
      int[] columns = Arrays.copyOf(stream.fork(half).permutation(d), (d + 1) / 2);
      Arrays.sort(columns);
      views.add(new FeatureView(columns, half % 2 == 1 && ranks.changes() ? ranks : null));
    }
    return views;
  }

  boolean isWhole(int all) {
    return columns.length == all;
  }

  /** Returns what is seen of rows. */
  double[][] of(double[][] x) {
    double[][] rows = ranks == null ? x : ranks.apply(x);
    double[][] seen = new double[rows.length][columns.length];
    for (int i = 0; i < seen.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        seen[i][j] = rows[i][columns[j]];
      }
    }
    return seen;
  }

  /** Returns the metric between whole rows of a map of what is seen. */
  Metric metric(float[][] map, int all) {
    float[][] wide = new float[map.length][all];
    for (int r = 0; r < map.length; r++) {
      for (int j = 0; j < columns.length; j++) {
        wide[r][columns[j]] = map[r][j];
      }
    }
    return new Metric(wide, ranks);
  }
}
