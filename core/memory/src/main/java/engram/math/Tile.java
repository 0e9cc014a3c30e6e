package engram.math;

import java.io.Serializable;

/**
 * A tile: a few points stored feature-major, one row a coordinate.
 *
 * @param rows D rows of {@code length} entries, centred; entries past the last point and missing
 *     entries are 0. Not modified.
 * @param known null where nothing is missing, otherwise D rows, 1 where the entry is known and 0
 *     where it is missing; a row is null where that coordinate is known at every point
 * @param points how many points, at most the row length
 * @param weights weight of each point, 0 past the last
 * @param squares sum over points of weight times squared norm
 */
public record Tile(float[][] rows, float[][] known, int points, float[] weights, double squares)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the row length: points rounded up to what the kernels want. */
  public int length() {
    return weights.length;
  }

  /** Returns the number of coordinates D. */
  public int columns() {
    return rows.length;
  }

  /** Returns whether a point has a missing entry. */
  public boolean missingAt(int point) {
    if (known != null) {
      for (float[] row : known) {
        if (row != null && row[point] == 0f) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns this tile with weight 0 for points with missing entries, without their gaps. */
  public Tile completePoints() {
    return weighing(false).assumedComplete();
  }

  /** Returns this tile with weight 0 for points without missing entries. */
  public Tile pointsWithHoles() {
    return weighing(true);
  }

  private Tile weighing(boolean holes) {
    float[] some = weights.clone();
    double square = 0;
    for (int p = 0; p < points; p++) {
      some[p] = missingAt(p) == holes ? weights[p] : 0f;
      for (int d = 0; d < rows.length && some[p] != 0f; d++) {
        square += (double) some[p] * rows[d][p] * rows[d][p];
      }
    }
    return new Tile(rows, known, points, some, square);
  }

  /** Returns this tile with its missing entries taken as known zeros. */
  public Tile assumedComplete() {
    return known == null ? this : new Tile(rows, null, points, weights, squares);
  }
}
