package engram.transformer;

import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.Parallel;
import engram.model.ModelFile;
import engram.model.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Completes images with hidden patches by an Energy Transformer that was trained for it end to end
 * (tutorial 3.5.1).
 *
 * <p>An image, less the mean image and divided by the spread of all pixels, is cut into patches. An
 * open patch p at place n becomes the token {@code encode p + bias + position_n}, a hidden one
 * {@code mask + position_n}: it knows where it is and nothing else. Hidden tokens take T steps down
 * the energy, open ones are clamped; then {@code decode x^ + pixelBias} is the hidden patch.
 *
 * <p>Immutable; thread-safe. The same data, options and seed give the same model to the bit for any
 * number of threads. Fitting costs about 4 times an epoch's descent, which is T (F (8 D H Y + 4 D
 * M) + 6 H N^2 Y) operations an image with F of N patches hidden.
 */
public final class ImageCompletion {

  private static final int TILE = 64;

  private final ImageOptions options;
  private final ImageScale scale;
  private final ImageWeights weights;
  private final List<Double> losses;

  /** Keeps what is given; weights are checked and copied. */
  ImageCompletion(
      ImageOptions options, ImageScale scale, ImageWeights weights, List<Double> losses) {
    weights.check(options.block(), options.patches());
    this.options = options;
    this.scale = scale;
    this.weights = weights.copy();
    this.losses = List.copyOf(losses);
  }

  /**
   * Trains a model.
   *
   * @param images n rows of height x width finite values, row by row, not modified
   * @throws IllegalArgumentException if an image has another size or a value that is not finite, or
   *     all pixels are constant
   */
  public static ImageCompletion fit(double[][] images, ImageOptions options) {
    return fit(images, options, Progress.NONE);
  }

  /**
   * Trains a model.
   *
   * @param images n rows of height x width finite values, row by row, not modified
   * @param progress told after each epoch with the mean squared error of hidden pixels, in units of
   *     the spread; may end the training
   * @throws IllegalArgumentException if an image has another size or a value that is not finite, or
   *     all pixels are constant
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static ImageCompletion fit(double[][] images, ImageOptions options, Progress progress) {
    ImageScale scale = ImageScale.of(images, options.patches());
    ImageFit fit = new ImageFit(scale.inward(images), options, progress);
    return new ImageCompletion(options, scale, fit.run(), fit.losses());
  }

  /** Returns the options of the fit. */
  public ImageOptions options() {
    return options;
  }

  /** Returns this model with another number of threads, 0 = one per processor. */
  public ImageCompletion withThreads(int value) {
    return new ImageCompletion(options.withThreads(value), scale, weights, losses);
  }

  /** Returns the mean squared error after each epoch, in units of the spread of the pixels. */
  public List<Double> losses() {
    return losses;
  }

  /** Returns the trained block. */
  public EnergyTransformer block() {
    return new EnergyTransformer(options.block(), weights.block());
  }

  ImageScale scale() {
    return scale;
  }

  ImageWeights weights() {
    return weights;
  }

  /** Returns the mean of the images of the fit. */
  public double[] meanImage() {
    return scale.meanImage();
  }

  /**
   * Completes images that have the same patches hidden.
   *
   * @param images rows of height x width values, not modified; hidden pixels are not looked at and
   *     may be NaN
   * @param open a flag a patch, false where it is hidden
   * @return the images with hidden patches completed, open ones as they came
   */
  public double[][] complete(double[][] images, boolean[] open) {
    Check.present("images", images);
    checkOpen(open);
    boolean[] openPixels = options.patches().pixels(open);
    for (int i = 0; i < images.length; i++) {
      scale.check("image " + i, images[i], openPixels);
    }
    float[][] inward = scale.inward(images);
    int tiles = (images.length + TILE - 1) / TILE;
    try (Parallel parallel = new Parallel(options.threads())) {
      ImageTile[] spaces = new ImageTile[parallel.threads()];
      parallel.run(
          tiles,
          (index, worker) -> {
            if (spaces[worker] == null) {
              spaces[worker] = tile(Math.min(TILE, images.length));
              spaces[worker].load(weights);
            }
            int to = Math.min(images.length, (index + 1) * TILE);
            int[] which = IntStream.range(index * TILE, to).toArray();
            spaces[worker].complete(inward, which, open);
            spaces[worker].write(inward, which);
          });
    }
    double[][] completed = new double[images.length][];
    for (int i = 0; i < images.length; i++) {
      completed[i] = scale.outward(inward[i]);
      for (int p = 0; p < openPixels.length; p++) {
        completed[i][p] = openPixels[p] ? images[i][p] : completed[i][p];
      }
    }
    return completed;
  }

