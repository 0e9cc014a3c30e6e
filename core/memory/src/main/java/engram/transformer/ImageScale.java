package engram.transformer;

import engram.math.Check;

/**
 * The units of a model of images: pixels less the mean image, divided by the spread of all pixels
 * around it. Mutates nothing it is given.
 */
final class ImageScale {

  /** Farther from the mean image than this, in spreads, pixels overflow in the model. */
  private static final double FARTHEST = 1e9;

  /** The largest pixel, so that the squares of errors are finite, too. */
  private static final double LARGEST = 1e100;

  private final double[] mean;
  private final double spread;

  ImageScale(double[] mean, double spread) {
    Check.that(spread > 0 && spread <= LARGEST, "spread", spread, "above 0, at most " + LARGEST);
    for (double pixel : mean) {
      if (!(Math.abs(pixel) <= LARGEST)) {
        throw new IllegalArgumentException(
            "mean holds " + pixel + ", allowed: -" + LARGEST + " to " + LARGEST);
      }
    }
    this.mean = mean.clone();
    this.spread = spread;
  }

  /** Measures images that are checked. */
  static ImageScale of(double[][] images, Patches patches) {
    Check.present("images", images);
    Check.that(images.length > 0, "images", "none", "one or more");
    int pixels = patches.height() * patches.width();
    double[] mean = new double[pixels];
    for (int i = 0; i < images.length; i++) {
      check("image " + i, images[i], null, pixels);
      for (int p = 0; p < pixels; p++) {
        mean[p] += images[i][p] / images.length;
      }
    }
    double square = 0;
    for (double[] image : images) {
      for (int p = 0; p < pixels; p++) {
        square += (image[p] - mean[p]) * (image[p] - mean[p]);
      }
    }
    if (!(square > 0)) {
      throw new IllegalArgumentException("the images are all the same, there is nothing to learn");
    }
    return new ImageScale(mean, Math.sqrt(square / pixels / images.length));
  }

  /**
   * Refuses an image of another size, or with a value that is not finite or absurdly far from the
   * mean image.
   *
   * @param open which pixels are looked at, null for all
   */
  void check(String what, double[] image, boolean[] open) {
    check(what, image, open, mean.length);
    for (int p = 0; p < image.length; p++) {
      if ((open == null || open[p]) && Math.abs(image[p] - mean[p]) > FARTHEST * spread) {
        throw new IllegalArgumentException(
            what
                + ", pixel "
                + p
                + " is "
                + image[p]
                + ", allowed: at most "
                + FARTHEST * spread
                + " from the mean image, "
                + mean[p]);
      }
    }
  }

  private static void check(String what, double[] image, boolean[] open, int pixels) {
    Check.present(what, image);
    Check.that(image.length == pixels, what, image.length + " pixels", pixels + " pixels");
    for (int p = 0; p < image.length; p++) {
      if ((open == null || open[p]) && !Double.isFinite(image[p])) {
        throw new IllegalArgumentException(
            what + ", pixel " + p + " is " + image[p] + ", allowed: finite numbers");
      }
    }
  }

  double[] meanImage() {
    return mean.clone();
  }

  double spread() {
    return spread;
  }

  /** Returns images in the units of the model. */
  float[][] inward(double[][] images) {
    float[][] result = new float[images.length][mean.length];
    for (int i = 0; i < images.length; i++) {
      for (int p = 0; p < mean.length; p++) {
        result[i][p] = (float) ((images[i][p] - mean[p]) / spread);
      }
    }
    return result;
  }

  /**
   * Returns an image in the units of the data.
   *
   * @throws IllegalArgumentException if the weights of the model were too large for float
   */
  double[] outward(float[] image) {
    double[] result = new double[mean.length];
    for (int p = 0; p < mean.length; p++) {
      result[p] = mean[p] + spread * image[p];
      if (!(Math.abs(result[p]) <= LARGEST)) {
        throw new IllegalArgumentException(
            "pixel "
                + p
                + " is "
                + result[p]
                + " once it is completed: the weights of the model are too large; train it anew");
      }
    }
    return result;
  }
}
