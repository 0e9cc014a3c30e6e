package engram.cli.report;

import engram.cli.clustering.Share;
import engram.energy.Energies;
import engram.energy.Energy;
import engram.math.Parallel;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The energy of projected memories over the plane, such as {@code -(1/beta) log sum exp(-(beta/2)
 * |v - xi|^2)}: about the energy of the whole space where the coordinates that the plane does not
 * show are free to settle at the memory that attracts them.
 */
final class Landscape {

  private static final int COLUMNS = 240;
  private static final int LEVELS = 12;
  private static final Color VALLEY = new Color(0xa9, 0xbe, 0xd6);
  private static final Color HEIGHT = new Color(0xfb, 0xfc, 0xfd);

  /** Where no compact kernel reaches and the energy is infinite. */
  static final Color NOWHERE = new Color(0xe9, 0xe2, 0xd8);

  private final Frame frame;

  /**
   * Share of the frame where the energy is lower, so that deep and flat valleys both show; NaN
   * where it is infinite.
   */
  private final double[][] heights;

  private Landscape(Frame frame, double[][] heights) {
    this.frame = frame;
    this.heights = heights;
  }

  /**
   * Computes the landscape.
   *
   * @param memories k x 2 projected memories
   * @param beta inverse temperature
   */
  static Landscape of(double[][] memories, double beta, Frame frame) {
    return of(memories, Energies.logSumExp(beta), frame, 1, Share.NONE);
  }

  /**
   * Computes the landscape of any energy. O(k) a pixel.
   *
   * @param memories k x 2 projected memories
   * @param threads threads to use
   * @param share hears how far it has come
   */
  static Landscape of(double[][] memories, Energy energy, Frame frame, int threads, Share share) {
    double aspect = (frame.right() - frame.left()) / (frame.top() - frame.bottom());
    int rows = (int) Math.round(COLUMNS / aspect);
    double[][] values = new double[rows + 1][COLUMNS + 1];
    AtomicInteger done = new AtomicInteger();
    try (Parallel pool = new Parallel(threads)) {
      pool.run(
          rows + 1,
          (r, worker) -> {
            for (int c = 0; c <= COLUMNS; c++) {
              double[] v = {
                frame.left() + (frame.right() - frame.left()) * c / COLUMNS,
                frame.bottom() + (frame.top() - frame.bottom()) * r / rows
              };
              values[r][c] = energy.value(v, memories);
            }
            synchronized (done) {
              share.done(done.incrementAndGet(), rows + 1);
            }
          });
    }
    level(values);
    return new Landscape(frame, values);
  }

  /** Replaces each finite energy by the share of finite energies below it. */
  private static void level(double[][] values) {
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

  /** Returns whether the energy is finite at all points of the grid. */
  boolean reachesEverywhere() {
    return Arrays.stream(heights).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN);
  }

  /** Returns the landscape as shades, low ones darker; stretched over the frame it fits. */
  BufferedImage shades() {
    int rows = heights.length - 1;
    BufferedImage image = new BufferedImage(COLUMNS, rows, BufferedImage.TYPE_INT_RGB);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < COLUMNS; c++) {
        double height =
            (heights[r][c] + heights[r][c + 1] + heights[r + 1][c] + heights[r + 1][c + 1]) / 4;
        image.setRGB(c, rows - 1 - r, blend(height).getRGB());
      }
    }
    return image;
  }

  private static Color blend(double share) {
    if (Double.isNaN(share)) {
      return NOWHERE;
    }
    return new Color(
        between(VALLEY.getRed(), HEIGHT.getRed(), share),
        between(VALLEY.getGreen(), HEIGHT.getGreen(), share),
        between(VALLEY.getBlue(), HEIGHT.getBlue(), share));
  }

  private static int between(int low, int high, double share) {
    return (int) Math.round(low + (high - low) * share);
  }

  /** Returns lines of equal energy in the coordinates of the frame, by marching squares. */
  Path2D contours() {
    Path2D path = new Path2D.Double();
    for (int level = 1; level < LEVELS; level++) {
      contour((double) level / LEVELS, path);
    }
    return path;
  }

  private void contour(double level, Path2D path) {
    for (int r = 0; r + 1 < heights.length; r++) {
      for (int c = 0; c < COLUMNS; c++) {
        square(r, c, level, path);
      }
    }
  }

  /** Adds the line through one square: it joins the sides on which the level is crossed. */
  private void square(int r, int c, double level, Path2D path) {
    int[][] corners = {{r, c}, {r, c + 1}, {r + 1, c + 1}, {r + 1, c}};
    for (int[] corner : corners) {
      if (Double.isNaN(heights[corner[0]][corner[1]])) {
        return;
      }
    }
    boolean open = false;
    for (int side = 0; side < 4; side++) {
      int[] a = corners[side];
      int[] b = corners[(side + 1) % 4];
      double from = heights[a[0]][a[1]];
      double to = heights[b[0]][b[1]];
      if (from < level != to < level) {
        double t = (level - from) / (to - from);
        double x = x(a[1] + t * (b[1] - a[1]));
        double y = y(a[0] + t * (b[0] - a[0]));
        if (open) {
          path.lineTo(x, y);
        } else {
          path.moveTo(x, y);
        }
        open = !open;
      }
    }
  }

  private double x(double column) {
    return frame.left() + (frame.right() - frame.left()) * column / COLUMNS;
  }

  private double y(double row) {
    return frame.bottom() + (frame.top() - frame.bottom()) * row / (heights.length - 1);
  }
}
