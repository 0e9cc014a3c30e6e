package engram.cluster;

/** How one of several restarts is chosen; none looks at labels. */
public enum RestartRule {
  /**
   * The restart that agrees best with the others: the highest mean adjusted Rand index with them.
   */
  AGREEMENT,
  /** The restart of least training loss. */
  LOSS
}
