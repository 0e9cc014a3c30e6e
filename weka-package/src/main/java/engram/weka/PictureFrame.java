package engram.weka;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.SwingWorker;
import javax.swing.WindowConstants;
import javax.swing.filechooser.FileNameExtensionFilter;

/** A window with the picture of a model, and a button that saves it. */
final class PictureFrame {

  private PictureFrame() {}

  /** Opens the window at once and fills it when the landscape is computed. */
  static void open(String name, Sketch sketch, Component beside) {
    JFrame frame = new JFrame("Energy landscape: " + name);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.add(new JLabel("Computing the landscape ...", SwingConstants.CENTER));
    frame.setSize(820, 760);
    frame.setLocationRelativeTo(beside);
    frame.setVisible(true);
    new SwingWorker<SketchPicture, Void>() {
      @Override
      protected SketchPicture doInBackground() {
        return SketchPicture.of(sketch);
      }

      @Override
      protected void done() {
        try {
          fill(frame, get());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
          frame.dispose();
          JOptionPane.showMessageDialog(
              beside,
              "The landscape cannot be drawn: " + e.getCause().getMessage(),
              "Energy landscape",
              JOptionPane.ERROR_MESSAGE);
        }
      }
    }.execute();
  }

  private static void fill(JFrame frame, SketchPicture picture) {
    JButton save = new JButton("Save as PNG...");
    save.addActionListener(event -> save(frame, picture));
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
    buttons.add(save);
    frame.getContentPane().removeAll();
    frame.getContentPane().add(new Canvas(picture.image()), BorderLayout.CENTER);
    frame.getContentPane().add(buttons, BorderLayout.SOUTH);
    frame.validate();
    frame.repaint();
  }

  private static void save(JFrame frame, SketchPicture picture) {
    JFileChooser chooser = new JFileChooser(new File(System.getProperty("user.dir")));
    chooser.setFileFilter(new FileNameExtensionFilter("PNG pictures", "png"));
    chooser.setSelectedFile(new File("landscape.png"));
    if (chooser.showSaveDialog(frame) != JFileChooser.APPROVE_OPTION) {
      return;
    }
    File file = chooser.getSelectedFile();
    if (!file.getName().toLowerCase(java.util.Locale.ROOT).endsWith(".png")) {
      file = new File(file.getParentFile(), file.getName() + ".png");
    }
    try {
      picture.write(file);
    } catch (IOException e) {
      JOptionPane.showMessageDialog(
          frame, file + " cannot be written: " + e.getMessage(), "Save", JOptionPane.ERROR_MESSAGE);
    }
  }

  /** The picture, scaled to the window. */
  private static final class Canvas extends JPanel {

    private static final long serialVersionUID = 1L;

    private final transient BufferedImage image;

    Canvas(BufferedImage image) {
      this.image = image;
    }

    @Override
    public Dimension getPreferredSize() {
      return new Dimension(SketchPicture.WIDTH / 2, SketchPicture.HEIGHT / 2);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      super.paintComponent(graphics);
      double scale =
          Math.min(
              (double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight());
      int width = (int) (image.getWidth() * scale);
      int height = (int) (image.getHeight() * scale);
      ((Graphics2D) graphics)
          .setRenderingHint(
              RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.drawImage(
          image, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
    }
  }
}
