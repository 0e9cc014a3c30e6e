package engram.cli.report;

import engram.model.WholeFile;
import engram.table.DataException;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.svg.SVGGraphics2D;

/**
 * A chart with its name and caption.
 *
 * @param name name of its files, without the ending
 * @param caption what a reader sees in it
 * @param chart the chart
 * @param width width in points
 * @param height height in points
 */
record Picture(String name, String caption, JFreeChart chart, int width, int height) {

  /** Pixels a point of the PNG files. */
  private static final int SCALE = 2;

  /**
   * Refuses to go on where Java has no font to write with.
   *
   * @throws IllegalArgumentException with what to do
   */
  static void checkFonts() {
    try {
      new TextLayout(
          "0", new Font(Font.SANS_SERIF, Font.PLAIN, 12), new FontRenderContext(null, true, true));
    } catch (RuntimeException | LinkageError | InternalError e) {
      throw new IllegalArgumentException(
          "--out: Java finds no font to draw pictures with; install fontconfig and a font, for"
              + " example the Debian packages fontconfig and fonts-dejavu-core",
          e);
    }
  }

  /** Returns the picture as a PNG file, two pixels a point. */
  byte[] png() {
    return Png.of(chart, width, height, SCALE);
  }

  /** Returns the picture as an SVG file. */
  String svg() {
    SVGGraphics2D graphics = new SVGGraphics2D(width, height);
    graphics.setDefsKeyPrefix(name);
    graphics.setGeomDoubleConverter(Picture::hundredths);
    graphics.setTransformDoubleConverter(Picture::hundredths);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    return Markup.allowed(graphics.getSVGDocument());
  }

  /** A coordinate with two decimals at most: more cannot be seen. */
  private static String hundredths(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** Writes an SVG file if the name ends like one, otherwise a PNG file; whole or not at all. */
  void write(Path file) {
    byte[] bytes =
        file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")
            ? svg().getBytes(StandardCharsets.UTF_8)
            : png();
    WholeFile.write(file, out -> out.write(bytes));
  }

  /** Writes both files into a folder and returns the PNG file's bytes. */
  byte[] writeBoth(Path folder) throws IOException {
    byte[] png = png();
    Files.write(folder.resolve(name + ".png"), png);
    Files.writeString(folder.resolve(name + ".svg"), svg(), StandardCharsets.UTF_8);
    return png;
  }

  /** Returns a chart around a plot in the look of all pictures. */
  static JFreeChart chart(String title, String subtitle, XYPlot plot) {
    JFreeChart chart = new JFreeChart(DataException.shown(title), PictureStyle.TITLE, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setAntiAlias(true);
    chart.setTextAntiAlias(true);
    chart.setPadding(new RectangleInsets(6, 6, 6, 10));
    chart.getTitle().setPaint(PictureStyle.INK);
    chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
    chart.getTitle().setPadding(2, 4, 0, 4);
    TextTitle second = new TextTitle(DataException.shown(subtitle), PictureStyle.SUBTITLE);
    second.setPaint(PictureStyle.INK);
    second.setHorizontalAlignment(HorizontalAlignment.LEFT);
    second.setPadding(2, 4, 4, 4);
    chart.addSubtitle(second);
    return chart;
  }
}
