package engram.cli.completion;

import engram.table.Table;

/** Another way to fill missing cells, to compare with. */
public interface Imputer {

  /** Returns how the command line calls the method. */
  String algorithm();

  /** Returns how a reader is told of the method. */
  String title();

  /**
   * Fills the missing cells of all columns but the target, which it does not look at.
   *
   * @param table every column but the target has a known cell, not modified
   * @return a new table of the same rows, columns and target
   */
  Table complete(Table table);
}
