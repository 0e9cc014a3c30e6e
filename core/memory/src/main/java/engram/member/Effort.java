package engram.member;

/**
 * How much is tried for a prediction by stored pairs: more members predict better, and take longer.
 */
public enum Effort {
  /** One metric, a scale for each feature, and Gaussians of the classes. */
  QUICK,
  /** A mixture of metrics on several views of the features, and Gaussians of the classes. */
  NORMAL,
  /** Embeddings and the leaves of trees as well. */
  THOROUGH;

  /** What the option says of itself, in every host. */
  public static final String SAYS =
      "How much is tried with metric auto: quick takes one metric and Gaussians of the"
          + " classes; normal mixes several metrics with them; thorough adds embeddings and leaves of"
          + " trees.";
}
