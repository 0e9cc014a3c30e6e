package engram.weka;

import engram.landscape.BasinGrid;
import engram.landscape.EnergyGrid;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * A picture of a model: the energy over the plane of the two principal axes, darker where it is
 * low, tinted by the basin that a point there descends to; on it lines of equal energy, the
 * instances in the colours of their clusters, and the memories with their numbers.
 */
public final class SketchPicture {

  /** Width in pixels. */
  public static final int WIDTH = 1040;

  /** Height in pixels. */
  public static final int HEIGHT = 880;

  private static final int LEFT = 30;
  private static final int TOP = 78;
  private static final int PLOT_WIDTH = WIDTH - 2 * LEFT;
  private static final int PLOT_HEIGHT = 740;
  private static final int CELLS = 245;
  private static final int MANY_MEMORIES = 50;
  private static final int LEVELS = 12;
  private static final double POINT = 8;
  private static final double MARK = 26;
  private static final double MARGIN = 0.08;
  private static final double LEFT_OUT = 0.005;
  private static final double TINT = 0.35;

  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Color FAINT = new Color(0x66, 0x66, 0x66);
  private static final Color CONTOUR = new Color(0x60, 0x70, 0x80, 0x90);
  private static final Color NOWHERE = new Color(0xf1, 0xec, 0xe4);

  /** Okabe and Ito's colours, told apart by colour-blind readers too. */
  private static final Color[] COLORS = {
    new Color(0x00, 0x72, 0xb2),
    new Color(0xd5, 0x5e, 0x00),
    new Color(0x00, 0x9e, 0x73),
    new Color(0xcc, 0x79, 0xa7),
    new Color(0x56, 0xb4, 0xe9),
    new Color(0xe6, 0x9f, 0x00),
    new Color(0x44, 0x44, 0x44),
    new Color(0xc8, 0xb8, 0x1c)
  };

  private final Sketch sketch;
  private final EnergyGrid grid;
  private final int[][] basins;
  private final int[] groupOf;

  private SketchPicture(Sketch sketch, EnergyGrid grid, int[][] basins, int[] groupOf) {
    this.sketch = sketch;
    this.grid = grid;
    this.basins = basins;
    this.groupOf = groupOf;
  }

  /**
   * Computes the landscape of a sketch, which takes up to some seconds.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static SketchPicture of(Sketch sketch) {
    return of(sketch, bounds(List.of(sketch)), null);
  }

  /**
   * Computes the landscapes of sketches of one plane, all in the same frame.
   *
   * @param sketches of the same plane
   * @param groups for each the group of each of its clusters, which gives the colour and the number
   *     of the cluster: clusters of one group look alike in all pictures
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static List<SketchPicture> of(List<Sketch> sketches, List<int[]> groups) {
    double[] bounds = bounds(sketches);
    List<SketchPicture> pictures = new ArrayList<>();
    for (int i = 0; i < sketches.size(); i++) {
      pictures.add(of(sketches.get(i), bounds, groups.get(i)));
    }
    return pictures;
  }

  private static SketchPicture of(Sketch sketch, double[] bounds, int[] groupOf) {
    EnergyGrid grid =
        EnergyGrid.of(sketch.energy().over(sketch.memories()), area(bounds, CELLS), 0, () -> {});
    int[][] basins =
        BasinGrid.of(
            sketch.energy().over(sketch.memories()),
            area(bounds, sketch.memories().length > MANY_MEMORIES ? CELLS / 2 : CELLS),
            sketch.steps(),
            sketch.stepSize(),
            0);
    return new SketchPicture(sketch, grid, basins, groupOf);
  }

  private static EnergyGrid.Area area(double[] bounds, int columns) {
    int rows = columns * PLOT_HEIGHT / PLOT_WIDTH;
    return new EnergyGrid.Area(bounds[0], bounds[1], bounds[2], bounds[3], columns, rows);
  }

  /** The part of the plane around most instances and all marks, on one scale. */
  private static double[] bounds(List<Sketch> sketches) {
    double[] x = range(sketches, 0);
    double[] y = range(sketches, 1);
    double aspect = (double) PLOT_WIDTH / PLOT_HEIGHT;
    double height = Math.max(y[1] - y[0], (x[1] - x[0]) / aspect) * (1 + 2 * MARGIN);
    height = height > 0 ? height : 1;
    double middle = (x[0] + x[1]) / 2;
    double centre = (y[0] + y[1]) / 2;
    return new double[] {
      middle - height * aspect / 2,
      middle + height * aspect / 2,
      centre - height / 2,
      centre + height / 2
    };
  }

  private static double[] range(List<Sketch> sketches, int axis) {
    double[][] ranges =
        sketches.stream().map(sketch -> range(sketch, axis)).toArray(double[][]::new);
    return new double[] {
      Arrays.stream(ranges).mapToDouble(range -> range[0]).min().orElseThrow(),
      Arrays.stream(ranges).mapToDouble(range -> range[1]).max().orElseThrow()
    };
  }

