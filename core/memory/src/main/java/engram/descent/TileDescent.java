package engram.descent;

import engram.math.Tile;

/**
 * T clamped descent steps of a tile of points on the energy of their distances from memories, and
 * the gradient of a loss of where they end: {@link Descent} in float, many points at a time.
 *
 * <p>With m the free coordinates, {@code v <- v + alpha m (sum_k w_k xi_k - v)}, {@code w} the
 * weights of the separation at the scores {@code -(beta/2) |v - xi_k|^2}. {@link #forward} runs the
 * steps and keeps what {@link #backward} needs, so that the loss stands between them and belongs to
 * whoever asks. The one loss that is known here is the completion error, since one form never forms
 * the states.
 *
 * <p>Two forms compute the same thing. {@link DirectDescent} moves the free coordinates. {@link
 * GramDescent} uses that the descent never leaves the span of its start and the memories, and moves
 * K coefficients instead. An instance is a workspace of one thread.
 */
public interface TileDescent {

  /**
   * Runs the descents of a tile.
   *
   * @param tile the points
   * @param set which coordinates descend
   * @param memories K memories of D coordinates
   */
  void forward(Tile tile, FreeSet set, MemoryRows memories);

  /**
   * Returns the completion error of the last {@link #forward}, summed over the points, each times
   * its weight: {@code |m (v_T - x)|^2} of a point, tutorial eq. 5.21 where every coordinate is
   * free and 5.23 with its mask corrected (the loss is on the completed entries) where only the
   * hidden ones are. Missing entries carry no error. Its slope is kept for {@link #backward}.
   */
  double completionError();

  /**
   * Adds the gradient of the summed completion error that was asked for last.
   *
   * @param gradient K x D, added to
   */
  void backward(float[][] gradient);

  /**
   * Adds the weight of each memory in the last step, summed over the points.
   *
   * @param usage K sums, added to
   */
  void addUsage(double[] usage);

  /**
   * Writes the scores of the memories where the last {@link #forward} ended.
   *
   * @param scores K rows, {@code beta (xi_k . v_T - |xi_k|^2 / 2)}, less {@code beta |v_T|^2 / 2}
   *     for a separation that is not shiftable: the largest is the nearest memory, their weights
   *     the membership
   */
  void scores(float[][] scores);

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
    boolean gram = !missing && k < 2 * freeColumns && plan.separation().shiftable();
    return gram ? new GramDescent(plan, k, length) : new DirectDescent(plan, k, columns, length);
  }
}
