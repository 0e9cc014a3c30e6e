package engram.cli.report;

import engram.model.WholeFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A picture of grey images in rows and columns, a heading over each column. */
public final class ImageStrip {

  private static final int CELL = 64;
  private static final int GAP = 6;
  private static final int HEADING = 22;
  private static final Color HIDDEN = new Color(0xcf, 0xdd, 0xec);

  private final int side;
  private final double low;
  private final double high;
  private final List<String> headings;
  private final List<double[][]> rows = new ArrayList<>();

  /**
   * Starts a picture.
   *
   * @param side pixels of a side of each image
   * @param low value drawn white
   * @param high value drawn black
   * @param headings one a column
   */
  public ImageStrip(int side, double low, double high, List<String> headings) {
    this.side = side;
    this.low = low;
    this.high = high;
    this.headings = List.copyOf(headings);
  }

  /** Refuses to go on where Java has no font to write with. */
  public static void check() {
    Picture.checkFonts();
  }

  /** Adds a row of images, one a column; NaN is a hidden pixel. */
  public void add(double[]... images) {
    rows.add(images.clone());
  }

  /** Draws the picture into a PNG file, which appears whole or not at all. */
  public void write(Path file) {
    byte[] bytes = Png.of(draw());
    WholeFile.write(file, out -> out.write(bytes));
  }

  private BufferedImage draw() {
    int width = GAP + headings.size() * (CELL + GAP);
    int height = HEADING + rows.size() * (CELL + GAP);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(PictureStyle.TICK);
    pen.setColor(PictureStyle.INK);
    for (int column = 0; column < headings.size(); column++) {
      int text = pen.getFontMetrics().stringWidth(headings.get(column));
      pen.drawString(headings.get(column), left(column) + (CELL - text) / 2, HEADING - 7);
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < headings.size(); column++) {
        draw(pen, rows.get(row)[column], left(column), HEADING + row * (CELL + GAP));
      }
    }
    pen.dispose();
    return picture;
  }

  private static int left(int column) {
    return GAP + column * (CELL + GAP);
  }

  private void draw(Graphics2D pen, double[] image, int x, int y) {
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        int top = i * CELL / side;
        int start = j * CELL / side;
        pen.setColor(grey(image[i * side + j]));
        pen.fillRect(
            x + start, y + top, (j + 1) * CELL / side - start, (i + 1) * CELL / side - top);
      }
    }
    pen.setColor(PictureStyle.GRID);
    pen.drawRect(x - 1, y - 1, CELL + 1, CELL + 1);
  }

  private Color grey(double value) {
    if (Double.isNaN(value)) {
      return HIDDEN;
    }
    double dark = Math.max(0, Math.min(1, (value - low) / (high - low)));
    int light = (int) Math.round(255 * (1 - dark));
    return new Color(light, light, light);
  }
}
