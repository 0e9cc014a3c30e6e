package engram.transformer;

import engram.math.Adam;
import engram.math.HalfCosine;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The training of an {@link ImageCompletion}: Adam on batches, each of tiles that have a mask of
 * their own; derivatives of tiles are added in their order.
 */
final class ImageFit {

  /** Images of a tile. */
  private static final int TILE = 32;

  private static final double WARM_UP = 0.05;

  /** The longest gradient of the mean squared error that is followed at full length. */
  private static final double LONGEST = 1;

  private final float[][] images;
  private final ImageOptions options;
  private final Progress progress;
  private final RandomStream random;
  private final ImageWeights weights;
  private final List<Adam> adam = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private final ImageTile[] spaces;
  private final ImageWeights[] gradients;
  private int step;

  ImageFit(float[][] images, ImageOptions options, Progress progress) {
    this.images = images;
    this.options = options;
    this.progress = progress;
    random = new RandomStream(options.seed());
    weights = ImageWeights.random(options.block(), options.patches(), random.fork(1));
    for (float[][] matrix : weights.all()) {
      adam.add(new Adam(matrix.length, matrix[0].length));
    }
    gradients = new ImageWeights[tiles(Math.min(options.batchSize(), images.length))];
    spaces = new ImageTile[Parallel.resolve(options.threads())];
  }

  private static int tiles(int batch) {
    return (batch + TILE - 1) / TILE;
  }

  /** Returns the mean squared error after each epoch. */
  List<Double> losses() {
    return losses;
  }

  /** Trains and returns the weights. */
  ImageWeights run() {
    int batch = Math.min(options.batchSize(), images.length);
    int batches = images.length / batch;
    boolean going = true;
    try (Parallel parallel = new Parallel(options.threads())) {
      for (int epoch = 0; epoch < options.epochs() && going; epoch++) {
        RandomStream draws = random.fork(2L + epoch);
        int[] order = draws.permutation(images.length);
        double sum = 0;
        for (int b = 0; b < batches; b++) {
          int[] which = Arrays.copyOfRange(order, b * batch, (b + 1) * batch);
          sum += learn(parallel, which, draws, rate((double) step / (batches * options.epochs())));
          step++;
        }
        losses.add(sum / batches);
        going = progress.update(epoch + 1, options.epochs(), sum / batches);
      }
    }
    return weights;
  }

  private double rate(double done) {
    double part =
        done < WARM_UP
            ? (done + WARM_UP / 100) / WARM_UP
            : HalfCosine.at(done - WARM_UP, 1 - WARM_UP);
    return options.learningRate() * Math.min(1, part);
  }

  /** Takes one step of Adam and returns the mean squared error before it. */
  private double learn(Parallel parallel, int[] which, RandomStream draws, double rate) {
    int count = tiles(which.length);
    boolean[][] open = new boolean[count][];
    for (int t = 0; t < count; t++) {
      open[t] = options.mask().open(options.patches(), draws);
    }
    double[] errors = new double[count];
    boolean[] loaded = new boolean[spaces.length];
    parallel.run(
        count,
        (t, worker) -> {
          if (spaces[worker] == null) {
            spaces[worker] = tile();
          }
          if (!loaded[worker]) {
            spaces[worker].load(weights);
            loaded[worker] = true;
          }
          gradients[t] = weights.zeros();
          int[] part = Arrays.copyOfRange(which, t * TILE, Math.min(which.length, (t + 1) * TILE));
          spaces[worker].complete(images, part, open[t]);
          errors[t] = spaces[worker].back(images, part, gradients[t]);
        });
    long pixels = 0;
    for (int t = 0; t < count; t++) {
      int hidden = 0;
      for (boolean each : open[t]) {
        hidden += each ? 0 : options.patches().pixels();
      }
      pixels += (long) hidden * (Math.min(which.length, (t + 1) * TILE) - t * TILE);
    }
    for (int t = 1; t < count; t++) {
      gradients[0].add(gradients[t], 1);
    }
    double error = Arrays.stream(errors).sum() / pixels;
    if (!Double.isFinite(error)) {
      throw new ArithmeticException(
          "error is " + error + ": take a smaller learning rate or smaller steps");
    }
    move(gradients[0], pixels, rate);
    return error;
  }

  private ImageTile tile() {
    return new ImageTile(
        options.block(), options.patches(), options.steps(), options.stepSize(), TILE);
  }

  private void move(ImageWeights gradient, long pixels, double rate) {
    double square = 0;
    for (float[][] matrix : gradient.all()) {
      for (float[] row : matrix) {
        for (float value : row) {
          square += (double) value * value;
        }
      }
    }
    double length = Math.sqrt(square) / pixels;
    float factor = (float) (Math.min(1, LONGEST / length) / pixels);
    for (int m = 0; m < adam.size(); m++) {
      float[][] matrix = weights.all().get(m);
      float[][] by = gradient.all().get(m);
      float keep = matrix.length > 1 ? (float) (1 - rate * options.weightDecay()) : 1f;
      for (int i = 0; i < matrix.length; i++) {
        for (int d = 0; d < matrix[i].length; d++) {
          by[i][d] *= factor;
          matrix[i][d] *= keep;
        }
      }
      adam.get(m).step(matrix, by, rate);
    }
    weights.clip();
  }
}
