package engram.recall;

/**
 * The nearest stored rows of one row, the nearest first, of equally far ones the first.
 *
 * @param rows their places among the stored rows
 * @param distances their squared distances
 */
record Neighbors(int[] rows, double[] distances) {

  /** Which neighbor's distance is the scale of a place. */
  static final int SCALE = 7;

  /** Returns the distance to the seventh neighbor, to the last where there are fewer, 0 of none. */
  double scale() {
    return rows.length == 0 ? 0 : Math.sqrt(distances[Math.min(SCALE, rows.length) - 1]);
  }

  /** Collects the nearest of rows that are offered in ascending order. O(most) an offer. */
  static final class Nearest {
    private final int[] rows;
    private final double[] distances;
    private int size;

    Nearest(int most) {
      rows = new int[most];
      distances = new double[most];
    }

    void offer(int row, double distance) {
      if (size == rows.length && distance >= distances[size - 1]) {
        return;
      }
      int at = size < rows.length ? size++ : size - 1;
      for (; at > 0 && distances[at - 1] > distance; at--) {
        rows[at] = rows[at - 1];
        distances[at] = distances[at - 1];
      }
      rows[at] = row;
      distances[at] = distance;
    }

    Neighbors found() {
      return new Neighbors(
          java.util.Arrays.copyOf(rows, size), java.util.Arrays.copyOf(distances, size));
    }
  }
}
