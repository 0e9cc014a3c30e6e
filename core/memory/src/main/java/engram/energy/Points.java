package engram.energy;

/** Checks of points, with messages that name the cell. */
public final class Points {

  private Points() {}

  /**
   * Returns a copy of a table of points.
   *
   * @param name what messages call the table
   * @param rows one or more rows of equally many finite values, not modified
   * @throws IllegalArgumentException if they are anything else
   */
  public static double[][] copy(String name, double[][] rows) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException(
          name + " has " + (rows.length == 0 ? "0 rows" : "0 columns") + ", allowed: 1 or more");
    }
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      check(name + "[" + i + "]", rows[i], rows[0].length);
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  /**
   * Refuses a point that is not {@code dimensions} finite values.
   *
   * @throws IllegalArgumentException naming the cell or the length
   */
  public static void check(String name, double[] point, int dimensions) {
    if (point.length != dimensions) {
      throw new IllegalArgumentException(
          name + " has " + point.length + " values, allowed: " + dimensions);
    }
    for (int d = 0; d < dimensions; d++) {
      if (!Double.isFinite(point[d])) {
        throw new IllegalArgumentException(
            name + "[" + d + "] is " + point[d] + ", allowed: finite");
      }
    }
  }
}
