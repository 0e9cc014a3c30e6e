package engram.deep;

import java.util.Arrays;

/**
 * The square windows of an image that a convolution of stride 2 looks at, one around every other
 * pixel; outside the image is 0.
 *
 * <p>{@link #gather} writes the windows one after the other, {@link #scatter} adds them back: each
 * is the transpose of the other, so that one serves the forward pass of a convolution and the
 * backward pass of a transposed one, and the other the reverse.
 */
final class ConvolutionPatches {

  private final ImageShape image;
  private final ImageShape windows;
  private final int side;

  /**
   * Prepares windows.
   *
   * @param side width and height of a window, odd
   */
  ConvolutionPatches(ImageShape image, int side) {
    this.image = image;
    this.windows = image.halved(1);
    this.side = side;
  }

  /** Returns the number of windows of an image. */
  int count() {
    return windows.size();
  }

  /** Returns the number of values in a window. */
  int length() {
    return side * side * image.channels();
  }

  /** Writes the windows of an image. */
  void gather(float[] pixels, float[] patches) {
    Arrays.fill(patches, 0f);
    lines((at, from, length) -> System.arraycopy(pixels, at, patches, from, length));
  }

  /** Writes the sum of windows laid over each other. */
  void scatter(float[] patches, float[] pixels) {
    Arrays.fill(pixels, 0f);
    lines(
        (at, from, length) -> {
          for (int i = 0; i < length; i++) {
            pixels[at + i] += patches[from + i];
          }
        });
  }

  private interface Line {
    void visit(int pixel, int patch, int length);
  }

  /** Visits every line of every window that lies in the image. */
  private void lines(Line line) {
    int channels = image.channels();
    int reach = side / 2;
    for (int row = 0; row < windows.height(); row++) {
      for (int column = 0; column < windows.width(); column++) {
        int window = (row * windows.width() + column) * length();
        int left = 2 * column - reach;
        int first = Math.max(0, left);
        int last = Math.min(image.width(), left + side);
        for (int y = 0; y < side; y++) {
          int at = 2 * row - reach + y;
          if (at >= 0 && at < image.height()) {
            line.visit(
                (at * image.width() + first) * channels,
                window + (y * side + first - left) * channels,
                (last - first) * channels);
          }
        }
      }
    }
  }
}
