package engram.cli.report;

import engram.cli.clustering.OptionWords;
import engram.cli.clustering.PartProgress;
import engram.energy.Energies;
import engram.energy.Kernel;
import engram.landscape.Minima;
import engram.table.DataException;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A picture of a kernel energy over a plane: the points that make it, shades and lines of equal
 * energy, and its minima.
 *
 * @param plane the points
 * @param kernel the kernel of the energy
 * @param beta its inverse temperature
 * @param minima its minima
 */
public record EnergyPicture(
    PlanarData plane, Kernel kernel, double beta, List<Minima.Minimum> minima) {

  private static final int MOST_NAMES = 12;
  private static final double ROOM = 0.75;
  private static final double MOST_ROOM = 0.2;
  private static final Color STORED = new Color(0x22, 0x22, 0x22);
  private static final Color NOVEL = new Color(0xc0, 0x1a, 0x1a);
  private static final Shape RING = new Ellipse2D.Double(-4, -4, 8, 8);
  private static final Shape BOX = new Rectangle2D.Double(-5, -4, 10, 8);

  /** Refuses to go on where Java has no font to write with. */
  public static void check() {
    Picture.checkFonts();
  }

  /**
   * Draws the picture into a PNG file, or an SVG file if its name ends like one. The file appears
   * whole or not at all.
   *
   * @param threads threads to use
   * @param share told how far it has come
   */
  public void write(Path file, int threads, PartProgress share) {
    picture(threads, share).write(file);
  }

  private Picture picture(int threads, PartProgress share) {
    Frame frame = frame();
    LandscapeShades landscape =
        LandscapeShades.of(
            Energies.kernel(kernel, beta).over(plane.points()), frame, threads, share);
    double[][] states = minima.stream().map(Minima.Minimum::state).toArray(double[][]::new);
    Color[] colors =
        minima.stream().map(minimum -> minimum.novel() ? NOVEL : STORED).toArray(Color[]::new);
    ScatterPicture picture =
        new ScatterPicture(frame, plane.horizontal(), plane.vertical())
            .landscape(landscape)
            .points(plane.points(), plane.groups())
            .minima(states, colors);
    keys(picture, colors, landscape.reachesEverywhere());
    List<String> names = plane.classes().size() <= MOST_NAMES ? plane.classes() : List.<String>of();
    return picture.finish(
        "landscape", "Energy of " + title(), subtitle(), "The energy of the rows", names);
  }

  /** The frame around the points, with room for their kernels where these are narrow. */
  private Frame frame() {
    Frame bare = Frame.around(plane.points(), ScatterPicture.ASPECT);
    double room = Math.min(ROOM * Math.sqrt(2 / beta), MOST_ROOM * (bare.top() - bare.bottom()));
    double[][] around =
        Arrays.stream(plane.points())
            .flatMap(
                p ->
                    Stream.of(
                        new double[] {p[0] - room, p[1] - room},
                        new double[] {p[0] + room, p[1] + room}))
            .toArray(double[][]::new);
    return Frame.around(around, ScatterPicture.ASPECT);
  }

  private static void keys(ScatterPicture picture, Color[] colors, boolean everywhere) {
    if (Arrays.asList(colors).contains(STORED)) {
      picture.key("minimum at a row", RING, Color.WHITE, STORED);
    }
    if (Arrays.asList(colors).contains(NOVEL)) {
      picture.key("minimum between rows", RING, Color.WHITE, NOVEL);
    }
    if (!everywhere) {
      picture.key("no kernel reaches", BOX, LandscapeShades.NOWHERE, PictureStyle.GRID);
    }
  }

  /** Returns the data set and its rows in a line. */
  public String title() {
    return plane.points().length < plane.rows()
        ? DataException.shown(plane.name())
            + ", "
            + plane.points().length
            + " of "
            + plane.rows()
            + " rows"
        : DataException.shown(plane.name()) + ", " + plane.rows() + " rows";
  }

  /** Returns kernel, beta and number of minima in a line. */
  public String subtitle() {
    String found =
        kernel == Kernel.UNIFORM
            ? "flat in pieces"
            : minima.size() + (minima.size() == 1 ? " minimum" : " minima");
    return String.format(
        Locale.ROOT,
        "%s kernel, beta %.4g (bandwidth %.4g): %s",
        OptionWords.of(kernel),
        beta,
        Math.sqrt(2 / beta),
        found);
  }
}