  private ImageTile tile(int points) {
    return new ImageTile(
        options.block(), options.patches(), options.steps(), options.stepSize(), points);
  }

  private void checkOpen(boolean[] open) {
    if (open.length != options.patches().count()) {
      throw new IllegalArgumentException(
          "open has "
              + open.length
              + " flags, the image "
              + options.patches().count()
              + " patches");
    }
  }

  /**
   * One completion step by step.
   *
   * @param images what the tokens say after 0, 1, ... steps, open patches as they came
   * @param energies energy after 0, 1, ... steps
   */
  public record Trace(double[][] images, double[] energies) {}

  /**
   * Completes one image in double precision and watches it.
   *
   * @param image height x width values, not modified; hidden pixels are not looked at
   * @param open a flag a patch, false where it is hidden
   * @param steps steps to take; the model is trained for those of its options
   */
  public Trace trace(double[] image, boolean[] open, int steps) {
    checkOpen(open);
    boolean[] openPixels = options.patches().pixels(open);
    scale.check("image", image, openPixels);
    float[] inward = scale.inward(new double[][] {image})[0];
    EnergyTransformer block = block();
    double[][] tokens = tokens(inward, open);
    Check.atLeast("steps", steps, 0);
    double[][] images = new double[steps + 1][];
    double[] energies = new double[steps + 1];
    images[0] = decoded(image, openPixels, block.activations(tokens));
    energies[0] = block.energy(tokens);
    for (int t = 1; t <= steps; t++) {
      EnergyTransformer.Trace step = block.descend(tokens, open, 1, options.stepSize());
      tokens = step.tokens();
      images[t] = decoded(image, openPixels, block.activations(tokens));
      energies[t] = step.energies()[1];
    }
    return new Trace(images, energies);
  }

  private double[][] tokens(float[] image, boolean[] open) {
    Patches patches = options.patches();
    double[][] tokens = new double[open.length][options.block().dimension()];
    for (int t = 0; t < open.length; t++) {
      for (int d = 0; d < tokens[t].length; d++) {
        double code = (open[t] ? weights.bias() : weights.mask())[0][d];
        for (int j = 0; j < patches.pixels() && open[t]; j++) {
          code += weights.encode()[d][j] * image[patches.place(t, j)];
        }
        tokens[t][d] = code + weights.position()[t][d];
      }
    }
    return tokens;
  }

  private double[] decoded(double[] image, boolean[] openPixels, double[][] activations) {
    Patches patches = options.patches();
    float[] inward = new float[image.length];
    for (int t = 0; t < activations.length; t++) {
      for (int j = 0; j < patches.pixels(); j++) {
        double pixel = weights.pixelBias()[0][j];
        for (int d = 0; d < activations[t].length; d++) {
          pixel += weights.decode()[j][d] * activations[t][d];
        }
        inward[patches.place(t, j)] = (float) pixel;
      }
    }
    double[] decoded = scale.outward(inward);
    for (int p = 0; p < decoded.length; p++) {
      decoded[p] = openPixels[p] ? image[p] : decoded[p];
    }
    return decoded;
  }

  /** Returns the model as a JSON tree. */
  public JsonObject toJson() {
    return ImageFile.tree(this);
  }

  /**
   * Writes the model as JSON. The file appears whole or not at all.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /**
   * Reads a model written by {@link #save}.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is no such file, or incomplete
   */
  public static ImageCompletion load(Path file) {
    return ImageFile.load(file);
  }

  @Override
  public String toString() {
    EnergyTransformer.Options o = options.block();
    int numbers = weights.all().stream().mapToInt(matrix -> matrix.length * matrix[0].length).sum();
    return "Energy Transformer: "
        + options.patches().count()
        + " tokens of "
        + o.dimension()
        + ", "
        + o.heads()
        + " heads of "
        + o.inner()
        + ", "
        + o.memories()
        + " memories, "
        + options.steps()
        + " steps of "
        + options.stepSize()
        + ", "
        + numbers
        + " weights";
  }
}
