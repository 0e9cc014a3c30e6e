package engram.cli.report;

import engram.measure.Reliability;
import java.awt.BasicStroke;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The reliability diagram of some learners on the same rows: how often a prediction came true
 * against how sure it was. On the diagonal both agree; below it a learner is too sure.
 */
public final class ReliabilityPicture {

  private static final int SIZE = 520;
  private static final double LEGEND = 60;

  private ReliabilityPicture() {}

  /**
   * Refuses to go on where no picture can be drawn.
   *
   * @throws IllegalArgumentException with what to do
   */
  public static void check() {
    Picture.checkFonts();
  }

  /**
   * Draws a PNG or, if the name ends like one, an SVG file.
   *
   * @param data what the data are called
   * @param learners titles and what they predicted, in this order
   */
  public static void write(Path file, String data, Map<String, Reliability> learners) {
    of(data, learners).write(file);
  }

  static Picture of(String data, Map<String, Reliability> learners) {
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    learners.forEach(
        (title, reliability) -> {
          int at = lines.getSeriesCount();
          lines.addSeries(series(title, reliability));
          renderer.setSeriesPaint(at, PictureStyle.color(at));
          renderer.setSeriesShape(at, PictureStyle.mark(8 * at, 8));
          renderer.setSeriesStroke(at, new BasicStroke(1.6f));
        });
    int diagonal = lines.getSeriesCount();
    XYSeries ideal = new XYSeries("as sure as right");
    ideal.add(0, 0);
    ideal.add(1, 1);
    lines.addSeries(ideal);
    renderer.setSeriesPaint(diagonal, PictureStyle.FAINT);
    renderer.setSeriesShapesVisible(diagonal, false);
    renderer.setSeriesStroke(diagonal, PictureStyle.THIN);
    XYPlot plot =
        new XYPlot(
            lines, axis("mean probability of the predicted class"), axis("share right"), renderer);
    PictureStyle.look(plot);
    JFreeChart chart =
        Picture.chart(
            "Reliability of predictions",
            data + "; below the line is too sure, above it not sure enough",
            plot);
    LegendTitle legend = new LegendTitle(renderer);
    legend.setItemFont(PictureStyle.LABEL);
    legend.setPosition(RectangleEdge.BOTTOM);
    chart.addSubtitle(legend);
    return new Picture(
        "reliability",
        "How often predictions came true by how sure they were, in ten bins.",
        chart,
        SIZE,
        (int) (SIZE + LEGEND));
  }

  private static XYSeries series(String title, Reliability reliability) {
    XYSeries series =
        new XYSeries(
            String.format(Locale.ROOT, "%s, calibration error %.4f", title, reliability.error()));
    reliability.bins().forEach(bin -> series.add(bin.sure(), bin.right()));
    return series;
  }

  private static NumberAxis axis(String label) {
    NumberAxis axis = PictureStyle.axis(label);
    axis.setRange(0, 1.02);
    return axis;
  }
}
