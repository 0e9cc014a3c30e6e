package engram.weka.compare;

import java.awt.Component;
import java.awt.Font;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableRowSorter;

/** The table of a comparison: a row a scheme, sorted by any score, the best in bold. */
final class ScoreTable extends JTable {

  private static final long serialVersionUID = 1L;

  private final Rows rows = new Rows();

  ScoreTable() {
    setModel(rows);
    setFillsViewportHeight(true);
    TableRowSorter<Rows> sorter = new TableRowSorter<>(rows);
    for (int column = 1; column < rows.getColumnCount(); column++) {
      sorter.setComparator(column, (one, other) -> compare((Cell) one, (Cell) other));
    }
    setRowSorter(sorter);
    setDefaultRenderer(Object.class, new Marked());
    getColumnModel().getColumn(0).setPreferredWidth(180);
  }

  /** By the mean; what cannot be said comes last upwards. */
  private static int compare(Cell one, Cell other) {
    return Double.compare(one.mean, other.mean);
  }

  void show(ComparisonResult result) {
    rows.result = result;
    rows.fireTableDataChanged();
  }

  private record Cell(double mean, String text, boolean best) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static final class Rows extends AbstractTableModel {

    private static final long serialVersionUID = 1L;

    private transient ComparisonResult result;

    @Override
    public int getRowCount() {
      return result == null ? 0 : result.schemes().size();
    }

    @Override
    public int getColumnCount() {
      return 1 + Score.values().length;
    }

    @Override
    public String getColumnName(int column) {
      return column == 0 ? "clusterer" : Score.values()[column - 1].kind().heading();
    }

    @Override
    public Object getValueAt(int row, int column) {
      SchemeRuns scheme = result.schemes().get(row);
      if (column == 0) {
        return scheme.name();
      }
      Score score = Score.values()[column - 1];
      String mark = result.mark(scheme, score);
      return new Cell(
          scheme.mean(score),
          (scheme.text(score) + " " + mark).strip(),
          result.best(scheme, score));
    }
  }

  private static final class Marked extends DefaultTableCellRenderer {

    private static final long serialVersionUID = 1L;

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focus, int row, int column) {
      Component shown =
          super.getTableCellRendererComponent(table, value, selected, focus, row, column);
      boolean best = value instanceof Cell cell && cell.best;
      shown.setFont(shown.getFont().deriveFont(best ? Font.BOLD : Font.PLAIN));
      setHorizontalAlignment(value instanceof Cell ? SwingConstants.RIGHT : SwingConstants.LEFT);
      return shown;
    }
  }
}
