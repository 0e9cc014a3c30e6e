package engram.basin;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Basins as clusters, numbered by falling mass, equal ones by falling height of their modes.
 *
 * @param ofMode the cluster of each mode, -1 for a basin too small
 * @param top the mode of each cluster
 */
record BasinLabels(int[] ofMode, int[] top) {

  /**
   * Numbers basins.
   *
   * @param least mass below which a basin is no cluster
   */
  static BasinLabels of(BasinDescent descent, double least, BasinClustering.Options options) {
    double[] mass = descent.mass();
    int[] top =
        IntStream.range(0, mass.length)
            .filter(r -> mass[r] > 0 && mass[r] >= least)
            .boxed()
            .sorted(Comparator.comparingDouble(r -> -mass[r]))
            .mapToInt(r -> r)
            .toArray();
    int[] number = IntStream.range(0, mass.length).map(r -> -1).toArray();
    for (int c = 0; c < top.length; c++) {
      number[top[c]] = c;
    }
    double[][] points = descent.modes().points();
    int[] ofMode = IntStream.range(0, mass.length).map(r -> number[descent.basin()[r]]).toArray();
    if (options.strays() == StrayRows.NEAREST && top.length > 0) {
      for (int r = 0; r < ofMode.length; r++) {
        ofMode[r] = ofMode[r] < 0 ? nearest(points[r], points, top) : ofMode[r];
      }
    }
    return new BasinLabels(ofMode, top);
  }

  /** Returns which of the chosen points is nearest, the first of equals; -1 for none. */
  static int nearest(double[] v, double[][] points, int[] chosen) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < chosen.length; c++) {
      double square = BasinModes.squared(v, points[chosen[c]]);
      if (square < least) {
        least = square;
        best = c;
      }
    }
    return best;
  }
}
