package engram.cli;

/** Clusterers of Weka that are compared only when asked for. */
enum Rival {
  /** Mixture of Gaussians. */
  EM,
  /** Ward linkage. */
  WARD
}
