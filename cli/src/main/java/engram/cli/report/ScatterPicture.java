package engram.cli.report;

import engram.math.PrincipalPlane;
import engram.table.DataException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Points of the plane in the colours of their groups. */
final class ScatterPicture {

  static final int WIDTH = 460;
  static final int HEIGHT = 400;

  /** Width by height of the part of the picture that shows the plane. */
  static final double ASPECT = 1.25;

  private static final double POINT = 5.5;
  private static final double MEMORY = 16;
  private static final double SMALL = 6;
  private static final int MOST_NUMBERS = 30;
  private static final int LEGEND_LINE = 20;
  private static final Color CONTOUR = new Color(0x6f, 0x88, 0xa5);

  private final XYPlot plot;
  private final List<LegendItem> keys = new ArrayList<>();

  /** Starts a picture of a frame of a principal plane. */
  ScatterPicture(Frame frame, PrincipalPlane plane) {
    this(frame, label("first", plane.share()[0]), label("second", plane.share()[1]));
  }

  /**
   * Starts a picture of a frame of a plane.
   *
   * @param horizontal label of the horizontal axis
   * @param vertical label of the vertical axis
   */
  ScatterPicture(Frame frame, String horizontal, String vertical) {
    this.plot = new XYPlot();
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlinePaint(PictureStyle.FAINT);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setDomainAxis(axis(horizontal, frame.left(), frame.right()));
    plot.setRangeAxis(axis(vertical, frame.bottom(), frame.top()));
  }

  /** Returns the label of a principal axis. */
  static String label(String which, double share) {
    return String.format(
        Locale.ROOT, "%s principal axis, %.0f %% of the variance", which, 100 * share);
  }

  private static NumberAxis axis(String label, double from, double to) {
    NumberAxis axis = new NumberAxis(DataException.shown(label));
    axis.setRange(from, to);
    axis.setLabelFont(PictureStyle.TICK);
    axis.setLabelPaint(PictureStyle.FAINT);
    axis.setTickLabelFont(PictureStyle.TICK);
    axis.setTickLabelPaint(PictureStyle.FAINT);
    axis.setAxisLineVisible(false);
    axis.setTickMarkPaint(PictureStyle.FAINT);
    return axis;
  }

  /** Draws a landscape behind the points. */
  ScatterPicture landscape(LandscapeShades landscape) {
    plot.setBackgroundImage(landscape.shades());
    plot.setBackgroundImageAlpha(1);
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer();
    lines.addAnnotation(
        new XYShapeAnnotation(landscape.contours(), new BasicStroke(0.6f), CONTOUR),
        Layer.BACKGROUND);
    add(new XYSeriesCollection(), lines);
    return this;
  }

  /**
   * Draws points.
   *
   * @param points n x 2 coordinates
   * @param groups group of each point, 0 or more; -1 for a point without one, drawn grey
   */
  ScatterPicture points(double[][] points, int[] groups) {
    int most = 0;
    for (int group : groups) {
      most = Math.max(most, group);
    }
    XYSeriesCollection series = new XYSeriesCollection();
    XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
    marks.setDrawOutlines(false);
    for (int group = -1; group <= most; group++) {
      XYSeries members = new XYSeries(group, false);
      for (int i = 0; i < points.length; i++) {
        if (groups[i] == group) {
          members.add(points[i][0], points[i][1]);
        }
      }
      int s = series.getSeriesCount();
      series.addSeries(members);
      marks.setSeriesShape(s, PictureStyle.mark(Math.max(0, group), POINT));
      marks.setSeriesPaint(
          s, PictureStyle.translucent(group < 0 ? PictureStyle.FAINT : PictureStyle.color(group)));
    }
    add(series, marks);
    return this;
  }

  /**
   * Draws memories with their numbers.
   *
   * @param memories k x 2 coordinates; NaN for one that is not there
   * @param groups group of each, for its colour
   */
  ScatterPicture memories(double[][] memories, int[] groups) {
    XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer();
    double size = memories.length > 12 ? MEMORY - 3 : MEMORY;
    for (int j = 0; j < memories.length; j++) {
      if (!Double.isNaN(memories[j][0])) {
        marks.addAnnotation(
            new MemoryMark(memories[j][0], memories[j][1], j, PictureStyle.color(groups[j]), size));
      }
    }
    add(new XYSeriesCollection(), marks);
    return this;
  }

  /**
   * Draws minima of an energy, numbered from 1 if there are few.
   *
   * @param minima coordinates of each
   * @param colors colour of each
   */
  ScatterPicture minima(double[][] minima, Color[] colors) {
    XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer();
    boolean few = minima.length <= MOST_NUMBERS;
    for (int m = minima.length - 1; m >= 0; m--) {
      double x = minima[m][0];
      double y = minima[m][1];
      marks.addAnnotation(
          few
              ? new MemoryMark(x, y, m + 1, colors[m], MEMORY - 1)
              : MemoryMark.unnumbered(x, y, colors[m], SMALL));
    }
    add(new XYSeriesCollection(), marks);
    return this;
  }

  /** Adds a line to the legend. */
  ScatterPicture key(String label, Shape mark, Color fill, Color outline) {
    keys.add(new LegendItem(label, null, null, null, mark, fill, new BasicStroke(1.6f), outline));
    return this;
  }

  private void add(XYSeriesCollection series, XYLineAndShapeRenderer renderer) {
    int index = plot.getDatasetCount();
    plot.setDataset(index, series);
    plot.setRenderer(index, renderer);
  }

  /** About how many lines a legend takes. */
  private static int legendLines(List<String> names) {
    int lines = 1;
    int used = 0;
    for (String name : names) {
      int width = 24 + 7 * name.length();
      if (used + width > WIDTH - 20 && used > 0) {
        lines++;
        used = 0;
      }
      used += width;
    }
    return lines;
  }

  /**
   * Finishes the picture.
   *
   * @param groups names of the first groups, shown below; empty for none
   */
  Picture finish(String name, String title, String subtitle, String caption, List<String> groups) {
    List<String> legend = groups.stream().map(DataException::shown).toList();
    AxisSpace space = new AxisSpace();
    space.setLeft(44);
    space.setBottom(40);
    plot.setFixedDomainAxisSpace(space);
    plot.setFixedRangeAxisSpace(space);
    JFreeChart chart = Picture.chart(title, subtitle, plot);
    LegendItemCollection items = new LegendItemCollection();
    for (int group = 0; group < legend.size(); group++) {
      LegendItem item = new LegendItem(legend.get(group), PictureStyle.color(group));
      item.setShape(PictureStyle.mark(group, 8));
      items.add(item);
    }
    keys.forEach(items::add);
    List<String> labels = new ArrayList<>(legend);
    keys.forEach(key -> labels.add(key.getLabel()));
    int height = HEIGHT;
    if (!labels.isEmpty()) {
      height += LEGEND_LINE * legendLines(labels) + 8;
      LegendTitle key = new LegendTitle(() -> items);
      key.setItemFont(PictureStyle.TICK);
      key.setPosition(RectangleEdge.BOTTOM);
      chart.addSubtitle(key);
    }
    return new Picture(name, caption, chart, WIDTH, height);
  }
}
