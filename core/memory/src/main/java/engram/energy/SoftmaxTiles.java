package engram.energy;

import engram.math.Rows;
import java.util.Arrays;

/** The softmax on tiles, whole rows at a time. */
final class SoftmaxTiles implements TileSeparation {

  private float[] spare = new float[0];

  @Override
  public void weights(float[][] rows, int k, int n) {
    Rows.softmax(rows, k, n, spare(n));
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  /** {@code factor w (g - w . g)}. */
  @Override
  public void pullBack(
      float[][] out, float[][] weights, float[][] scores, float[][] g, int k, int n, float factor) {
    float[] mean = spare(n);
    Arrays.fill(mean, 0, n, 0f);
    for (int j = 0; j < k; j++) {
      Rows.addProduct(mean, n, weights[j], g[j]);
    }
    for (int j = 0; j < k; j++) {
      Rows.softmaxSlope(out[j], n, weights[j], g[j], mean, factor);
    }
  }

  private float[] spare(int n) {
    if (spare.length < n) {
      spare = new float[n];
    }
    return spare;
  }
}
