package engram.cli.report;

import engram.table.DataException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;

/** Colours, marks and fonts of all pictures. */
final class PictureStyle {

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  static final Font NUMBER = new Font(Font.SANS_SERIF, Font.BOLD, 10);
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color FAINT = new Color(0x77, 0x77, 0x77);
  static final Color GRID = new Color(0xe2, 0xe2, 0xe2);
  static final BasicStroke THIN = new BasicStroke(0.7f);

  /** Okabe and Ito's colours, told apart by colour-blind readers too; yellow a little darker. */
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

  private PictureStyle() {}

  /** Returns the colour of a group; the ninth group has the colour of the first again. */
  static Color color(int group) {
    return COLORS[group % COLORS.length];
  }

  /** Returns a colour that lets others shine through. */
  static Color translucent(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 190);
  }

  /**
   * Returns the mark of a group, which changes where the colours start again.
   *
   * @param size width in pixels
   */
  static Shape mark(int group, double size) {
    double h = size / 2;
    return switch (group / COLORS.length % 4) {
      case 0 -> new Ellipse2D.Double(-h, -h, size, size);
      case 1 -> polygon(-h, h, h, h, 0, -h);
      case 2 -> new Rectangle2D.Double(-0.9 * h, -0.9 * h, 0.9 * size, 0.9 * size);
      default -> polygon(0, -1.2 * h, 1.2 * h, 0, 0, 1.2 * h, -1.2 * h, 0);
    };
  }

  /** Returns an axis of numbers. */
  static NumberAxis axis(String label) {
    NumberAxis axis = new NumberAxis(DataException.shown(label));
    look(axis);
    return axis;
  }

  /** Gives an axis the look of all. */
  static void look(ValueAxis axis) {
    axis.setLabelFont(LABEL);
    axis.setTickLabelFont(TICK);
    axis.setLabelPaint(INK);
    axis.setTickLabelPaint(INK);
    axis.setAxisLineVisible(false);
  }

  /** Gives a plot with lines along its ticks the look of all. */
  static void look(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlinePaint(FAINT);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
  }

  private static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }
}
