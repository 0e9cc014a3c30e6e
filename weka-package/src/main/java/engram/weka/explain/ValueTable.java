package engram.weka.explain;

import java.awt.Component;
import java.util.List;
import java.util.Locale;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableRowSorter;

/** A table of values that a click on a heading sorts; one row can be selected. */
final class ValueTable extends JTable {

  private static final long serialVersionUID = 1L;

  ValueTable() {
    setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    setDefaultRenderer(Double.class, new Numbers());
    getTableHeader().setReorderingAllowed(false);
  }

  /**
   * Shows other values.
   *
   * @param headings of the columns
   * @param rows cells: Integer, Double or String; null is shown as nothing
   */
  void show(List<String> headings, List<Object[]> rows) {
    Values values = new Values(headings, rows);
    setModel(values);
    setRowSorter(new TableRowSorter<>(values));
  }

  /** Returns which of the rows is selected, as they were given; -1 for none. */
  int selected() {
    int row = getSelectedRow();
    return row < 0 ? -1 : convertRowIndexToModel(row);
  }

  private static final class Values extends AbstractTableModel {

    private static final long serialVersionUID = 1L;

    private final transient List<String> headings;
    private final transient List<Object[]> rows;

    Values(List<String> headings, List<Object[]> rows) {
      this.headings = headings;
      this.rows = rows;
    }

    @Override
    public int getRowCount() {
      return rows.size();
    }

    @Override
    public int getColumnCount() {
      return headings.size();
    }

    @Override
    public String getColumnName(int column) {
      return headings.get(column);
    }

    @Override
    public Class<?> getColumnClass(int column) {
      for (Object[] row : rows) {
        if (row[column] != null) {
          return row[column].getClass();
        }
      }
      return String.class;
    }

    @Override
    public Object getValueAt(int row, int column) {
      return rows.get(row)[column];
    }
  }

  /** Numbers to a few digits, at the right. */
  private static final class Numbers extends DefaultTableCellRenderer {

    private static final long serialVersionUID = 1L;

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focus, int row, int column) {
      String text =
          value instanceof Double number ? String.format(Locale.ROOT, "%.5g", number) : "";
      setHorizontalAlignment(SwingConstants.RIGHT);
      return super.getTableCellRendererComponent(table, text, selected, focus, row, column);
    }
  }
}
