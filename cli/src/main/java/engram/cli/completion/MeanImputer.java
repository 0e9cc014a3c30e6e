package engram.cli.completion;

import engram.table.Table;

/** The mean of each numeric column and the most frequent level of each nominal one. */
public final class MeanImputer implements Imputer {

  @Override
  public String algorithm() {
    return "mean";
  }

  @Override
  public String title() {
    return "mean or mode";
  }

  @Override
  public Table complete(Table table) {
    return new FilledCells(table).table();
  }
}
