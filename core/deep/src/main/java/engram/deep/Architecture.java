package engram.deep;

import engram.math.Check;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The layers of an encoder; the decoder mirrors them.
 *
 * @param inputs values of a row, 1 or more
 * @param image null where layers are fully connected, otherwise the shape of a row, and layers are
 *     convolutions of stride 2
 * @param widths units of the fully connected layers between input and code, or filters of the
 *     convolutions, 1 or more each; may be empty
 * @param latent dimension of the code, 1 or more
 */
public record Architecture(int inputs, ImageShape image, int[] widths, int latent) {

  /** Windows of a convolution are this wide and high; the last of three or more is 3. */
  private static final int SIDE = 5;

  /** Checks the values. */
  public Architecture {
    Check.atLeast("inputs", inputs, 1);
    Check.atLeast("latent", latent, 1);
    for (int width : Objects.requireNonNull(widths, "widths")) {
      Check.atLeast("widths", width, 1);
    }
    if (image != null) {
      Check.that(
          image.size() == inputs,
          "image",
          image.height() + " x " + image.width() + " x " + image.channels(),
          "height x width x channels = " + inputs + ", the columns of the data");
    }
    widths = widths.clone();
  }

  /**
   * Reads the layers that {@link #toString} says: {@code 784-500-500-2000-10}, or {@code
   * 28x28x1-conv5x32-conv5x64-conv3x128-10} for an image.
   *
   * @throws IllegalArgumentException if no layers are written so
   */
  public static Architecture of(String text) {
    checkText(
        text,
        text.matches("\\d{1,9}(-\\d{1,9})+|\\d{1,5}(x\\d{1,5}){2}(-conv[35]x\\d{1,9})*-\\d{1,9}"));
    String[] parts = text.split("-");
    int[] widths = new int[parts.length - 2];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Integer.parseInt(parts[i + 1].replaceFirst("conv[35]x", ""));
    }
    ImageShape image = parts[0].contains("x") ? ImageShape.of(parts[0]) : null;
    int inputs = image == null ? Integer.parseInt(parts[0]) : image.size();
    Architecture read =
        new Architecture(inputs, image, widths, Integer.parseInt(parts[parts.length - 1]));
    checkText(text, read.toString().equals(text));
    return read;
  }

  private static void checkText(String text, boolean holds) {
    Check.that(
        holds,
        "architecture",
        "'" + text + "'",
        "such as 784-500-500-2000-10 or 28x28x1-conv5x32-conv5x64-conv3x128-10");
  }

  /** Fully connected layers. */
  public static Architecture dense(int inputs, int latent, int... widths) {
    return new Architecture(inputs, null, widths, latent);
  }

  /** Convolutions of 32, 64 and 128 filters, as many of them as leave more than one pixel. */
  public static Architecture convolutional(ImageShape image, int latent) {
    int[] filters = {32, 64, 128};
    int count = 0;
    int side = Math.min(image.height(), image.width());
    while (count < filters.length && side > 1) {
      side = (side + 1) / 2;
      count++;
    }
    return new Architecture(image.size(), image, Arrays.copyOf(filters, count), latent);
  }

  /**
   * Fully connected layers fit for data of a shape: 500-500-2000 from {@value #WIDE} columns and
   * {@value #MANY} rows on (Xie, Girshick and Farhadi 2016), otherwise two layers of 8 units a
   * column, 32 to 256.
   */
  public static Architecture forData(int rows, int columns, int latent) {
    if (columns >= WIDE && rows >= MANY) {
      return dense(columns, latent, 500, 500, 2000);
    }
    int width = Math.max(32, Math.min(256, 8 * columns));
    return dense(columns, latent, width, width);
  }

  /** From how many columns on the default layers may be 500-500-2000. */
  public static final int WIDE = 128;

  /** From how many rows on they are: fewer do not feed two million weights. */
  public static final int MANY = 20_000;

  /** Returns a copy. */
  @Override
  public int[] widths() {
    return widths.clone();
  }

  private int side(int level) {
    return widths.length > 2 && level == widths.length - 1 ? 3 : SIDE;
  }

  LayerStack encoder(int batch, Parallel pool, RandomStream stream) {
    List<TrainedLayer> layers = new ArrayList<>();
    int size = inputs;
    ImageShape shape = image;
    for (int i = 0; i < widths.length; i++) {
      RandomStream own = stream.fork(i);
      if (image == null) {
        layers.add(new DenseLayer(size, widths[i], true, batch, pool, own));
        size = widths[i];
      } else {
        layers.add(new ConvolutionLayer(shape, side(i), widths[i], batch, pool, own));
        shape = shape.halved(widths[i]);
        size = shape.size();
      }
    }
    layers.add(new DenseLayer(size, latent, false, batch, pool, stream.fork(widths.length)));
    return new LayerStack(layers);
  }

  LayerStack decoder(int batch, Parallel pool, RandomStream stream) {
    List<TrainedLayer> layers = new ArrayList<>();
    if (image == null) {
      int size = latent;
      for (int i = widths.length - 1; i >= -1; i--) {
        int next = i < 0 ? inputs : widths[i];
        layers.add(new DenseLayer(size, next, i >= 0, batch, pool, stream.fork(i)));
        size = next;
      }
      return new LayerStack(layers);
    }
    List<ImageShape> shapes = new ArrayList<>(List.of(image));
    for (int filters : widths) {
      shapes.add(shapes.get(shapes.size() - 1).halved(filters));
    }
    int size = shapes.get(widths.length).size();
    layers.add(new DenseLayer(latent, size, widths.length > 0, batch, pool, stream.fork(-1)));
    for (int i = widths.length - 1; i >= 0; i--) {
      layers.add(
          new TransposedLayer(
              shapes.get(i), side(i), widths[i], i > 0, batch, pool, stream.fork(i)));
    }
    return new LayerStack(layers);
  }

  /** Returns rows, columns and bias length of each layer's weights, encoder first. */
  int[][] shapes() {
    List<int[]> shapes = new ArrayList<>();
    List<int[]> back = new ArrayList<>();
    int size = inputs;
    ImageShape shape = image;
    for (int i = 0; i < widths.length; i++) {
      if (image == null) {
        shapes.add(new int[] {size, widths[i], widths[i]});
        back.add(0, new int[] {widths[i], size, size});
        size = widths[i];
      } else {
        int window = side(i) * side(i) * shape.channels();
        shapes.add(new int[] {window, widths[i], widths[i]});
        back.add(0, new int[] {window, widths[i], shape.channels()});
        shape = shape.halved(widths[i]);
        size = shape.size();
      }
    }
    shapes.add(new int[] {size, latent, latent});
    back.add(0, new int[] {latent, size, size});
    shapes.addAll(back);
    return shapes.toArray(int[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Architecture that
        && inputs == that.inputs
        && latent == that.latent
        && Arrays.equals(widths, that.widths)
        && Objects.equals(image, that.image);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * inputs + latent) + Arrays.hashCode(widths);
  }

  /** Returns the layers in words, as {@code 784-500-500-2000-10}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (image == null) {
      text.append(inputs);
    } else {
      text.append(image.height() + "x" + image.width() + "x" + image.channels());
    }
    for (int i = 0; i < widths.length; i++) {
      text.append('-');
      if (image != null) {
        text.append("conv" + side(i) + "x");
      }
      text.append(widths[i]);
    }
    return text.append('-').append(latent).toString();
  }
}
