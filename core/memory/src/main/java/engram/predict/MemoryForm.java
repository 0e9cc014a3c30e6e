package engram.predict;

/** What the memories of a prediction are. */
public enum MemoryForm {
  /** The training pairs themselves (nonparametric). */
  PAIRS,
  /** A few memories learned from the training pairs (parametric). */
  LEARNED
}
