package engram.cli.argument;

/** Clusterers of Weka that are compared only when asked for. */
public enum Rival {
  /** Mixture of Gaussians. */
  EM,
  /** Ward linkage. */
  WARD
}
