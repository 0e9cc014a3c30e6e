package engram.weka.explain;

import java.awt.Component;
import java.util.List;
import java.util.Locale;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;
import weka.core.Utils;

/** A table of values that a click on a heading sorts; one row can be selected. */
final class ValueTable extends JTable {

  private static final long serialVersionUID = 1L;

  /** A table of more columns is scrolled. */
  private static final int WIDE = 10;

  private static final int MEASURED = 50;
  private static final int WIDEST = 240;

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
    setAutoResizeMode(headings.size() > WIDE ? AUTO_RESIZE_OFF : AUTO_RESIZE_SUBSEQUENT_COLUMNS);
    for (int c = 0; c < headings.size(); c++) {
      getColumnModel().getColumn(c).setPreferredWidth(width(c));
    }
  }

  /** The width that a heading and the first cells want. */
  private int width(int column) {
    TableColumn of = getColumnModel().getColumn(column);
    int width =
        getTableHeader()
            .getDefaultRenderer()
            .getTableCellRendererComponent(this, of.getHeaderValue(), false, false, 0, column)
            .getPreferredSize()
            .width;
    for (int row = 0; row < Math.min(MEASURED, getRowCount()); row++) {
      Component cell = prepareRenderer(getCellRenderer(row, column), row, column);
      width = Math.max(width, cell.getPreferredSize().width);
    }
    return Math.min(width + 12, WIDEST);
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
      String text = value instanceof Double number ? text(number) : "";
      setHorizontalAlignment(SwingConstants.RIGHT);
      return super.getTableCellRendererComponent(table, text, selected, focus, row, column);
    }

    private static String text(double number) {
      boolean tiny = number != 0 && Math.abs(number) < 0.001;
      return tiny ? String.format(Locale.ROOT, "%.2g", number) : Utils.doubleToString(number, 4);
    }
  }
}
