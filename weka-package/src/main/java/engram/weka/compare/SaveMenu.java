package engram.weka.compare;

import engram.model.WholeFile;
import engram.weka.SaveDialog;
import java.awt.Component;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPopupMenu;

/** Saves what a view shows. */
final class SaveMenu {

  private final ResultView view;

  SaveMenu(ResultView view) {
    this.view = view;
  }

  /** Opens the menu below a button. */
  void open(Component button) {
    JPopupMenu menu = new JPopupMenu();
    item(menu, "Runs as CSV...", "csv", () -> bytes(ResultText.csv(view.result())));
    item(menu, "Table as LaTeX...", "tex", () -> bytes(ResultPages.latex(view.result())));
    item(menu, "Pictures as PNG...", "png", this::png);
    item(menu, "All as one HTML page...", "html", this::html);
    menu.show(button, 0, button.getHeight());
  }

  /** What makes the content of a file. */
  private interface Content {
    byte[] get() throws IOException;
  }

  private void item(JPopupMenu menu, String name, String ending, Content content) {
    JMenuItem item = new JMenuItem(name);
    item.setEnabled(view.result() != null && (!ending.equals("png") || view.picture() != null));
    item.addActionListener(event -> save(ending, content));
    menu.add(item);
  }

  private void save(String ending, Content content) {
    File file =
        SaveDialog.choose(view, ending.toUpperCase(java.util.Locale.ROOT), ending, "comparison");
    if (file == null) {
      return;
    }
    try {
      byte[] bytes = content.get();
      WholeFile.write(file.toPath(), out -> out.write(bytes));
    } catch (IOException | UncheckedIOException e) {
      JOptionPane.showMessageDialog(view, e.getMessage(), "Save", JOptionPane.ERROR_MESSAGE);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] png() throws IOException {
    return ResultPages.png(view.picture());
  }

  private byte[] html() throws IOException {
    BufferedImage picture = view.picture();
    return bytes(ResultPages.html(view.result(), view.chosenSchemes(), picture));
  }
}
