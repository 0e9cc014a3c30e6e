package engram.weka;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.swing.JPanel;

/** A picture, scaled to the room that there is. */
public final class PictureCanvas extends JPanel {

  private static final long serialVersionUID = 1L;

  private transient BufferedImage image;
  private String words = "";

  /** Shows a picture. */
  public PictureCanvas(BufferedImage image) {
    this.image = image;
  }

  /**
   * Shows another picture, or words in its place.
   *
   * @param next the picture, null for none
   * @param instead shown where there is none
   */
  public void show(BufferedImage next, String instead) {
    image = next;
    words = instead;
    repaint();
  }

  /** Returns the picture, null for none. */
  public BufferedImage image() {
    return image;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(SketchPicture.WIDTH / 2, SketchPicture.HEIGHT / 2);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    if (image == null) {
      int width = graphics.getFontMetrics().stringWidth(words);
      graphics.drawString(words, (getWidth() - width) / 2, getHeight() / 2);
      return;
    }
    double scale =
        Math.min((double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight());
    int width = (int) (image.getWidth() * scale);
    int height = (int) (image.getHeight() * scale);
    ((Graphics2D) graphics)
        .setRenderingHint(
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(
        image, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
  }
}
