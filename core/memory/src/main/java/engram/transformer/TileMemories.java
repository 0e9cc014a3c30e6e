package engram.transformer;

import engram.math.Rows;
import java.util.Arrays;

/** The Hopfield module on one token of a tile of images: M rows of one value an image. */
final class TileMemories {

  private final boolean softmax;
  private final float beta;
  private final float[] spare;
  private final float[] mean;

  TileMemories(EnergyTransformer.Options o, int points) {
    softmax = o.hopfield() == Hopfield.SOFTMAX;
    beta = (float) o.hopfieldBeta();
    spare = new float[points];
    mean = new float[points];
  }

  /** Replaces overlaps by pulls, minus the derivatives of the energy by the overlaps. */
  void pull(float[][] overlaps, int n) {
    if (!softmax) {
      for (float[] row : overlaps) {
        for (int i = 0; i < n; i++) {
          row[i] = Math.max(row[i], 0f);
        }
      }
      return;
    }
    for (float[] row : overlaps) {
      Rows.scale(row, n, beta);
    }
    Rows.softmax(overlaps, overlaps.length, n, spare);
  }

  /**
   * Replaces the change of overlaps by that of the pulls.
   *
   * @param pulls M rows as {@link #pull} leaves them, not modified
   */
  void change(float[][] pulls, float[][] changes, int n) {
    if (!softmax) {
      for (int mu = 0; mu < pulls.length; mu++) {
        float[] pull = pulls[mu];
        float[] change = changes[mu];
        for (int i = 0; i < n; i++) {
          change[i] = pull[i] > 0f ? change[i] : 0f;
        }
      }
      return;
    }
    Arrays.fill(mean, 0, n, 0f);
    for (int mu = 0; mu < pulls.length; mu++) {
      Rows.addProduct(mean, n, pulls[mu], changes[mu]);
    }
    for (int mu = 0; mu < pulls.length; mu++) {
      Rows.softmaxSlope(changes[mu], n, pulls[mu], changes[mu], mean, beta);
    }
  }
}
