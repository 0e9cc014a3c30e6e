package engram.weka.compare;

import engram.weka.PictureCanvas;
import engram.weka.SketchPicture;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridLayout;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextArea;
import javax.swing.SwingWorker;

/** What a comparison has found: the table, and below it two clusterings beside each other. */
final class ResultView extends JPanel {

  private static final long serialVersionUID = 1L;

  private final ScoreTable table = new ScoreTable();
  private final JLabel legend = new JLabel(" ");
  private final JComboBox<String> left = new JComboBox<>();
  private final JComboBox<String> right = new JComboBox<>();
  private final PictureCanvas leftPicture = new PictureCanvas(null);
  private final PictureCanvas rightPicture = new PictureCanvas(null);
  private final JTextArea contingency = text();
  private final JTextArea paired = text();
  private transient ComparisonResult result;
  private transient SwingWorker<List<BufferedImage>, Void> drawing;
  private boolean filling;

  ResultView() {
    super(new BorderLayout());
    JPanel scores = new JPanel(new BorderLayout(4, 4));
    scores.setBorder(BorderFactory.createTitledBorder("Result"));
    scores.add(new JScrollPane(table), BorderLayout.CENTER);
    scores.add(legend, BorderLayout.SOUTH);
    scores.setPreferredSize(new Dimension(600, 150));
    JPanel pictures = new JPanel(new GridLayout(1, 2));
    pictures.add(leftPicture);
    pictures.add(rightPicture);
    JTabbedPane below = new JTabbedPane();
    below.addTab("Two clusterings", pictures);
    below.addTab("Classes and clusters", new JScrollPane(contingency));
    below.addTab("Paired comparison", new JScrollPane(paired));
    JPanel choice = new JPanel(new GridLayout(1, 2, 8, 0));
    choice.add(left);
    choice.add(right);
    JPanel lower = new JPanel(new BorderLayout());
    lower.add(choice, BorderLayout.NORTH);
    lower.add(below, BorderLayout.CENTER);
    left.addActionListener(event -> chosen());
    right.addActionListener(event -> chosen());
    JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, scores, lower);
    split.setResizeWeight(0);
    add(split, BorderLayout.CENTER);
  }

  private static JTextArea text() {
    JTextArea area = new JTextArea();
    area.setEditable(false);
    area.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 12));
    return area;
  }

  /** Returns the result shown, null for none. */
  ComparisonResult result() {
    return result;
  }

  /** Empties the view. */
  void clear() {
    stopDrawing();
    result = null;
    table.show(null);
    legend.setText(" ");
    filling = true;
    left.removeAllItems();
    right.removeAllItems();
    filling = false;
    leftPicture.show(null, "");
    rightPicture.show(null, "");
    contingency.setText("");
    paired.setText("");
  }

  /** Shows a result so far: its table. */
  void show(ComparisonResult soFar) {
    result = soFar;
    table.show(soFar);
    legend.setText(ResultText.heading(soFar) + ". " + ResultText.legend(soFar, "Bold:"));
  }

  /** Shows what takes longer, once the comparison has ended. */
  void complete() {
    if (result == null || result.schemes().stream().allMatch(each -> each.runs().isEmpty())) {
      return;
    }
    filling = true;
    for (SchemeRuns scheme : result.schemes()) {
      left.addItem(scheme.name());
      right.addItem(scheme.name());
    }
    left.setSelectedIndex(0);
    right.setSelectedIndex(result.schemes().size() - 1);
    filling = false;
    paired.setText(ResultText.paired(result));
    paired.setCaretPosition(0);
    chosen();
  }

  /** Returns the two schemes shown beside each other, those without a run left out. */
  List<SchemeRuns> chosenSchemes() {
    return List.of(left.getSelectedIndex(), right.getSelectedIndex()).stream()
        .filter(index -> result != null && index >= 0)
        .map(index -> result.schemes().get(index))
        .filter(scheme -> !scheme.runs().isEmpty())
        .toList();
  }

  /** Returns the two pictures beside each other, null if there are none. */
  BufferedImage picture() {
    return leftPicture.image() == null || rightPicture.image() == null
        ? null
        : ResultPages.beside(leftPicture.image(), rightPicture.image());
  }

  private void chosen() {
    if (filling || result == null) {
      return;
    }
    stopDrawing();
    List<SchemeRuns> schemes = chosenSchemes();
    StringBuilder tables = new StringBuilder();
    schemes.forEach(each -> tables.append(ResultText.contingency(result, each)).append('\n'));
    contingency.setText(tables.toString());
    contingency.setCaretPosition(0);
    String words = schemes.size() == 2 ? "Computing the landscape ..." : "No run to draw";
    leftPicture.show(null, words);
    rightPicture.show(null, words);
    if (schemes.size() == 2) {
      drawing = new Drawing(result, schemes);
      drawing.execute();
    }
  }

  private void stopDrawing() {
    if (drawing != null) {
      drawing.cancel(true);
      drawing = null;
    }
  }

  private final class Drawing extends SwingWorker<List<BufferedImage>, Void> {

    private final ComparisonResult of;
    private final List<SchemeRuns> schemes;

    Drawing(ComparisonResult of, List<SchemeRuns> schemes) {
      this.of = of;
      this.schemes = schemes;
    }

    @Override
    protected List<BufferedImage> doInBackground() {
      return of.pictures(schemes.get(0), schemes.get(1)).stream()
          .map(SketchPicture::image)
          .toList();
    }

    @Override
    protected void done() {
      if (this != drawing) {
        return;
      }
      drawing = null;
      try {
        leftPicture.show(get().get(0), "");
        rightPicture.show(get().get(1), "");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | CancellationException e) {
        String words = "It cannot be drawn: " + e.getMessage();
        leftPicture.show(null, words);
        rightPicture.show(null, words);
      }
    }
  }
}
