package engram.cli.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;

/** PNG files in memory. */
public final class Png {

  static {
    // Otherwise each goes through a temporary file, which a killed run leaves.
    ImageIO.setUseCache(false);
  }

  private Png() {}

  /** Returns an image as a file. */
  public static byte[] of(BufferedImage image) {
    return bytes(out -> ImageIO.write(image, "png", out));
  }

  /** Returns a chart as a file, {@code scale} pixels a point. */
  static byte[] of(JFreeChart chart, int width, int height, int scale) {
    return bytes(out -> ChartUtils.writeScaledChartAsPNG(out, chart, width, height, scale, scale));
  }

  private interface Encoding {
    void writeTo(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] bytes(Encoding encoding) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      encoding.writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
