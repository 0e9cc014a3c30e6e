package engram.weka;

import java.awt.Component;
import java.io.File;
import java.util.Locale;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;

/** The question where to save something. */
public final class SaveDialog {

  private SaveDialog() {}

  /**
   * Asks for a file; one that exists is replaced only after a second question.
   *
   * @param kind what such files are called
   * @param ending of their names, added where it is missing
   * @param name suggested name without the ending
   * @return the file, or null if the user gave up
   */
  public static File choose(Component parent, String kind, String ending, String name) {
    JFileChooser chooser = new JFileChooser(new File(System.getProperty("user.dir")));
    chooser.setFileFilter(new FileNameExtensionFilter(kind, ending));
    chooser.setSelectedFile(new File(name + "." + ending));
    if (chooser.showSaveDialog(parent) != JFileChooser.APPROVE_OPTION) {
      return null;
    }
    File file = chooser.getSelectedFile();
    if (!file.getName().toLowerCase(Locale.ROOT).endsWith("." + ending)) {
      file = new File(file.getParentFile(), file.getName() + "." + ending);
    }
    return !file.exists() || mayReplace(parent, file) ? file : null;
  }

  private static boolean mayReplace(Component parent, File file) {
    return JOptionPane.showConfirmDialog(
            parent,
            file.getName() + " exists. Replace it?",
            "Save",
            JOptionPane.OK_CANCEL_OPTION,
            JOptionPane.WARNING_MESSAGE)
        == JOptionPane.OK_OPTION;
  }
}
