package engram.weka.compare;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.util.HashSet;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import weka.core.Attribute;
import weka.core.Instances;
import weka.gui.AbstractPerspective;
import weka.gui.Logger;
import weka.gui.PerspectiveInfo;
import weka.gui.SysErrLog;
import weka.gui.explorer.Explorer;
import weka.gui.explorer.Explorer.ExplorerPanel;
import weka.gui.explorer.Explorer.LogHandler;

/**
 * The Explorer's tab "Compare clusterers", and the same as a perspective of the Workbench: what is
 * compared, Start and Stop, and the result. It computes nothing; {@link Comparison} does.
 */
@PerspectiveInfo(
    ID = "engram.compare",
    title = "Compare clusterers",
    toolTipText = "Several clusterers, several seeds, one table",
    iconPath = "weka/gui/weka_icon_new_small.png")
public final class CompareTab extends AbstractPerspective implements ExplorerPanel, LogHandler {

  private static final long serialVersionUID = 1L;

  private static final String NO_CLASS = "No class";
  private static final String[] CLUSTERS = {
    "k: as many as classes", "k: as each clusterer says", "k:"
  };
  private static final String[] ROWS = {
    "Standardised rows for all", "Data as they are for Weka's own"
  };

  private SchemeList schemes;
  private final ResultView view = new ResultView();
  private final JComboBox<String> classes = new JComboBox<>();
  private final JComboBox<String> clusters = new JComboBox<>(CLUSTERS);
  private final JSpinner k = narrow(new SpinnerNumberModel(3, 1, 100_000, 1));
  private final JSpinner seeds = narrow(new SpinnerNumberModel(10, 1, 10_000, 1));
  private final JSpinner firstSeed = narrow(new SpinnerNumberModel(1, 0, Integer.MAX_VALUE / 2, 1));
  private final JComboBox<String> rows = new JComboBox<>(ROWS);
  private final JButton ignore = new JButton("Ignore attributes");
  private final JButton start = new JButton("Start");
  private final JButton stop = new JButton("Stop");
  private final JButton save = new JButton("Save");
  private final HashSet<Integer> ignored = new HashSet<>();
  private transient Explorer explorer;
  private transient Instances data;
  private transient Logger log = new SysErrLog();
  private transient CompareThread running;

  /** Makes an empty tab; Weka makes one even in applications that do not show it. */
  public CompareTab() {
    setLayout(new BorderLayout());
  }

  @Override
  public void addNotify() {
    fill();
    super.addNotify();
  }

