package engram.cli.deep;

import engram.cli.report.Png;
import engram.deep.ImageShape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Images side by side in rows, each enlarged to whole pixels. */
final class ImageSheet {

  private static final int SIDE = 56;
  private static final int GAP = 4;

  private final ImageShape shape;
  private final double low;
  private final double high;

  /**
   * Prepares.
   *
   * @param x rows of the data: their least value is black, their largest white
   */
  ImageSheet(ImageShape shape, double[][] x) {
    this.shape = shape;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] row : x) {
      for (double value : row) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    low = least;
    high = most > least ? most : least + 1;
  }

  /** Returns a PNG file of lines of images. */
  byte[] png(List<double[][]> lines) {
    int scale = Math.max(1, SIDE / Math.max(shape.height(), shape.width()));
    int across = lines.stream().mapToInt(line -> line.length).max().orElse(1);
    int width = shape.width() * scale + GAP;
    int height = shape.height() * scale + GAP;
    BufferedImage sheet =
        new BufferedImage(
            across * width + GAP, lines.size() * height + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    for (int row = 0; row < lines.size(); row++) {
      for (int column = 0; column < lines.get(row).length; column++) {
        graphics.drawImage(
            image(lines.get(row)[column]),
            GAP + column * width,
            GAP + row * height,
            width - GAP,
            height - GAP,
            null);
      }
    }
    graphics.dispose();
    return Png.of(sheet);
  }

  private BufferedImage image(double[] row) {
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    int channels = shape.channels();
    for (int p = 0; p < shape.height() * shape.width(); p++) {
      int red = shade(row[p * channels]);
      int green = channels < 3 ? red : shade(row[p * channels + 1]);
      int blue = channels < 3 ? red : shade(row[p * channels + 2]);
      image.setRGB(p % shape.width(), p / shape.width(), red << 16 | green << 8 | blue);
    }
    return image;
  }

  private int shade(double value) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, (value - low) / (high - low))));
  }
}
