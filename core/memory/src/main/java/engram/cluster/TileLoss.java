package engram.cluster;

import engram.descent.MemoryRows;
import engram.math.RandomStream;
import engram.math.Tile;

/**
 * A loss of memories on a tile of points that {@link MemoryTrainer} descends. An instance is a
 * workspace of one thread.
 */
interface TileLoss {

  /**
   * Adds one tile's loss gradient.
   *
   * @param tile the points
   * @param stream what is random about this tile in this epoch
   * @param memories K memories of D centred coordinates
   * @param gradient K x D, added to
   * @param usage K sums of the memories' weights over the points, added to
   * @return the loss summed over the points, each times its weight
   */
  double addGradient(
      Tile tile, RandomStream stream, MemoryRows memories, float[][] gradient, double[] usage);
}
