package engram.table;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns of a table, in order, with distinct names.
 *
 * @param columns the columns
 */
public record Schema(List<Column> columns) implements Serializable {
  private static final int NAMES_IN_A_MESSAGE = 12;

  /**
   * Copies the columns.
   *
   * @throws IllegalArgumentException if two columns have the same name
   */
  public Schema {
    columns = List.copyOf(columns);
    HashSet<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException("two columns are named '" + column.name() + "'");
      }
    }
  }

  /**
   * How many columns there are.
   *
   * @return the number of columns
   */
  public int size() {
    return columns.size();
  }

  /**
   * The column at a place.
   *
   * @param index 0 to size - 1
   * @return the column
   */
  public Column column(int index) {
    return columns.get(index);
  }

  /**
   * Where a column stands.
   *
   * @param name its name
   * @return its index, or -1 if there is none of that name
   */
  public int find(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Where a column stands that has to be there.
   *
   * @param name its name
   * @return its index
   * @throws DataException if there is none of that name; the message lists the names there are
   */
  public int indexOf(String name) {
    int index = find(name);
    if (index < 0) {
      throw new DataException(
          "no column named " + DataException.quote(name) + "; the columns are " + listed());
    }
    return index;
  }

  /**
   * The column of a name.
   *
   * @param name its name
   * @return the column
   * @throws DataException if there is none of that name; the message lists the names there are
   */
  public Column column(String name) {
    return columns.get(indexOf(name));
  }

  /**
   * The names of all columns.
   *
   * @return the names in order
   */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  private String listed() {
    String names =
        columns.stream()
            .limit(NAMES_IN_A_MESSAGE)
            .map(Column::name)
            .map(DataException::shown)
            .collect(Collectors.joining(", "));
    int more = columns.size() - NAMES_IN_A_MESSAGE;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
