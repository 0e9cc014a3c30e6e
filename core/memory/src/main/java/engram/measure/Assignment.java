package engram.measure;

import java.util.Arrays;

/**
 * The linear assignment problem: matches rows to columns one to one so that the sum of the matched
 * cells is least or largest (the Hungarian method).
 *
 * <p>Rows enter one at a time, each by a shortest augmenting path over costs reduced by potentials,
 * which keep them from falling below zero. Time O(r^2 c), r the shorter side. Of several optimal
 * matchings the same one is always returned.
 *
 * <p>References: H. W. Kuhn, The Hungarian method for the assignment problem, Naval Research
 * Logistics Quarterly 2 (1955); R. Jonker, A. Volgenant, A shortest augmenting path algorithm for
 * dense and sparse linear assignment problems, Computing 38 (1987).
 */
public final class Assignment {
  private static final double LARGEST = 1e300;

  private Assignment() {}

  /**
   * Matching of least total cost.
   *
   * @param cost r x c, each value of magnitude at most 1e300, not modified
   * @return the column of each row, -1 for rows left over where there are more rows than columns;
   *     every column at most once, and as many matches as the shorter side has
   * @throws IllegalArgumentException if the rows differ in length or a value is NaN or too large
   */
  public static int[] minimum(double[][] cost) {
    return solve(cost, 1);
  }

  /**
   * Matching of largest total gain.
   *
   * @param gain r x c, each value of magnitude at most 1e300, not modified
   * @return the column of each row, -1 for rows left over where there are more rows than columns;
   *     every column at most once, and as many matches as the shorter side has
   * @throws IllegalArgumentException if the rows differ in length or a value is NaN or too large
   */
  public static int[] maximum(double[][] gain) {
    return solve(gain, -1);
  }

  private static int[] solve(double[][] values, int sign) {
    int rows = values.length;
    int columns = rows == 0 ? 0 : values[0].length;
    boolean wide = rows <= columns;
    double[][] cost = wide ? new double[rows][columns] : new double[columns][rows];
    for (int i = 0; i < rows; i++) {
      if (values[i].length != columns) {
        throw new IllegalArgumentException(
            "row "
                + i
                + " has "
                + values[i].length
                + " columns, allowed: "
                + columns
                + " as in row 0");
      }
      for (int j = 0; j < columns; j++) {
        if (!(Math.abs(values[i][j]) <= LARGEST)) {
          throw new IllegalArgumentException(
              "row " + i + ", column " + j + " is " + values[i][j] + ", allowed: -1e300 to 1e300");
        }
        cost[wide ? i : j][wide ? j : i] = sign * values[i][j];
      }
    }
    int[] rowOfColumn = match(cost, Math.max(rows, columns));
    return wide ? inverse(rowOfColumn, rows) : rowOfColumn;
  }

  /** Row of each column, -1 for free columns; cost has at most as many rows as columns. */
  private static int[] match(double[][] cost, int columns) {
    double[] rowPotential = new double[cost.length];
    double[] columnPotential = new double[columns];
    int[] rowOf = new int[columns];
    Arrays.fill(rowOf, -1);
    double[] distance = new double[columns];
    int[] previous = new int[columns];
    boolean[] reached = new boolean[columns];
    for (int entering = 0; entering < cost.length; entering++) {
      Arrays.fill(distance, Double.POSITIVE_INFINITY);
      Arrays.fill(reached, false);
      double length = 0;
      int column = -1;
      int row = entering;
      while (row >= 0) {
        int nearest = -1;
        for (int j = 0; j < columns; j++) {
          if (reached[j]) {
            continue;
          }
          double through = length + cost[row][j] - rowPotential[row] - columnPotential[j];
          if (through < distance[j]) {
            distance[j] = through;
            previous[j] = column;
          }
          if (nearest < 0 || distance[j] < distance[nearest]) {
            nearest = j;
          }
        }
        reached[nearest] = true;
        column = nearest;
        length = distance[column];
        row = rowOf[column];
      }
      rowPotential[entering] += length;
      for (int j = 0; j < columns; j++) {
        if (reached[j] && j != column) {
          rowPotential[rowOf[j]] += length - distance[j];
          columnPotential[j] -= length - distance[j];
        }
      }
      augment(rowOf, previous, column, entering);
    }
    return rowOf;
  }

  /** Moves every row on the path one column on and gives the entering row the first. */
  private static void augment(int[] rowOf, int[] previous, int free, int entering) {
    int column = free;
    while (previous[column] >= 0) {
      rowOf[column] = rowOf[previous[column]];
      column = previous[column];
    }
    rowOf[column] = entering;
  }

  private static int[] inverse(int[] rowOf, int rows) {
    int[] columnOf = new int[rows];
    for (int j = 0; j < rowOf.length; j++) {
      if (rowOf[j] >= 0) {
        columnOf[rowOf[j]] = j;
      }
    }
    return columnOf;
  }
}
