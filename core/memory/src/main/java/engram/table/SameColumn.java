package engram.table;

/**
 * A column of a table that is one learned from.
 *
 * @param index where it stands in the table
 * @param levels for each of its levels there the index learned, or -1
 */
record SameColumn(int index, int[] levels) {

  /**
   * Finds a column.
   *
   * @throws DataException if it is absent or of another kind
   */
  static SameColumn of(Table table, Column column) {
    int source = table.schema().find(column.name());
    if (source < 0) {
      throw new DataException(
          "table '" + table.name() + "' has no column '" + column.name() + "', which is needed");
    }
    Column.Kind kind = table.schema().column(source).kind();
    if (kind != column.kind()) {
      throw new DataException(
          "column '"
              + column.name()
              + "' of table '"
              + table.name()
              + "' is "
              + word(kind)
              + ", but was "
              + word(column.kind())
              + " in the data learned from");
    }
    int[] levels =
        table.schema().column(source).levels().stream()
            .mapToInt(column.levels()::indexOf)
            .toArray();
    return new SameColumn(source, levels);
  }

  private static String word(Column.Kind kind) {
    return switch (kind) {
      case NUMERIC -> "numeric";
      case NOMINAL -> "nominal";
      case TEXT -> "text";
    };
  }
}
