package engram.cluster;

/** What the restarts of a fit see of the rows. */
public enum Views {
  /** The rows as they are. */
  NONE,
  /**
   * What the nearest rows recall each row as, see {@link engram.recall.RecallView}: restarts take
   * turns at four views that differ in the number of neighbors and in how much columns count, and
   * the rule chooses among all.
   */
  RECALL
}
