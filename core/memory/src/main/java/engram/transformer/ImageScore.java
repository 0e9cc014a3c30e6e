package engram.transformer;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;

/**
 * How well images are completed: the mean squared error of hidden pixels, in the units of the data,
 * beside two rivals that see the same open pixels.
 *
 * @param images number of test images
 * @param mse of the model
 * @param meanMse of the mean of the training images
 * @param neighbourMse of the hidden pixels of the training image nearest in the open ones
 */
public record ImageScore(int images, double mse, double meanMse, double neighbourMse) {

  /** Images that share a mask: few, so that the score does not hang on some lucky masks. */
  private static final int SHARED = 8;

  /** Returns by what share the error is below that of the mean image. */
  public double belowMean() {
    return 1 - mse / meanMse;
  }

  /** Returns by what share the error is below that of the nearest neighbour. */
  public double belowNeighbour() {
    return 1 - mse / neighbourMse;
  }

  /**
   * Measures a model.
   *
   * @param train the images it was fitted to, not modified
   * @param test other images, not modified
   * @param mask which patches are hidden; random ones are drawn for every 8 images
   * @param seed draws them
   */
  public static ImageScore measure(
      ImageCompletion model, double[][] train, double[][] test, Mask mask, long seed) {
    if (test.length == 0) {
      throw new IllegalArgumentException("there are no test images");
    }
    RandomStream random = new RandomStream(seed);
    Patches patches = model.options().patches();
    double[] sums = new double[3];
    long pixels = 0;
    for (int from = 0; from < test.length; from += SHARED) {
      double[][] some = Arrays.copyOfRange(test, from, Math.min(test.length, from + SHARED));
      boolean[] open = mask.open(patches, random);
      boolean[] openPixels = patches.pixels(open);
      double[][] completed = model.complete(some, open);
      double[][] neighbours = neighbours(train, some, openPixels, model.options().threads());
      double[] mean = model.meanImage();
      for (int i = 0; i < some.length; i++) {
        for (int p = 0; p < openPixels.length; p++) {
          if (!openPixels[p]) {
            sums[0] += square(completed[i][p] - some[i][p]);
            sums[1] += square(mean[p] - some[i][p]);
            sums[2] += square(neighbours[i][p] - some[i][p]);
            pixels++;
          }
        }
      }
    }
    return new ImageScore(test.length, sums[0] / pixels, sums[1] / pixels, sums[2] / pixels);
  }

  /**
   * Returns for each image the training image nearest in the open pixels, the first of equals, not
   * copied.
   */
  public static double[][] neighbours(
      double[][] train, double[][] images, boolean[] openPixels, int threads) {
    double[][] found = new double[images.length][];
    try (Parallel parallel = new Parallel(threads)) {
      parallel.run(images.length, (i, worker) -> found[i] = nearest(train, images[i], openPixels));
    }
    return found;
  }

  private static double[] nearest(double[][] train, double[] image, boolean[] openPixels) {
    double least = Double.POSITIVE_INFINITY;
    double[] best = train[0];
    for (double[] each : train) {
      double distance = 0;
      for (int p = 0; p < image.length; p++) {
        if (openPixels[p]) {
          distance += square(each[p] - image[p]);
        }
      }
      if (distance < least) {
        least = distance;
        best = each;
      }
    }
    return best;
  }

  private static double square(double value) {
    return value * value;
  }
}
