package engram.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Energy against step: the mean of all descents in a band of one standard deviation to either side,
 * over the first few as thin lines.
 */
public final class DescentPicture {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 470;
  private static final int LINES = 10;
  private static final float BAND = 0.19f;
  private static final double MARGIN = 0.015;

  private DescentPicture() {}

  /** Refuses to go on where Java has no font to write with. */
  public static void check() {
    Picture.checkFonts();
  }

  /**
   * Draws the picture into a PNG file, or an SVG file if its name ends like one. The file appears
   * whole or not at all.
   *
   * @param energies of one descent or more, all of as many steps: before each step and at the end
   */
  public static void write(Path file, String title, double[][] energies) {
    picture(title, energies).write(file);
  }

  private static Picture picture(String title, double[][] energies) {
    XYPlot plot = new XYPlot();
    PictureStyle.look(plot);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    NumberAxis steps = PictureStyle.axis("step");
    steps.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    steps.setAutoRangeStickyZero(false);
    steps.setLowerMargin(MARGIN);
    steps.setUpperMargin(MARGIN);
    plot.setDomainAxis(steps);
    NumberAxis energy = PictureStyle.axis("energy");
    energy.setAutoRangeIncludesZero(false);
    energy.setNumberFormatOverride(
        new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    plot.setRangeAxis(energy);
    plot.setDataset(0, lines(energies));
    plot.setRenderer(0, thin());
    plot.setDataset(1, band(energies));
    plot.setRenderer(1, wide());
    String caption = caption(energies);
    return new Picture("descent", caption, Picture.chart(title, caption, plot), WIDTH, HEIGHT);
  }

  private static String caption(double[][] energies) {
    return energies.length == 1
        ? "one image"
        : "mean of "
            + energies.length
            + " images, one standard deviation to either side; thin: "
            + Math.min(LINES, energies.length)
            + " of them";
  }

  private static XYSeriesCollection lines(double[][] energies) {
    XYSeriesCollection lines = new XYSeriesCollection();
    for (int i = 0; i < Math.min(LINES, energies.length); i++) {
      XYSeries line = new XYSeries(i);
      for (int t = 0; t < energies[i].length; t++) {
        line.add(t, energies[i][t]);
      }
      lines.addSeries(line);
    }
    return lines;
  }

  private static XYLineAndShapeRenderer thin() {
    XYLineAndShapeRenderer thin = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < LINES; i++) {
      thin.setSeriesPaint(i, PictureStyle.FAINT);
      thin.setSeriesStroke(i, PictureStyle.THIN);
    }
    return thin;
  }

  private static YIntervalSeriesCollection band(double[][] energies) {
    YIntervalSeries band = new YIntervalSeries("mean");
    for (int step = 0; step < energies[0].length; step++) {
      int t = step;
      double mean = Arrays.stream(energies).mapToDouble(e -> e[t]).average().orElseThrow();
      double square =
          Arrays.stream(energies)
              .mapToDouble(e -> (e[t] - mean) * (e[t] - mean))
              .average()
              .orElseThrow();
      double deviation = Math.sqrt(square);
      band.add(t, mean, mean - deviation, mean + deviation);
    }
    YIntervalSeriesCollection all = new YIntervalSeriesCollection();
    all.addSeries(band);
    return all;
  }

  private static DeviationRenderer wide() {
    DeviationRenderer wide = new DeviationRenderer(true, true);
    Color color = PictureStyle.color(0);
    wide.setSeriesPaint(0, color);
    wide.setSeriesFillPaint(0, color);
    wide.setSeriesShape(0, PictureStyle.mark(0, 7));
    wide.setSeriesStroke(0, new BasicStroke(2.2f));
    wide.setAlpha(BAND);
    return wide;
  }
}