  private void fill() {
    if (schemes != null) {
      return;
    }
    schemes = new SchemeList(Starting.schemes());
    JPanel settings = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 2));
    settings.setBorder(BorderFactory.createEmptyBorder());
    add(settings, classes, "Its values score the clusterings; no clusterer sees it");
    add(settings, clusters, "Number of clusters asked of each clusterer that can be asked");
    add(settings, k, "Number of clusters");
    settings.add(new JLabel("Seeds:"));
    add(settings, seeds, "Runs of each clusterer that has a seed");
    settings.add(new JLabel("from"));
    add(settings, firstSeed, "The first seed");
    add(
        settings,
        rows,
        "What Weka's own clusterers get: the standardised rows that Engram's make, or the data as"
            + " they are. Scores are always those of the standardised rows");
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 2));
    buttons.add(start);
    buttons.add(stop);
    buttons.add(save);
    add(buttons, ignore, "Attributes that no clusterer sees");
    JPanel top = new JPanel();
    top.setLayout(new BoxLayout(top, BoxLayout.Y_AXIS));
    top.add(schemes);
    top.add(settings);
    top.add(buttons);
    add(top, BorderLayout.NORTH);
    add(view, BorderLayout.CENTER);
    start.addActionListener(event -> start());
    stop.addActionListener(event -> running.stop());
    save.addActionListener(event -> new SaveMenu(view).open(save));
    ignore.addActionListener(event -> chooseIgnored());
    clusters.addActionListener(event -> k.setEnabled(clusters.getSelectedIndex() == 2));
    k.setEnabled(false);
    enableButtons();
  }

  private static JSpinner narrow(SpinnerNumberModel numbers) {
    JSpinner spinner = new JSpinner(numbers);
    ((JSpinner.DefaultEditor) spinner.getEditor()).getTextField().setColumns(5);
    return spinner;
  }

  private static void add(JPanel panel, JComponent component, String tip) {
    component.setToolTipText(tip);
    panel.add(component);
  }

  private void enableButtons() {
    start.setEnabled(data != null && running == null);
    stop.setEnabled(running != null);
    save.setEnabled(view.result() != null && running == null);
    ignore.setEnabled(data != null);
  }

  private void start() {
    ComparisonSetup setup;
    try {
      setup = setup();
    } catch (IllegalArgumentException e) {
      JOptionPane.showMessageDialog(
          this, e.getMessage(), "Compare clusterers", JOptionPane.ERROR_MESSAGE);
      return;
    }
    view.clear();
    running = new CompareThread(setup, log, view::show, this::ended);
    enableButtons();
    running.start();
  }

  private void ended() {
    running = null;
    view.complete();
    enableButtons();
  }

  private ComparisonSetup setup() {
    int asked =
        switch (clusters.getSelectedIndex()) {
          case 0 -> 0;
          case 1 -> -1;
          default -> (Integer) k.getValue();
        };
    return new ComparisonSetup(
        data,
        classes.getSelectedIndex() - 1,
        ignored,
        schemes.schemes(),
        asked,
        (Integer) seeds.getValue(),
        (Integer) firstSeed.getValue(),
        rows.getSelectedIndex() == 0);
  }

  private void chooseIgnored() {
    JList<String> names = new JList<>(names(data));
    names.setSelectedIndices(ignored.stream().mapToInt(i -> i).toArray());
    int answer =
        JOptionPane.showConfirmDialog(
            this,
            new JScrollPane(names),
            "Attributes to ignore",
            JOptionPane.OK_CANCEL_OPTION,
            JOptionPane.PLAIN_MESSAGE);
    if (answer == JOptionPane.OK_OPTION) {
      ignored.clear();
      for (int index : names.getSelectedIndices()) {
        ignored.add(index);
      }
      ignore.setText(ignored.isEmpty() ? "Ignore attributes" : "Ignored: " + ignored.size());
    }
  }

  private static String[] names(Instances data) {
    String[] names = new String[data.numAttributes()];
    for (int a = 0; a < names.length; a++) {
      names[a] = data.attribute(a).name();
    }
    return names;
  }

  @Override
  public void setInstances(Instances instances) {
    data = instances;
    ignored.clear();
    ignore.setText("Ignore attributes");
    classes.removeAllItems();
    classes.addItem(NO_CLASS);
    for (int a = 0; a < data.numAttributes(); a++) {
      Attribute attribute = data.attribute(a);
      classes.addItem("(" + Attribute.typeToStringShort(attribute) + ") " + attribute.name());
    }
    int given = data.classIndex() >= 0 ? data.classIndex() : data.numAttributes() - 1;
    boolean known = given >= 0 && data.attribute(given).isNominal();
    classes.setSelectedIndex(known ? given + 1 : 0);
    clusters.setSelectedIndex(known ? 0 : 2);
    k.setEnabled(clusters.getSelectedIndex() == 2);
    enableButtons();
  }

  @Override
  public void setLog(Logger to) {
    log = to;
  }

  @Override
  public void setExplorer(Explorer parent) {
    explorer = parent;
  }

  @Override
  public Explorer getExplorer() {
    return explorer;
  }

  @Override
  public String getTabTitle() {
    return "Compare clusterers";
  }

  @Override
  public String getTabTitleToolTip() {
    return "Several clusterers, several seeds, one table";
  }

  @Override
  public boolean acceptsInstances() {
    return true;
  }

  @Override
  public boolean requiresLog() {
    return true;
  }

  @Override
  public boolean okToBeActive() {
    return data != null;
  }
}
