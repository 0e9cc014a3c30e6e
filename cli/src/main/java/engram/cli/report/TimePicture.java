package engram.cli.report;

import engram.cli.clustering.ClusteringRow;
import engram.table.DataException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Quality against time: one point a method and data set, the points of a data set joined. */
final class TimePicture {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 470;
  private static final double FASTEST = 0.001;

  private TimePicture() {}

  /** Draws the rows of each data set; those without classes are left out. Null if none is left. */
  static Picture of(List<List<ClusteringRow>> sets) {
    List<List<ClusteringRow>> scored =
        sets.stream().filter(rows -> !Double.isNaN(rows.get(0).scores().ari())).toList();
    if (scored.isEmpty()) {
      return null;
    }
    XYPlot plot = new XYPlot();
    PictureStyle.look(plot);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setDomainAxis(seconds(scored));
    plot.setRangeAxis(ari());
    plot.setDataset(0, joints(scored));
    plot.setRenderer(0, lines(scored));
    plot.setDataset(1, points(scored));
    plot.setRenderer(1, marks(titles(scored).size()));
    JFreeChart chart =
        Picture.chart(
            "Agreement with the classes against time",
            "higher and further left is better; a line joins the methods on one data set",
            plot);
    LegendTitle legend = new LegendTitle(plot.getRenderer(1));
    legend.setItemFont(PictureStyle.LABEL);
    legend.setPosition(RectangleEdge.BOTTOM);
    chart.addSubtitle(legend);
    return new Picture(
        "quality-time",
        "Adjusted Rand index against seconds of all restarts and the choice among them.",
        chart,
        WIDTH,
        HEIGHT);
  }

  private static double time(ClusteringRow row) {
    return Math.max(FASTEST, row.clustering().seconds());
  }

  private static LogAxis seconds(List<List<ClusteringRow>> sets) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (List<ClusteringRow> rows : sets) {
      for (ClusteringRow row : rows) {
        low = Math.min(low, time(row));
        high = Math.max(high, time(row));
      }
    }
    LogAxis axis = new LogAxis("seconds (logarithmic)");
    axis.setBase(10);
    axis.setRange(low / 1.8, high * 3);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setMinorTickCount(9);
    axis.setMinorTickMarksVisible(true);
    axis.setNumberFormatOverride(
        new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    PictureStyle.look(axis);
    return axis;
  }

  private static NumberAxis ari() {
    NumberAxis axis = PictureStyle.axis("adjusted Rand index");
    axis.setNumberFormatOverride(
        new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    axis.setAutoRangeIncludesZero(true);
    axis.setTickUnit(new NumberTickUnit(0.1));
    return axis;
  }

  private static List<String> titles(List<List<ClusteringRow>> sets) {
    Set<String> titles = new LinkedHashSet<>();
    sets.forEach(rows -> rows.forEach(row -> titles.add(row.clustering().title())));
    return new ArrayList<>(titles);
  }

  private static XYSeriesCollection points(List<List<ClusteringRow>> sets) {
    XYSeriesCollection points = new XYSeriesCollection();
    for (String title : titles(sets)) {
      XYSeries series = new XYSeries(title, false);
      for (List<ClusteringRow> rows : sets) {
        for (ClusteringRow row : rows) {
          if (row.clustering().title().equals(title)) {
            series.add(time(row), row.scores().ari());
          }
        }
      }
      points.addSeries(series);
    }
    return points;
  }

  private static XYLineAndShapeRenderer marks(int methods) {
    XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
    for (int m = 0; m < methods; m++) {
      marks.setSeriesShape(m, PictureStyle.mark(m == 0 ? 0 : 8 * m, m == 0 ? 11 : 9));
      marks.setSeriesPaint(m, PictureStyle.color(m));
      marks.setSeriesOutlinePaint(m, Color.WHITE);
    }
    return marks;
  }

  private static XYSeriesCollection joints(List<List<ClusteringRow>> sets) {
    XYSeriesCollection joints = new XYSeriesCollection();
    for (List<ClusteringRow> rows : sets) {
      XYSeries series = new XYSeries(rows.get(0).data().name() + joints.getSeriesCount());
      rows.forEach(row -> series.add(time(row), row.scores().ari()));
      joints.addSeries(series);
    }
    return joints;
  }

  private static XYLineAndShapeRenderer lines(List<List<ClusteringRow>> sets) {
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    for (int s = 0; s < sets.size(); s++) {
      lines.setSeriesPaint(s, new Color(0xb5, 0xb5, 0xb5));
      lines.setSeriesStroke(s, new BasicStroke(1.2f));
      ClusteringRow last = sets.get(s).get(0);
      for (ClusteringRow row : sets.get(s)) {
        last = time(row) >= time(last) ? row : last;
      }
      XYTextAnnotation name =
          new XYTextAnnotation(
              "   " + DataException.shown(last.data().name()), time(last), last.scores().ari());
      name.setFont(PictureStyle.LABEL);
      name.setPaint(PictureStyle.INK);
      name.setTextAnchor(TextAnchor.CENTER_LEFT);
      lines.addAnnotation(name);
    }
    return lines;
  }
}
