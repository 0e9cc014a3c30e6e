package engram.deep;

import engram.math.Check;

/**
 * The shape of an image whose pixels are a row: height by height, width by width, channels last.
 *
 * @param height pixels from top to bottom, 1 or more
 * @param width pixels from left to right, 1 or more
 * @param channels values a pixel, 1 or more
 */
public record ImageShape(int height, int width, int channels) {

  /** Checks the values. */
  public ImageShape {
    Check.atLeast("height", height, 1);
    Check.atLeast("width", width, 1);
    Check.atLeast("channels", channels, 1);
    Check.that(
        (double) height * width * channels <= Integer.MAX_VALUE,
        "image",
        height + " x " + width + " x " + channels,
        "at most " + Integer.MAX_VALUE + " values");
  }

  /**
   * Reads a shape written as {@code 28x28x3}, or {@code 28x28} for one channel.
   *
   * @throws IllegalArgumentException if no shape is written so
   */
  public static ImageShape of(String text) {
    Check.that(
        text.matches("\\d{1,5}x\\d{1,5}(x\\d{1,5})?"),
        "image",
        "'" + text + "'",
        "height x width x channels such as 28x28x1");
    String[] sides = text.split("x");
    return new ImageShape(
        Integer.parseInt(sides[0]),
        Integer.parseInt(sides[1]),
        sides.length > 2 ? Integer.parseInt(sides[2]) : 1);
  }

  /** Returns the length of a row. */
  public int size() {
    return height * width * channels;
  }

  /** Returns what a convolution of stride 2 leaves: half of each side, rounded up. */
  ImageShape halved(int filters) {
    return new ImageShape((height + 1) / 2, (width + 1) / 2, filters);
  }

  /** Returns the text that {@link #of} reads. */
  public String word() {
    return height + "x" + width + "x" + channels;
  }
}
