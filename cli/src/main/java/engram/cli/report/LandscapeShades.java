package engram.cli.report;

import engram.cli.clustering.PartProgress;
import engram.energy.Energies;
import engram.energy.Landscape;
import engram.landscape.EnergyGrid;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The energy of projected memories over the plane, such as {@code -(1/beta) log sum exp(-(beta/2)
 * |v - xi|^2)}: about the energy of the whole space where the coordinates that the plane does not
 * show are free to settle at the memory that attracts them.
 */
final class LandscapeShades {

  private static final int COLUMNS = 240;
  private static final int LEVELS = 12;
  private static final Color VALLEY = new Color(0xa9, 0xbe, 0xd6);
  private static final Color HEIGHT = new Color(0xfb, 0xfc, 0xfd);

  /** Where no compact kernel reaches and the energy is infinite. */
  static final Color NOWHERE = new Color(0xe9, 0xe2, 0xd8);

  private final EnergyGrid grid;

  private LandscapeShades(EnergyGrid grid) {
    this.grid = grid;
  }

  /**
   * Computes the landscape.
   *
   * @param memories k x 2 projected memories
   * @param beta inverse temperature
   */
  static LandscapeShades of(double[][] memories, double beta, Frame frame) {
    return of(Energies.logSumExp(beta).over(memories), frame, 1, PartProgress.NONE);
  }

  /**
   * Computes the shades of any landscape of the plane, one energy a pixel.
   *
   * @param threads threads to use
   * @param share told how far it has come
   */
  static LandscapeShades of(Landscape landscape, Frame frame, int threads, PartProgress share) {
    double aspect = (frame.right() - frame.left()) / (frame.top() - frame.bottom());
    int rows = (int) Math.round(COLUMNS / aspect);
    EnergyGrid.Area area =
        new EnergyGrid.Area(
            frame.left(), frame.right(), frame.bottom(), frame.top(), COLUMNS, rows);
    AtomicInteger done = new AtomicInteger();
    Runnable rowDone =
        () -> {
          synchronized (done) {
            share.done(done.incrementAndGet(), rows + 1);
          }
        };
    return new LandscapeShades(EnergyGrid.of(landscape, area, threads, rowDone));
  }

  /** Returns whether the energy is finite at all points of the grid. */
  boolean reachesEverywhere() {
    return grid.finiteEverywhere();
  }

  /** Returns the landscape as shades, low ones darker; stretched over the frame it fits. */
  BufferedImage shades() {
    int rows = grid.area().rows();
    BufferedImage image = new BufferedImage(COLUMNS, rows, BufferedImage.TYPE_INT_RGB);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < COLUMNS; c++) {
        image.setRGB(c, rows - 1 - r, blend(grid.cellHeight(c, r)).getRGB());
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

  /** Returns lines of equal energy in the coordinates of the frame. */
  Path2D contours() {
    Path2D path = new Path2D.Double();
    for (int level = 1; level < LEVELS; level++) {
      for (double[] piece : grid.contour((double) level / LEVELS)) {
        path.moveTo(piece[0], piece[1]);
        path.lineTo(piece[2], piece[3]);
      }
    }
    return path;
  }
}
