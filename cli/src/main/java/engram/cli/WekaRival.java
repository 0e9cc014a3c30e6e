package engram.cli;

/** Learners of Weka that predict beside Engram's when asked for. */
enum WekaRival {
  /** Nearest neighbours. */
  IBK,
  /** Random forest. */
  FOREST,
  /** Support vector machine. */
  SVM,
  /** Gradient boosting of trees. */
  BOOSTING
}
