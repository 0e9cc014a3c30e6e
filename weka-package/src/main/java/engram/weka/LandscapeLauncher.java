package engram.weka;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.HierarchyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
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
 * the selected entry of the result list or the newest that can be drawn, and an entry in the menu
 * of the result list.
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
    String name = index < 0 ? null : history.getNameAtIndex(index);
    Sketch sketch = name == null ? null : sketch(history, name);
    JMenuItem item = new JMenuItem(ENTRY);
    item.setEnabled(sketch != null);
    item.addActionListener(action -> PictureFrame.open(name, sketch, panel));
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
    String name = history == null ? null : drawable(history);
    if (name == null) {
      JOptionPane.showMessageDialog(
          panel,
          "Run ClAM, EnergyBasins or SoftKMeansMemory first, or select its entry in the result"
              + " list.",
          "Energy landscape",
          JOptionPane.INFORMATION_MESSAGE);
      return;
    }
    PictureFrame.open(name, sketch(history, name), panel);
  }

  /** The selected entry if it can be drawn, else the newest that can; null for none. */
  private static String drawable(ResultHistoryPanel history) {
    String selected = history.getSelectedName();
    if (selected != null && sketch(history, selected) != null) {
      return selected;
    }
    for (int i = history.getList().getModel().getSize() - 1; i >= 0; i--) {
      String name = history.getNameAtIndex(i);
      if (sketch(history, name) != null) {
        return name;
      }
    }
    return null;
  }

  private static Sketch sketch(ResultHistoryPanel history, String name) {
    if (history.getNamedObject(name) instanceof List<?> kept) {
      for (Object each : kept) {
        if (each instanceof Sketched model) {
          return model.sketch();
        }
      }
    }
    return null;
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
