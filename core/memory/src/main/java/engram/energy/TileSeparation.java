package engram.energy;

/**
 * A separation on tiles of points in float: K rows, one a memory, of n scores, one a point. The
 * scores of a shiftable separation may lack what all memories share at a point. An instance is a
 * workspace of one thread.
 */
public interface TileSeparation {

  /**
   * Replaces scores by weights.
   *
   * @param rows the first k rows of at least n scores, modified
   */
  void weights(float[][] rows, int k, int n);

  /** Returns whether {@link #pullBack} reads the scores; where not, nobody need keep them. */
  boolean needsScores();

  /**
   * Pulls slopes in the weights back to slopes in the scores: writes {@code factor J^T g}.
   *
   * @param out k rows, written
   * @param weights k rows, as {@link #weights} left them
   * @param scores k rows as they were before, or null where {@link #needsScores} is false
   * @param g k rows of slopes in the weights, not modified; may be {@code out}
   * @param factor what the result is multiplied by
   */
  void pullBack(
      float[][] out, float[][] weights, float[][] scores, float[][] g, int k, int n, float factor);
}
