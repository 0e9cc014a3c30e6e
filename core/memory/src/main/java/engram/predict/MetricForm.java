package engram.predict;

/** What is learned of the metric between features. */
public enum MetricForm {
  /** The one of the others that predicts pairs left out best. */
  AUTO,
  /** One number, the inverse temperature. */
  BETA,
  /** A scale for each feature. */
  SCALES,
  /** A linear map of the features. */
  MAP
}
