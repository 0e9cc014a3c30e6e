package engram.hamux;

import engram.math.Rows;
import java.util.Arrays;

/**
 * Completion of a tile of images: patches become tokens, tokens descend, hidden tokens become
 * patches again; and the gradient of the squared error of the hidden pixels.
 *
 * <p>Not thread-safe: a workspace for one thread at a time.
 */
final class ImageTile {

  private final Patches patches;
  private final int dimension;
  private final int points;
  private final TileBlock block;
  private final float[][][] pixels;
  private final float[][][] by;
  private final float[][] decoded;
  private final float[][] turned;
  private ImageWeights weights;
  private float[][] decodeDown;
  private boolean[] open;
  private int n;

  ImageTile(EnergyTransformer.Options o, Patches patches, int steps, double stepSize, int points) {
    this.patches = patches;
    this.dimension = o.dimension();
    this.points = points;
    block = new TileBlock(o, patches.count(), steps, stepSize, points);
    pixels = new float[patches.count()][patches.pixels()][points];
    by = new float[patches.count()][dimension][points];
    decoded = new float[patches.pixels()][points];
    turned = new float[points][Math.max(dimension, patches.pixels())];
  }

  /** Returns how many images fit. */
  int points() {
    return points;
  }

  /** Takes weights, read until the next call, and prepares them. */
  void load(ImageWeights next) {
    weights = next;
    block.load(next.block());
    decodeDown = TileBlock.transposed(next.decode(), 1);
  }

  /**
   * Encodes images and descends.
   *
   * @param images some images, pixels row by row, in the units of the model
   * @param which the images to take, at most the points
   * @param openPatches which patches are open in all of them; hidden pixels are not looked at
   */
  void complete(float[][] images, int[] which, boolean[] openPatches) {
    n = which.length;
    open = openPatches;
    for (int t = 0; t < open.length; t++) {
      float[][] token = block.start()[t];
      for (int d = 0; d < dimension; d++) {
        float[] code = open[t] ? weights.bias()[0] : weights.mask()[0];
        Arrays.fill(token[d], 0, n, code[d] + weights.position()[t][d]);
      }
      if (open[t]) {
        take(images, which, t);
        Rows.addProducts(token, dimension, n, pixels[t], weights.encode(), patches.pixels());
      }
    }
    block.descend(open, n);
  }

  private void take(float[][] images, int[] which, int t) {
    for (int j = 0; j < patches.pixels(); j++) {
      int place = patches.place(t, j);
      for (int i = 0; i < n; i++) {
        pixels[t][j][i] = images[which[i]][place];
      }
    }
  }

  private void decode(int t) {
    for (int j = 0; j < decoded.length; j++) {
      Arrays.fill(decoded[j], 0, n, weights.pixelBias()[0][j]);
    }
    Rows.addProducts(
        decoded, decoded.length, n, block.activations()[t], weights.decode(), dimension);
  }

  /** Writes the hidden pixels of the last images completed. */
  void write(float[][] images, int[] which) {
    for (int t = 0; t < open.length; t++) {
      if (!open[t]) {
        decode(t);
        for (int j = 0; j < decoded.length; j++) {
          int place = patches.place(t, j);
          for (int i = 0; i < n; i++) {
            images[which[i]][place] = decoded[j][i];
          }
        }
      }
    }
  }

  /**
   * Adds the derivatives of the squared error of the hidden pixels of the last images completed.
   *
   * @param images the whole images
   * @param gradient added to
   * @return the sum of squared errors
   */
  double back(float[][] images, int[] which, ImageWeights gradient) {
    double sum = 0;
    for (int t = 0; t < open.length; t++) {
      if (!open[t]) {
        decode(t);
        take(images, which, t);
        sum += compare(t, gradient);
      }
    }
    block.back(by, gradient.block());
    for (int t = 0; t < open.length; t++) {
      float[] code = open[t] ? gradient.bias()[0] : gradient.mask()[0];
      for (int d = 0; d < dimension; d++) {
        float total = (float) Rows.sum(by[t][d], n);
        code[d] += total;
        gradient.position()[t][d] += total;
      }
      if (open[t]) {
        Rows.transpose(pixels[t], patches.pixels(), n, turned);
        Rows.addProducts(gradient.encode(), dimension, patches.pixels(), turned, by[t], n);
      }
    }
    return sum;
  }

  private double compare(int t, ImageWeights gradient) {
    double sum = 0;
    for (int j = 0; j < decoded.length; j++) {
      float[] off = decoded[j];
      for (int i = 0; i < n; i++) {
        off[i] -= pixels[t][j][i];
        sum += off[i] * off[i];
        off[i] *= 2f;
      }
      gradient.pixelBias()[0][j] += (float) Rows.sum(off, n);
    }
    Rows.transpose(block.activations()[t], dimension, n, turned);
    Rows.addProducts(gradient.decode(), decoded.length, dimension, turned, decoded, n);
    for (int d = 0; d < dimension; d++) {
      Arrays.fill(by[t][d], 0, n, 0f);
    }
    Rows.addProducts(by[t], dimension, n, decoded, decodeDown, decoded.length);
    return sum;
  }
}
