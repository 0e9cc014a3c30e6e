package engram.cluster;

/** What a hidden or missing entry starts at. */
public enum FillValue {
  /** The mean of its column. */
  MEAN,
  /** Zero in data units. */
  ZERO
}
