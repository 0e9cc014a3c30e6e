package engram.member;

/**
 * How much is tried for a prediction by stored pairs: more members predict better, and take longer.
 */
public enum Effort {
  /** One metric of the features as they are, the one that predicts pairs left out best. */
  QUICK,
  /** A mixture of metrics on several views of the features, and of Gaussians of the classes. */
  NORMAL,
  /** Embeddings and the leaves of trees as well. */
  THOROUGH;

  /** What the option says of itself, in every host. */
  public static final String SAYS =
      "How much is tried with metric auto: quick takes one metric; normal mixes several and"
          + " Gaussians of the classes; thorough adds embeddings and leaves of trees.";
}
