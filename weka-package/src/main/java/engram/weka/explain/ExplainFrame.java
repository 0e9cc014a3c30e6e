package engram.weka.explain;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.io.File;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.SwingWorker;
import javax.swing.WindowConstants;
import javax.swing.filechooser.FileNameExtensionFilter;
import weka.classifiers.AbstractClassifier;
import weka.core.Instances;
import weka.core.converters.ConverterUtils.DataSource;

/**
 * The window that explains answers: above the instances, below them the memories behind the answer
 * to the selected one, and beside these the attributes that bring the selected memory near, held
 * against the nearest counterexample.
 */
final class ExplainFrame {

  /** Memories that are listed. */
  private static final int MEMORIES = 10;

  private static final String NEARER = "Nearer by: nats of the weight, over memories on the mean.";

  private final String name;
  private final JFrame frame;
  private final ValueTable instances = new ValueTable();
  private final ValueTable memories = new ValueTable();
  private final ValueTable attributes = new ValueTable();
  private final JLabel says = new JLabel(" ");

  private ExplainedResult result;
  private Explanation shown;

  private ExplainFrame(String name, ExplainedResult result) {
    this.name = name;
    this.result = result;
    frame = new JFrame("Explain: " + name);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    JButton open = new JButton("Open instances...");
    open.setToolTipText("Explains the answers to the instances of a file");
    open.addActionListener(event -> open());
    JPanel top = new JPanel(new FlowLayout(FlowLayout.LEFT));
    top.add(open);
    top.add(new JLabel("Select an instance, then a memory behind its answer. " + NEARER));
    instances.setPreferredScrollableViewportSize(new Dimension(960, 240));
    memories.setPreferredScrollableViewportSize(new Dimension(310, 260));
    attributes.setPreferredScrollableViewportSize(new Dimension(640, 260));
    says.setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
    JSplitPane why =
        new JSplitPane(
            JSplitPane.HORIZONTAL_SPLIT, new JScrollPane(memories), new JScrollPane(attributes));
    JPanel below = new JPanel(new BorderLayout());
    below.add(says, BorderLayout.NORTH);
    below.add(why, BorderLayout.CENTER);
    JSplitPane all = new JSplitPane(JSplitPane.VERTICAL_SPLIT, new JScrollPane(instances), below);
    frame.add(top, BorderLayout.NORTH);
    frame.add(all, BorderLayout.CENTER);
    instances.getSelectionModel().addListSelectionListener(e -> explain(e.getValueIsAdjusting()));
    memories.getSelectionModel().addListSelectionListener(e -> compare(e.getValueIsAdjusting()));
  }

  /** Opens the window and fills it when the answers are computed. */
  static void open(String name, ExplainedResult result, Component beside) {
    ExplainFrame window = new ExplainFrame(name, result);
    window.frame.setSize(1000, 700);
    window.frame.setLocationRelativeTo(beside);
    window.frame.setVisible(true);
    window.fill();
  }

  private void fill() {
    Instances rows = result.rows();
    if (rows.isEmpty()) {
      says.setText("No instances were kept of this run: open some of a file.");
      return;
    }
    says.setText("Computing " + rows.numInstances() + " answers ...");
    AbstractClassifier classifier = (AbstractClassifier) result.classifier();
    work(
        () -> classifier.distributionsForInstances(rows),
        answers -> {
          instances.show(ExplainedRows.headings(rows), ExplainedRows.instances(rows, answers));
          says.setText(" ");
          frame.setTitle("Explain: " + name + ", " + rows.numInstances() + " instances");
          instances.setRowSelectionInterval(0, 0);
        });
  }

  private void explain(boolean adjusting) {
    int row = instances.selected();
    if (adjusting || row < 0) {
      return;
    }
    ExplainedResult of = result;
    work(
        () -> of.explain(of.rows().instance(row), MEMORIES),
        why -> {
          if (instances.selected() == row && result == of) {
            show(why);
          }
        });
  }

  private void show(Explanation why) {
    shown = why;
    attributes.show(List.of(), List.of());
    if (why == null) {
      memories.show(List.of(), List.of());
      says.setText("Every instance gets the same answer: there was nothing to learn from.");
      return;
    }
    says.setText(ExplainedRows.answer(why));
    memories.show(ExplainedRows.memoryHeadings(), ExplainedRows.memoryCells(why));
    if (memories.getRowCount() > 0) {
      memories.setRowSelectionInterval(0, 0);
    }
  }

  private void compare(boolean adjusting) {
    int row = memories.selected();
    if (adjusting || row < 0 || shown == null) {
      return;
    }
    Explanation.Support memory = ExplainedRows.memories(shown).get(row);
    attributes.show(
        ExplainedRows.attributeHeadings(shown, memory),
        ExplainedRows.attributeCells(shown, memory));
  }

  private void open() {
    JFileChooser chooser = new JFileChooser(new File(System.getProperty("user.dir")));
    chooser.setFileFilter(new FileNameExtensionFilter("ARFF files", "arff"));
    if (chooser.showOpenDialog(frame) != JFileChooser.APPROVE_OPTION) {
      return;
    }
    String file = chooser.getSelectedFile().toString();
    work(
        () -> result.with(DataSource.read(file)),
        other -> {
          result = other;
          fill();
        });
  }

  /** Computes beside the window, then shows; what goes wrong is said. */
  private <T> void work(Callable<T> task, Consumer<T> then) {
    new SwingWorker<T, Void>() {
      @Override
      protected T doInBackground() throws Exception {
        return task.call();
      }

      @Override
      protected void done() {
        try {
          then.accept(get());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
          says.setText(" ");
          JOptionPane.showMessageDialog(
              frame, e.getCause().getMessage(), "Explain", JOptionPane.ERROR_MESSAGE);
        }
      }
    }.execute();
  }
}