  private static double[] range(Sketch sketch, int axis) {
    double[] values =
        Arrays.stream(sketch.points()).mapToDouble(point -> point[axis]).sorted().toArray();
    int out = (int) (LEFT_OUT * values.length);
    double low = values[out];
    double high = values[values.length - 1 - out];
    for (double[] mark : sketch.marks()) {
      low = Math.min(low, mark[axis]);
      high = Math.max(high, mark[axis]);
    }
    return new double[] {low, high};
  }

  /** Returns the drawn picture. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    drawText(graphics);
    graphics.clipRect(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT);
    drawLandscape(graphics);
    drawContours(graphics);
    drawPoints(graphics);
    drawMarks(graphics);
    graphics.setClip(null);
    graphics.setColor(FAINT);
    graphics.drawRect(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT);
    graphics.dispose();
    return image;
  }

  private void drawText(Graphics2D graphics) {
    graphics.setColor(INK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 24));
    graphics.drawString(sketch.title(), LEFT, 34);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 17));
    graphics.drawString(sketch.subtitle(), LEFT, 62);
    graphics.setColor(FAINT);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    String axes =
        String.format(
            Locale.ROOT,
            "Principal axes: across %.0f %%, upwards %.0f %% of the variance. Darker: lower energy."
                + " Tints: basins.",
            100 * sketch.share()[0],
            100 * sketch.share()[1]);
    graphics.drawString(axes, LEFT, TOP + PLOT_HEIGHT + 28);
  }

  private void drawLandscape(Graphics2D graphics) {
    EnergyGrid.Area area = grid.area();
    BufferedImage shades =
        new BufferedImage(area.columns(), area.rows(), BufferedImage.TYPE_INT_RGB);
    for (int r = 0; r < area.rows(); r++) {
      for (int c = 0; c < area.columns(); c++) {
        int row = Math.min(basins.length - 1, r * basins.length / area.rows());
        int column = Math.min(basins[row].length - 1, c * basins[row].length / area.columns());
        Color shade = shade(grid.cellHeight(c, r), basins[row][column]);
        shades.setRGB(c, area.rows() - 1 - r, shade.getRGB());
      }
    }
    graphics.drawImage(shades, LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT, null);
  }

  private Color shade(double height, int memory) {
    if (Double.isNaN(height)) {
      return NOWHERE;
    }
    int group = memory < 0 ? -1 : sketch.memoryGroups()[memory];
    Color tint = color(group);
    double strength = TINT * (1 - 0.85 * height) + 0.04;
    return new Color(
        mixed(tint.getRed(), strength),
        mixed(tint.getGreen(), strength),
        mixed(tint.getBlue(), strength));
  }

  private static int mixed(int channel, double strength) {
    return (int) Math.round(255 + (channel - 255) * strength);
  }

  private Color color(int cluster) {
    return cluster < 0 ? FAINT : COLORS[group(cluster) % COLORS.length];
  }

  private int group(int cluster) {
    return groupOf == null ? cluster : groupOf[cluster];
  }

  private void drawContours(Graphics2D graphics) {
    graphics.setColor(CONTOUR);
    graphics.setStroke(new BasicStroke(1));
    for (int level = 1; level < LEVELS; level++) {
      for (double[] piece : grid.contour((double) level / LEVELS)) {
        graphics.draw(new Line2D.Double(x(piece[0]), y(piece[1]), x(piece[2]), y(piece[3])));
      }
    }
  }

  private void drawPoints(Graphics2D graphics) {
    for (int i = 0; i < sketch.points().length; i++) {
      Color color = color(sketch.groups()[i]);
      graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 190));
      graphics.fill(disc(sketch.points()[i], POINT));
    }
  }

  private void drawMarks(Graphics2D graphics) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.setStroke(new BasicStroke(3));
    for (int k = 0; k < sketch.marks().length; k++) {
      double[] mark = sketch.marks()[k];
      graphics.setColor(Color.WHITE);
      graphics.fill(disc(mark, MARK));
      graphics.setColor(color(sketch.clusterOf(k)));
      graphics.draw(disc(mark, MARK));
      graphics.setColor(INK);
      String number = Integer.toString(group(sketch.clusterOf(k)));
      graphics.drawString(
          number,
          (float) (x(mark[0]) - metrics.stringWidth(number) / 2.0),
          (float) (y(mark[1]) + metrics.getAscent() / 2.0 - 2));
    }
  }

  private Ellipse2D disc(double[] point, double size) {
    return new Ellipse2D.Double(x(point[0]) - size / 2, y(point[1]) - size / 2, size, size);
  }

  private double x(double first) {
    EnergyGrid.Area area = grid.area();
    return LEFT + PLOT_WIDTH * (first - area.left()) / (area.right() - area.left());
  }

  private double y(double second) {
    EnergyGrid.Area area = grid.area();
    return TOP + PLOT_HEIGHT * (area.top() - second) / (area.top() - area.bottom());
  }

  /**
   * Writes the picture as a PNG file.
   *
   * @throws IOException if it cannot be written
   */
  public void write(File file) throws IOException {
    if (!ImageIO.write(image(), "png", file)) {
      throw new IOException("Java cannot write PNG files here");
    }
  }
}
