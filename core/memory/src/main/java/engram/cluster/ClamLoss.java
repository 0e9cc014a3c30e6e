package engram.cluster;

import engram.descent.DescentPlan;
import engram.descent.FreeSet;
import engram.descent.MemoryRows;
import engram.descent.TileDescent;
import engram.math.RandomStream;
import engram.math.Tile;
import engram.math.Tiles;

/**
 * The ClAM loss: how far T descent steps from a point, or from a point with some coordinates
 * hidden, miss the point (tutorial eq. 5.21, and 5.23 with the loss on the hidden entries). Every
 * tile hides its own random coordinates, the same number each.
 */
final class ClamLoss implements TileLoss {

  private final TileDescent descent;
  private final int hidden;
  private final FreeSet all;
  private final float[] fill;

  /**
   * Prepares a workspace.
   *
   * @param plan beta and the steps
   * @param k number of memories
   * @param tiles the data, for its shape
   * @param hidden how many coordinates are hidden, 0 for the unmasked loss
   * @param fill what hidden and missing entries start at, D centred values
   */
  ClamLoss(DescentPlan plan, int k, Tiles tiles, int hidden, float[] fill) {
    int free = hidden == 0 ? fill.length : hidden;
    this.descent =
        TileDescent.cheaper(plan, k, free, fill.length, tiles.hasMissing(), tiles.rowLength());
    this.hidden = hidden;
    this.fill = fill;
    this.all = FreeSet.all(fill);
  }

  @Override
  public double addGradient(
      Tile tile, RandomStream stream, MemoryRows memories, float[][] gradient, double[] usage) {
    FreeSet set = hidden == 0 ? all : FreeSet.hidden(mask(stream), fill);
    return descent.addGradient(tile, set, memories, gradient, usage);
  }

  private boolean[] mask(RandomStream stream) {
    int[] order = stream.permutation(fill.length);
    boolean[] mask = new boolean[fill.length];
    for (int i = 0; i < hidden; i++) {
      mask[order[i]] = true;
    }
    return mask;
  }
}
