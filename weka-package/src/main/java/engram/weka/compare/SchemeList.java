package engram.weka.compare;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.Clusterer;
import weka.core.OptionHandler;
import weka.core.Utils;
import weka.gui.GenericObjectEditor;
import weka.gui.PropertyPanel;

/** The clusterers to compare, chosen and set by Weka's own chooser. */
final class SchemeList extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient GenericObjectEditor editor = new GenericObjectEditor();
  private final DefaultListModel<Clusterer> schemes = new DefaultListModel<>();
  private final JList<Clusterer> list = new JList<>(schemes);

  SchemeList(List<Clusterer> initial) {
    super(new BorderLayout(4, 4));
    setBorder(
        BorderFactory.createTitledBorder("Clusterers; the first is what others are held against"));
    initial.forEach(schemes::addElement);
    editor.setClassType(Clusterer.class);
    editor.setValue(copy(initial.get(0)));
    list.setVisibleRowCount(4);
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setCellRenderer(new Lines());
    list.addListSelectionListener(
        event -> {
          if (list.getSelectedValue() != null && !event.getValueIsAdjusting()) {
            editor.setValue(copy(list.getSelectedValue()));
          }
        });
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, 4, 0));
    button(buttons, "Add", "Adds the clusterer of the line above", this::add);
    button(
        buttons,
        "Replace",
        "Puts the clusterer of the line above in place of the selected one",
        this::replace);
    button(buttons, "Remove", "Takes the selected clusterer off the list", this::remove);
    button(
        buttons,
        "First",
        "Makes the selected clusterer the one that others are held against",
        this::first);
    JPanel top = new JPanel(new BorderLayout(4, 4));
    top.add(new PropertyPanel(editor), BorderLayout.CENTER);
    top.add(buttons, BorderLayout.EAST);
    add(top, BorderLayout.NORTH);
    add(new JScrollPane(list), BorderLayout.CENTER);
  }

  private static void button(JPanel panel, String name, String tip, Runnable action) {
    JButton button = new JButton(name);
    button.setToolTipText(tip);
    button.addActionListener(event -> action.run());
    panel.add(button);
  }

  private void add() {
    schemes.addElement(copy((Clusterer) editor.getValue()));
    list.setSelectedIndex(schemes.size() - 1);
  }

  private void replace() {
    int selected = list.getSelectedIndex();
    if (selected >= 0) {
      schemes.set(selected, copy((Clusterer) editor.getValue()));
    }
  }

  private void remove() {
    int selected = list.getSelectedIndex();
    if (selected >= 0) {
      schemes.remove(selected);
    }
  }

  private void first() {
    int selected = list.getSelectedIndex();
    if (selected > 0) {
      List<Clusterer> all = new ArrayList<>(Collections.list(schemes.elements()));
      all.add(0, all.remove(selected));
      schemes.clear();
      all.forEach(schemes::addElement);
      list.setSelectedIndex(0);
    }
  }

  /** Returns the listed clusterers; each run copies them. */
  List<Clusterer> schemes() {
    return Collections.list(schemes.elements());
  }

  private static Clusterer copy(Clusterer clusterer) {
    try {
      return AbstractClusterer.makeCopy(clusterer);
    } catch (Exception e) {
      throw new IllegalStateException("Weka cannot copy " + clusterer.getClass().getName(), e);
    }
  }

  /** A clusterer in one line: its name and its options. */
  private static final class Lines extends DefaultListCellRenderer {

    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focus) {
      String options =
          value instanceof OptionHandler scheme ? " " + Utils.joinOptions(scheme.getOptions()) : "";
      return super.getListCellRendererComponent(
          list, new Scheme((Clusterer) value).name() + options, index, selected, focus);
    }
  }
}
