package engram.cluster;

import engram.descent.DescentPlan;
import engram.descent.FreeSet;
import engram.descent.MemoryRows;
import engram.descent.TileDescent;
import engram.math.RandomStream;
import engram.math.Rows;
import engram.math.Tile;
import engram.math.Tiles;

/**
 * The ClAM loss: how far T descent steps from a point, or from a point with some coordinates
 * hidden, miss the point (tutorial eq. 5.21, and 5.23 with the loss on the hidden entries). Every
 * tile hides its own random coordinates, the same number each.
 *
 * <p>A fitted model clamps the known cells of a point with missing ones. Without a mask such points
 * are trained that way, too: since nothing but a missing cell would move then, and that carries no
 * loss, some of the columns are hidden from them as a mask would hide them from all.
 */
final class ClamLoss implements TileLoss {

  private final TileDescent descent;
  private final int hidden;
  private final int hiddenBesideHoles;
  private final FreeSet all;
  private final float[] fill;

  /**
   * Prepares a workspace.
   *
   * @param plan beta and the steps
   * @param k number of memories
   * @param tiles the data, for its shape
   * @param hidden how many coordinates are hidden, 0 for the unmasked loss
   * @param hiddenBesideHoles how many the unmasked loss hides from points with missing cells
   * @param fill what hidden and missing entries start at, D centred values
   */
  ClamLoss(DescentPlan plan, int k, Tiles tiles, int hidden, int hiddenBesideHoles, float[] fill) {
    int free = hidden == 0 ? fill.length : hidden;
    this.descent =
        TileDescent.cheaper(plan, k, free, fill.length, tiles.hasMissing(), tiles.rowLength());
    this.hidden = hidden;
    this.hiddenBesideHoles = hiddenBesideHoles;
    this.fill = fill;
    this.all = FreeSet.all(fill);
  }

  @Override
  public double addGradient(
      Tile tile, RandomStream stream, MemoryRows memories, float[][] gradient, double[] usage) {
    if (hidden > 0) {
      return add(tile, FreeSet.hidden(mask(hidden, stream), fill), memories, gradient, usage);
    }
    if (tile.known() == null) {
      return add(tile, all, memories, gradient, usage);
    }
    FreeSet some = FreeSet.hidden(mask(hiddenBesideHoles, stream), fill);
    Tile complete = tile.completePoints();
    double error = 0;
    if (Rows.sum(complete.weights(), complete.length()) > 0) {
      error = add(complete, all, memories, gradient, usage);
    }
    return error + add(tile.pointsWithHoles(), some, memories, gradient, usage);
  }

  private double add(
      Tile tile, FreeSet set, MemoryRows memories, float[][] gradient, double[] usage) {
    descent.forward(tile, set, memories);
    double error = descent.completionError();
    descent.addUsage(usage);
    descent.backward(gradient);
    return error;
  }

  private boolean[] mask(int count, RandomStream stream) {
    int[] order = stream.permutation(fill.length);
    boolean[] mask = new boolean[fill.length];
    for (int i = 0; i < count; i++) {
      mask[order[i]] = true;
    }
    return mask;
  }
}
