package engram.cli.completion;

/** Other ways to fill hidden cells, compared when asked for. */
public enum ImputerRival {
  /** Mean or most frequent level of the column. */
  MEAN,
  /** Nearest neighbours. */
  KNN,
  /** Random forests, iterated. */
  FOREST
}
