package engram.cli.report;

import java.util.Arrays;

/**
 * The part of the plane that a picture shows, with the same scale on both axes.
 *
 * @param left smallest first coordinate
 * @param right largest first coordinate
 * @param bottom smallest second coordinate
 * @param top largest second coordinate
 */
record Frame(double left, double right, double bottom, double top) {

  /** Share of the points left out at either end of either axis, so that a few do not rule. */
  private static final double LEFT_OUT = 0.005;

  private static final double MARGIN = 0.08;
  private static final double EDGE = 0.035;

  /**
   * Returns the frame around most of the points.
   *
   * @param points n x 2 coordinates
   * @param aspect width of the picture by its height
   */
  static Frame around(double[][] points, double aspect) {
    double[] x = Arrays.stream(points).mapToDouble(point -> point[0]).sorted().toArray();
    double[] y = Arrays.stream(points).mapToDouble(point -> point[1]).sorted().toArray();
    int out = (int) (LEFT_OUT * points.length);
    double wide = x[x.length - 1 - out] - x[out];
    double high = y[y.length - 1 - out] - y[out];
    double height = Math.max(high, wide / aspect) * (1 + 2 * MARGIN);
    height = height > 0 ? height : 1;
    double width = height * aspect;
    double middle = (x[x.length - 1 - out] + x[out]) / 2;
    double centre = (y[y.length - 1 - out] + y[out]) / 2;
    return new Frame(
        middle - width / 2, middle + width / 2, centre - height / 2, centre + height / 2);
  }

  /** Returns whether a point lies inside. */
  boolean holds(double[] point) {
    return point[0] >= left && point[0] <= right && point[1] >= bottom && point[1] <= top;
  }

  /** Returns the point nearest to a point whose mark fits into the frame; NaN stays NaN. */
  double[] nearest(double[] point) {
    double edge = EDGE * (top - bottom);
    return new double[] {
      Math.max(left + edge, Math.min(right - edge, point[0])),
      Math.max(bottom + edge, Math.min(top - edge, point[1]))
    };
  }
}
