package engram.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A memory with its number: a ring around a white disc, drawn over what lies below. */
final class MemoryMark extends AbstractXYAnnotation {

  private static final long serialVersionUID = 1L;

  private final double x;
  private final double y;
  private final String number;
  private final Color color;
  private final double size;

  /**
   * Places a mark.
   *
   * @param x first coordinate in the plane
   * @param y second coordinate
   * @param size width in points
   */
  MemoryMark(double x, double y, int number, Color color, double size) {
    this(x, y, Integer.toString(number), color, size);
  }

  private MemoryMark(double x, double y, String number, Color color, double size) {
    this.x = x;
    this.y = y;
    this.number = number;
    this.color = color;
    this.size = size;
  }

  /** Places a mark without a number. */
  static MemoryMark unnumbered(double x, double y, Color color, double size) {
    return new MemoryMark(x, y, "", color, size);
  }

  @Override
  public void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis horizontal,
      ValueAxis vertical,
      int rendererIndex,
      PlotRenderingInfo info) {
    double left = horizontal.valueToJava2D(x, area, RectangleEdge.BOTTOM);
    double top = vertical.valueToJava2D(y, area, RectangleEdge.LEFT);
    Shape disc = new Ellipse2D.Double(left - size / 2, top - size / 2, size, size);
    graphics.setPaint(Color.WHITE);
    graphics.fill(disc);
    graphics.setPaint(color);
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(disc);
    graphics.setPaint(PictureStyle.INK);
    graphics.setFont(PictureStyle.NUMBER);
    TextUtils.drawAlignedString(number, graphics, (float) left, (float) top, TextAnchor.CENTER);
  }
}
