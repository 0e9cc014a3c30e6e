package engram.transformer;

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
  private final TileBlock block;
  private final float[][] pixels;
  private final float[][] byFree;
  private final float[][] byClamped;
  private final float[][] decoded;
  private final float[][] turned;
  private ImageWeights weights;
  private float[][] decodeDown;

  ImageTile(EnergyTransformer.Options o, Patches patches, int steps, double stepSize, int points) {
    this.patches = patches;
    this.dimension = o.dimension();
    int length = patches.count() * points;
    block = new TileBlock(o, patches.count(), steps, stepSize, points);
    pixels = new float[patches.pixels()][length];
    byFree = new float[dimension][length];
    byClamped = new float[dimension][length];
    decoded = new float[patches.pixels()][length];
    turned = new float[length][Math.max(dimension, patches.pixels())];
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
   * @param open which patches are open in all of them; hidden pixels are not looked at
   */
  void complete(float[][] images, int[] which, boolean[] open) {
    block.begin(open, which.length);
    place(block.freeStart(), block.free(), weights.mask()[0], which.length);
    place(block.clampedStart(), block.clamped(), weights.bias()[0], which.length);
    take(images, which, block.clamped());
    int length = block.clamped().length * which.length;
    Rows.addProducts(
        block.clampedStart(), dimension, length, pixels, weights.encode(), pixels.length);
    block.descend();
  }

  /** Writes what a token knows without looking: that it is hidden or open, and where it is. */
  private void place(float[][] rows, int[] tokens, float[] code, int n) {
    for (int t = 0; t < tokens.length; t++) {
      for (int d = 0; d < dimension; d++) {
        float value = code[d] + weights.position()[tokens[t]][d];
        Arrays.fill(rows[d], t * n, (t + 1) * n, value);
      }
    }
  }

  /** Reads the pixels of some patches. */
  private void take(float[][] images, int[] which, int[] tokens) {
    for (int t = 0; t < tokens.length; t++) {
      for (int j = 0; j < pixels.length; j++) {
        int place = patches.place(tokens[t], j);
        for (int i = 0; i < which.length; i++) {
          pixels[j][t * which.length + i] = images[which[i]][place];
        }
      }
    }
  }

  private void decode(int length) {
    for (int j = 0; j < decoded.length; j++) {
      Arrays.fill(decoded[j], 0, length, weights.pixelBias()[0][j]);
    }
    Rows.addProducts(
        decoded, decoded.length, length, block.activations(), weights.decode(), dimension);
  }

  /** Writes the hidden pixels of the last images completed. */
  void write(float[][] images, int[] which) {
    int[] free = block.free();
    decode(free.length * which.length);
    for (int t = 0; t < free.length; t++) {
      for (int j = 0; j < decoded.length; j++) {
        int place = patches.place(free[t], j);
        for (int i = 0; i < which.length; i++) {
          images[which[i]][place] = decoded[j][t * which.length + i];
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
    int n = which.length;
    double sum = compare(images, which, gradient);
    block.back(byFree, byClamped, gradient.block());
    addPlaces(byFree, block.free(), gradient.mask()[0], gradient, n);
    addPlaces(byClamped, block.clamped(), gradient.bias()[0], gradient, n);
    take(images, which, block.clamped());
    int length = block.clamped().length * n;
    Rows.transpose(pixels, pixels.length, length, turned);
    Rows.addProducts(gradient.encode(), dimension, pixels.length, turned, byClamped, length);
    return sum;
  }

  private double compare(float[][] images, int[] which, ImageWeights gradient) {
    int length = block.free().length * which.length;
    decode(length);
    take(images, which, block.free());
    double sum = 0;
    for (int j = 0; j < decoded.length; j++) {
      float[] off = decoded[j];
      for (int i = 0; i < length; i++) {
        off[i] -= pixels[j][i];
        sum += off[i] * off[i];
        off[i] *= 2f;
      }
      gradient.pixelBias()[0][j] += (float) Rows.sum(off, length);
    }
    Rows.transpose(block.activations(), dimension, length, turned);
    Rows.addProducts(gradient.decode(), decoded.length, dimension, turned, decoded, length);
    for (float[] row : byFree) {
      Arrays.fill(row, 0, length, 0f);
    }
    Rows.addProducts(byFree, dimension, length, decoded, decodeDown, decoded.length);
    return sum;
  }

  private static void addPlaces(
      float[][] by, int[] tokens, float[] code, ImageWeights gradient, int n) {
    for (int d = 0; d < by.length; d++) {
      for (int t = 0; t < tokens.length; t++) {
        float total = 0f;
        for (int i = t * n; i < (t + 1) * n; i++) {
          total += by[d][i];
        }
        code[d] += total;
        gradient.position()[tokens[t]][d] += total;
      }
    }
  }
}
