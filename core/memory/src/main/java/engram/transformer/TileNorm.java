package engram.transformer;

import engram.math.Rows;

/**
 * The layer norm of one token in a tile of images: rows are features, a row holds one value an
 * image.
 */
final class TileNorm {

  private final int dimension;
  private final float epsilon;
  private final float[] mean;
  private final float[] along;
  private final float[] inverse;
  private final float[][] unit;

  TileNorm(int dimension, double epsilon, int points) {
    this.dimension = dimension;
    this.epsilon = (float) epsilon;
    mean = new float[points];
    along = new float[points];
    inverse = new float[points];
    unit = new float[dimension][points];
  }

  /**
   * Writes the activations.
   *
   * @param x D rows, not modified
   * @param g D rows, overwritten
   */
  void forward(float[][] x, float[][] g, int n, float gamma, float[] delta) {
    java.util.Arrays.fill(mean, 0, n, 0f);
    for (float[] row : x) {
      Rows.add(mean, n, row);
    }
    Rows.scale(mean, n, 1f / dimension);
    java.util.Arrays.fill(inverse, 0, n, 0f);
    for (int d = 0; d < dimension; d++) {
      System.arraycopy(x[d], 0, unit[d], 0, n);
      Rows.subtract(unit[d], n, mean);
      Rows.addProduct(inverse, n, unit[d], unit[d]);
    }
    for (int i = 0; i < n; i++) {
      inverse[i] = 1f / (float) Math.sqrt(inverse[i] / dimension + epsilon);
    }
    for (int d = 0; d < dimension; d++) {
      Rows.multiply(unit[d], n, inverse);
      Rows.affine(g[d], n, unit[d], gamma, delta[d]);
    }
  }

  /**
   * Pulls derivatives by the activations of the last {@link #forward} back to the tokens.
   *
   * @param byG D rows, overwritten with the derivatives by x
   * @param byGamma one value, added to
   * @param byDelta D values, added to
   */
  void backward(float[][] byG, int n, float gamma, float[] byGamma, float[] byDelta) {
    java.util.Arrays.fill(mean, 0, n, 0f);
    java.util.Arrays.fill(along, 0, n, 0f);
    for (int d = 0; d < dimension; d++) {
      Rows.add(mean, n, byG[d]);
      Rows.addProduct(along, n, byG[d], unit[d]);
      byDelta[d] += (float) Rows.sum(byG[d], n);
    }
    byGamma[0] += (float) Rows.sum(along, n);
    Rows.scale(mean, n, -1f / dimension);
    Rows.scale(along, n, -1f / dimension);
    Rows.scale(inverse, n, gamma);
    for (int d = 0; d < dimension; d++) {
      Rows.add(byG[d], n, mean);
      Rows.addProduct(byG[d], n, along, unit[d]);
      Rows.multiply(byG[d], n, inverse);
    }
  }
}
