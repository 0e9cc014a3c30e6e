package engram.predict;

/** What is learned of the metric between features. */
public enum MetricForm {
  /**
   * A mixture of the others on several views of the features, by how well pairs left out are
   * predicted; of a large set the one that predicts them best.
   */
  AUTO,
  /** One number, the inverse temperature. */
  BETA,
  /** A scale for each feature; of a wide table ({@link engram.math.Wide}) by screening. */
  SCALES,
  /**
   * A linear map of the features; of a wide table a screening after shortening the axes on which
   * pairs of one target differ most.
   */
  MAP,
  /**
   * Nothing is learned or mixed: the estimator of Nadaraya and Watson with one inverse temperature,
   * given or chosen by pairs left out, and T steps of any size ({@link Learning} has these four).
   */
  SINGLE;

  /** What the option says of itself, in every host. */
  static final String SAYS =
      "What is learned of the distance between pairs: auto mixes the next three by how well they"
          + " predict rows left out; beta, scales and map learn one number, a scale a feature or a"
          + " linear map; single learns nothing, it is one Nadaraya-Watson.";
}
