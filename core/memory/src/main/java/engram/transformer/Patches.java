package engram.transformer;

/**
 * How an image is cut into patches: squares of one side, row by row.
 *
 * @param height pixels, a multiple of the side
 * @param width pixels, a multiple of the side
 * @param side pixels a patch, 1 or more
 */
public record Patches(int height, int width, int side) {

  /** Checks that the patches cover the image. */
  public Patches {
    if (side < 1 || height < 1 || width < 1 || height % side != 0 || width % side != 0) {
      throw new IllegalArgumentException(
          "patch is "
              + side
              + ", allowed: a divisor of both sides of the image, "
              + height
              + " x "
              + width);
    }
    if (height == side && width == side) {
      throw new IllegalArgumentException(
          "patch is " + side + ", which leaves one patch; allowed: two or more patches");
    }
  }

  /** Returns the number of patches of an image. */
  public int count() {
    return (height / side) * (width / side);
  }

  /** Returns the number of pixels of a patch. */
  public int pixels() {
    return side * side;
  }

  /** Returns the place in the image, row by row, of a pixel of a patch. */
  public int place(int patch, int pixel) {
    int across = width / side;
    int row = patch / across * side + pixel / side;
    int column = patch % across * side + pixel % side;
    return row * width + column;
  }

  /** Returns the open patches as pixels: whether each pixel of the image is open. */
  public boolean[] pixels(boolean[] open) {
    boolean[] pixels = new boolean[height * width];
    for (int patch = 0; patch < count(); patch++) {
      for (int pixel = 0; pixel < pixels(); pixel++) {
        pixels[place(patch, pixel)] = open[patch];
      }
    }
    return pixels;
  }
}
