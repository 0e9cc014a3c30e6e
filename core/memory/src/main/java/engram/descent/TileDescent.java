package engram.descent;

import engram.math.Tile;

/**
 * T clamped descent steps of a tile of points on the log-sum-exp energy, and the gradient of the
 * completion error through them.
 *
 * <p>With m the free coordinates, {@code v <- v + alpha m (sum_k w_k xi_k - v)}, {@code w =
 * softmax(-(beta/2) |v - xi_k|^2)}, the completion error of a point is {@code |m (v_T - x)|^2}:
 * tutorial eq. 5.21 where every coordinate is free, 5.23 with its mask corrected (the loss is on
 * the completed entries) where only the hidden ones are.
 *
 * <p>Two forms compute the same thing. {@link DirectDescent} moves the free coordinates. {@link
 * GramDescent} uses that the descent never leaves the span of its start and the memories, and moves
 * K coefficients instead. An instance is a workspace of one thread.
 */
public interface TileDescent {

  /**
   * Adds one tile's loss gradient.
   *
   * @param tile the points
   * @param set which coordinates descend
   * @param memories K memories of D coordinates
   * @param gradient K x D, the gradient of the summed loss is added to it
   * @param usage K sums, the weight of each memory in the last step, summed over the points, is
   *     added to it
   * @return the loss summed over the points of the tile, each times its weight
   */
  double addGradient(
      Tile tile, FreeSet set, MemoryRows memories, float[][] gradient, double[] usage);

  /**
   * Writes the logits of the memories where the descent ends.
   *
   * @param tile the points
   * @param set which coordinates descend
   * @param memories K memories of D coordinates
   * @param logits K rows, {@code beta (xi_k . v_T - |xi_k|^2 / 2)}: the largest is the nearest
   *     memory, their softmax the membership
   */
  void logits(Tile tile, FreeSet set, MemoryRows memories, float[][] logits);

  /**
   * Chooses the cheaper form: 6 K^2 operations a point and step in the coordinates of the memories
   * against 12 K F with F free coordinates moved.
   *
   * @param k number of memories
   * @param freeColumns number of free coordinates F
   * @param columns number of coordinates D
   * @param missing true if some entries are missing; only the direct form knows them
   * @param length row length of the tiles
   */
  static TileDescent cheaper(
      DescentPlan plan, int k, int freeColumns, int columns, boolean missing, int length) {
    return !missing && k < 2 * freeColumns
        ? new GramDescent(plan, k, length)
        : new DirectDescent(plan, k, columns, length);
  }
}
