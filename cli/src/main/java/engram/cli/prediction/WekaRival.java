package engram.cli.prediction;

/** Learners of Weka that predict beside Engram's when asked for. */
public enum WekaRival {
  /** Nearest neighbours. */
  IBK,
  /** Random forest. */
  FOREST,
  /** Support vector machine. */
  SVM,
  /** Gradient boosting of trees. */
  BOOSTING
}
