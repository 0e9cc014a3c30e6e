package engram.datasets;

import java.util.List;

/**
 * A row as it stands in its file. The text of the file is {@code around[0] cells[0] around[1] ...
 * cells[n - 1] around[n]} of all rows, one after the other.
 *
 * @param cells as they are written, with their quotes
 * @param columns the column of each cell; null where they are 0, 1, ...
 * @param around what stands before, between and behind the cells, one more than those: lines that
 *     are no rows, separators, the end of the line
 */
public record WrittenRow(List<String> cells, int[] columns, List<String> around) {

  /** Returns the column of a cell. */
  public int column(int cell) {
    return columns == null ? cell : columns[cell];
  }
}
