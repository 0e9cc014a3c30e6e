package engram.weka;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.HierarchyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPopupMenu;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import weka.gui.ResultHistoryPanel;
import weka.gui.explorer.ClustererPanel;
import weka.gui.explorer.ClustererPanelLaunchHandlerPlugin;

/**
 * Draws the energy landscape of a clusterer in the Explorer: a button beside Start and Stop, for
 * the selected entry of the result list, or the newest where none is selected, and an entry in the
 * menu of the result list. What cannot be drawn is refused by name.
 *
 * <p>Weka has no hook for that menu, and the panel's fields are out of reach of a package's class
 * loader. So the result list is looked for in the panel, and the entry is added to the menu after
 * Weka has opened it.
 */
public class LandscapeLauncher implements ClustererPanelLaunchHandlerPlugin {

  private static final String ENTRY = "Visualize energy landscape";

  private ClustererPanel panel;
  private boolean listening;

  @Override
  public void setClustererPanel(ClustererPanel clustererPanel) {
    panel = clustererPanel;
    // The panel is still being built: its result list is there once it is shown.
    panel.addHierarchyListener(
        event -> {
          if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
            listen();
          }
        });
  }

  private void listen() {
    ResultHistoryPanel history = history(panel);
    if (listening || history == null) {
      return;
    }
    listening = true;
    history
        .getList()
        .addMouseListener(
            new MouseAdapter() {
              @Override
              public void mouseClicked(MouseEvent event) {
                addEntry(history, event);
              }
            });
  }

  private void addEntry(ResultHistoryPanel history, MouseEvent event) {
    MenuElement[] open = MenuSelectionManager.defaultManager().getSelectedPath();
    JList<?> list = history.getList();
    int index = list.locationToIndex(event.getPoint());
    if (open.length == 0 || !(open[0] instanceof JPopupMenu menu) || menu.getInvoker() != list) {
      return;
    }
    if (index < 0) {
      return;
    }
    String name = history.getNameAtIndex(index);
    JMenuItem item = new JMenuItem(ENTRY);
    item.setEnabled(DrawnResult.of(history.getNamedObject(name)).isDrawable());
    item.addActionListener(action -> draw(history, name));
    menu.add(item);
    menu.pack();
  }

  @Override
  public String getLaunchCommand() {
    return "Energy landscape";
  }

  @Override
  public void launch() {
    ResultHistoryPanel history = history(panel);
    String name = history == null ? null : chosen(history);
    if (name == null) {
      say(
          "Run a clusterer first: ClAM, EnergyBasins, SoftKMeansMemory, or one with centroids, such"
              + " as SimpleKMeans.",
          JOptionPane.INFORMATION_MESSAGE);
      return;
    }
    draw(history, name);
  }

  /** Returns the name of the selected entry, else of the newest; null for none. */
  public static String chosen(ResultHistoryPanel history) {
    String selected = history.getSelectedName();
    int entries = history.getList().getModel().getSize();
    return selected != null || entries == 0 ? selected : history.getNameAtIndex(entries - 1);
  }

  private void draw(ResultHistoryPanel history, String name) {
    try {
      DrawnResult result = DrawnResult.of(history.getNamedObject(name));
      result.check();
      PictureFrame.open(name, result::sketch, panel);
    } catch (IllegalArgumentException e) {
      say(name + ": " + e.getMessage(), JOptionPane.ERROR_MESSAGE);
    }
  }

  private void say(String words, int kind) {
    JOptionPane.showMessageDialog(panel, words, "Energy landscape", kind);
  }

  private static ResultHistoryPanel history(Container container) {
    for (Component child : container.getComponents()) {
      if (child instanceof ResultHistoryPanel history) {
        return history;
      }
      ResultHistoryPanel found = child instanceof Container inner ? history(inner) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
