package engram.weka.deep;

import engram.deep.Architecture;
import engram.deep.DeepClustering;
import engram.deep.ImageShape;
import java.util.Arrays;
import java.util.Locale;

/** Shapes of images and networks as a user writes them. */
final class ShapeText {

  private static final String CONVOLUTIONAL = "convolutional";

  private ShapeText() {}

  /**
   * Returns the shape of images.
   *
   * @param text {@code 28x28} or {@code 28x28x1}, blank = no images
   * @return null for no images
   */
  static ImageShape image(String text) {
    return text.isBlank() ? null : ImageShape.of(text.strip());
  }

  /** Returns a shape as it is written. */
  static String of(ImageShape image) {
    return image.height() + "x" + image.width() + "x" + image.channels();
  }

  /**
   * Returns options with layers.
   *
   * @param text widths of the fully connected layers, {@code 500-500-2000}, or {@code
   *     convolutional}; blank = chosen by the shape of the data
   * @param columns length of a row
   */
  static DeepClustering.Options withLayers(
      DeepClustering.Options options, String text, int columns) {
    String layers = text.strip().toLowerCase(Locale.ROOT);
    if (layers.isEmpty()) {
      return options;
    }
    int latent = options.latentFor(columns);
    if (layers.equals(CONVOLUTIONAL)) {
      if (options.image() == null) {
        throw new IllegalArgumentException(
            "layers is " + text + ", allowed: that with an image only, set its shape");
      }
      return options.withArchitecture(Architecture.convolutional(options.image(), latent));
    }
    if (!layers.matches("[1-9][0-9]{0,5}(-[1-9][0-9]{0,5})*")) {
      throw new IllegalArgumentException(
          "layers is "
              + text
              + ", allowed: widths such as 500-500-2000, "
              + CONVOLUTIONAL
              + ", or nothing");
    }
    return options.withArchitecture(Architecture.dense(columns, latent, numbers(layers, "-")));
  }

  private static int[] numbers(String text, String separator) {
    return Arrays.stream(text.split(separator)).mapToInt(Integer::parseInt).toArray();
  }
}
