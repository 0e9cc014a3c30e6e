package engram.landscape;

import engram.energy.Landscape;
import engram.math.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A landscape of the plane at the corners of a grid, and its lines of equal height: what a picture
 * of an energy landscape is drawn from. Immutable.
 *
 * <p>Heights are ranks: a point's height is the share of the grid where the energy is lower, so
 * that deep and flat valleys both show; NaN where the energy is infinite.
 */
public final class EnergyGrid {

  private final Area area;
  private final double[][] heights;

  /**
   * A part of the plane and its cells.
   *
   * @param left smallest first coordinate
   * @param right largest first coordinate
   * @param bottom smallest second coordinate
   * @param top largest second coordinate
   * @param columns cells along the first, 1 or more
   * @param rows cells along the second, 1 or more
   */
  public record Area(double left, double right, double bottom, double top, int columns, int rows) {

    /** Checks the values. */
    public Area {
      if (!(left < right && bottom < top && columns > 0 && rows > 0)) {
        throw new IllegalArgumentException(
            "an area needs left < right, bottom < top, and a cell or more");
      }
    }

    /** Returns the point at a place, counted in cells from the lower left corner. */
    public double[] at(double column, double row) {
      return new double[] {
        left + (right - left) * column / columns, bottom + (top - bottom) * row / rows
      };
    }
  }

  private EnergyGrid(Area area, double[][] heights) {
    this.area = area;
    this.heights = heights;
  }

  /**
   * Computes the energies. One energy a corner.
   *
   * @param landscape of the plane
   * @param threads threads to use, 0 = one per processor
   * @param rowDone run after each of the rows + 1 rows of corners, from any thread
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static EnergyGrid of(Landscape landscape, Area area, int threads, Runnable rowDone) {
    double[][] values = new double[area.rows() + 1][area.columns() + 1];
    try (Parallel pool = new Parallel(threads)) {
      pool.run(
          values.length,
          (r, worker) -> {
            for (int c = 0; c < values[r].length; c++) {
              values[r][c] = landscape.energy(area.at(c, r));
            }
            rowDone.run();
          });
    }
    rank(values);
    return new EnergyGrid(area, values);
  }

  /** Replaces each finite energy by the share of finite energies below it. */
  private static void rank(double[][] values) {
    double[] sorted =
        Arrays.stream(values)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    for (double[] row : values) {
      for (int c = 0; c < row.length; c++) {
        int place = Arrays.binarySearch(sorted, row[c]);
        row[c] =
            Double.isFinite(row[c]) ? (double) place / Math.max(1, sorted.length - 1) : Double.NaN;
      }
    }
  }

  /** Returns the area. */
  public Area area() {
    return area;
  }

  /** Returns the height of a corner, 0 to 1, or NaN. */
  public double height(int column, int row) {
    return heights[row][column];
  }

  /** Returns the mean height of the corners of a cell, NaN if one is NaN. */
  public double cellHeight(int column, int row) {
    return (heights[row][column]
            + heights[row][column + 1]
            + heights[row + 1][column]
            + heights[row + 1][column + 1])
        / 4;
  }

  /** Returns whether the energy is finite at all corners. */
  public boolean finiteEverywhere() {
    return Arrays.stream(heights).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN);
  }

  /**
   * Returns the line of a height by marching squares, as pieces {x1, y1, x2, y2} in coordinates of
   * the plane.
   */
  public List<double[]> contour(double height) {
    List<double[]> pieces = new ArrayList<>();
    for (int r = 0; r < area.rows(); r++) {
      for (int c = 0; c < area.columns(); c++) {
        addPieces(r, c, height, pieces);
      }
    }
    return pieces;
  }

  /** Adds the line through one cell: it joins the sides on which the height is crossed. */
  private void addPieces(int r, int c, double height, List<double[]> pieces) {
    if (Double.isNaN(cellHeight(c, r))) {
      return;
    }
    int[][] corners = {{r, c}, {r, c + 1}, {r + 1, c + 1}, {r + 1, c}};
    double[] open = null;
    for (int side = 0; side < 4; side++) {
      int[] a = corners[side];
      int[] b = corners[(side + 1) % 4];
      double from = heights[a[0]][a[1]];
      double to = heights[b[0]][b[1]];
      if (from < height != to < height) {
        double t = (height - from) / (to - from);
        double[] point = area.at(a[1] + t * (b[1] - a[1]), a[0] + t * (b[0] - a[0]));
        if (open == null) {
          open = point;
        } else {
          pieces.add(new double[] {open[0], open[1], point[0], point[1]});
          open = null;
        }
      }
    }
  }
}
