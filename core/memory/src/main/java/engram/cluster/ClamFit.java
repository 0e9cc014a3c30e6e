package engram.cluster;

import engram.descent.DescentPlan;
import engram.math.Tiles;

/**
 * What ClAM brings to a {@link MemoryFit}: its loss, with beta and the number of hidden coordinates
 * settled by the data.
 */
final class ClamFit implements MemoryFit.Method {

  private final Clam.Options options;
  private final Tiles tiles;
  private final DescentPlan plan;
  private final int hidden;
  private final float[] fill;

  ClamFit(Clam.Options options, Tiles tiles) {
    this.options = options;
    this.tiles = tiles;
    double beta = options.beta() > 0 ? options.beta() : autoBeta(tiles);
    this.plan =
        DescentPlan.constant(options.separation(), beta, options.steps(), options.stepSize());
    this.hidden = hidden(options.maskFraction(), tiles.columns());
    this.fill = new float[tiles.columns()];
    if (options.fill() == FillValue.ZERO) {
      for (int d = 0; d < fill.length; d++) {
        fill[d] = (float) -tiles.center()[d];
      }
    }
  }

  private static double autoBeta(Tiles tiles) {
    double distance = tiles.meanSquaredDistance();
    return distance > 0 ? Clam.Options.AUTO_BETA / distance : 1;
  }

  /**
   * Returns how many coordinates are hidden: where there is a mask at least one, and at least one
   * is left to see.
   */
  private static int hidden(double fraction, int columns) {
    if (fraction == 0 || columns == 1) {
      return 0;
    }
    return Math.max(1, Math.min(columns - 1, (int) Math.round(fraction * columns)));
  }

  @Override
  public TileLoss loss() {
    int besideHoles = hidden(Clam.Options.DEFAULT_MASK, tiles.columns());
    return new ClamLoss(plan, options.k(), tiles, hidden, besideHoles, fill);
  }

  @Override
  public FittedMemories fitted(float[][] memories) {
    return new FittedMemories(tiles.center(), fill, memories, plan);
  }

  @Override
  public int entries() {
    return hidden == 0 ? tiles.columns() : hidden;
  }
}
