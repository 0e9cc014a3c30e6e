package engram.cli.rows;

import java.util.List;

/**
 * What the rows of an output are called: by columns of the data, carried as they are written, or by
 * their number.
 *
 * @param names of the columns
 * @param rows of each row its cells in these columns, not copied; null for numbers
 */
public record RowIds(List<String> names, List<List<String>> rows) {

  /** The numbers of the rows, counted from 0. */
  public static final RowIds NUMBERS = new RowIds(List.of("row"), null);

  /** Returns the cells of a row. */
  public List<String> of(int row) {
    return rows == null ? List.of(Integer.toString(row)) : rows.get(row);
  }

  /** Returns one name for each row, or null for their numbers. */
  public List<String> joined() {
    return rows == null ? null : rows.stream().map(cells -> String.join(" ", cells)).toList();
  }
}
