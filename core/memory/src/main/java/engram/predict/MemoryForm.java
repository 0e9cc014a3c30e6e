package engram.predict;

/** What the memories of a prediction are. */
public enum MemoryForm {
  /** The training pairs themselves (nonparametric). */
  PAIRS,
  /** A few memories learned from the training pairs (parametric). */
  LEARNED;

  /** What the option says of itself, in every host. */
  static final String SAYS =
      "What the memories are: the training rows themselves (pairs), or a few learned from them"
          + " (learned).";
}
