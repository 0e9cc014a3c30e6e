package engram.weka;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.SwingWorker;
import javax.swing.WindowConstants;

/** A window with the picture of a model, and a button that saves it. */
final class PictureFrame {

  private PictureFrame() {}

  /** Opens the window at once and fills it when the landscape is computed. */
  static void open(String name, Supplier<Sketch> sketch, Component beside) {
    JFrame frame = new JFrame("Energy landscape: " + name);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.add(new JLabel("Computing the landscape ...", SwingConstants.CENTER));
    frame.setSize(820, 760);
    frame.setLocationRelativeTo(beside);
    frame.setVisible(true);
    new SwingWorker<SketchPicture, Void>() {
      @Override
      protected SketchPicture doInBackground() {
        return SketchPicture.of(sketch.get());
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
    frame.getContentPane().add(new PictureCanvas(picture.image()), BorderLayout.CENTER);
    frame.getContentPane().add(buttons, BorderLayout.SOUTH);
    frame.validate();
    frame.repaint();
  }

  private static void save(JFrame frame, SketchPicture picture) {
    File file = SaveDialog.choose(frame, "PNG pictures", "png", "landscape");
    if (file == null) {
      return;
    }
    try {
      picture.write(file);
    } catch (IOException e) {
      JOptionPane.showMessageDialog(
          frame, file + " cannot be written: " + e.getMessage(), "Save", JOptionPane.ERROR_MESSAGE);
    }
  }
}
