package engram.predict;

import engram.energy.Separation;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Stored pairs of one inverse temperature: the one given, or the one of a few under which pairs
 * left out are predicted best, in five folds (a large set: one fifth held out).
 */
final class SingleChoice {

  /** By how much two random rows may differ in the exponent. */
  private static final double[] SHARPNESS = {2.5, 5, 10, 20, 40, 80, 160};

  private static final int FOLDS = 5;
  private static final int LARGE = 5000;
  private static final int MOST_TESTED = 3000;

  private final double[][] x;
  private final AnswerLoss loss;
  private final Learning learning;
  private final Separation separation;
  private final Parallel pool;
  private double[][] predictions;

  /**
   * Prepares.
   *
   * @param x n rows of D values without missing ones, not modified
   * @param learning its steps, stepSize, beta and targetBeta count
   */
  SingleChoice(
      double[][] x, AnswerLoss loss, Learning learning, Separation separation, Parallel pool) {
    this.x = x;
    this.loss = loss;
    this.learning = learning;
    this.separation = separation;
    this.pool = pool;
  }

  /**
   * What was chosen, and how it did on pairs left out.
   *
   * @param rows which pairs were left out
   * @param predictions their predictions
   */
  record Chosen(LearnedMemories memories, int[] rows, double[][] predictions) {}

  /** Chooses, and stores all pairs. */
  Chosen choose(RandomStream stream) {
    int[] all = IntStream.range(0, x.length).toArray();
    double square = meanSquaredDistance();
    double[] betas =
        learning.beta() > 0
            ? new double[] {learning.beta()}
            : Arrays.stream(SHARPNESS).map(s -> square > 0 ? 2 * s / square : 1).toArray();
    int[] order = stream.permutation(x.length);
    int folds = Math.min(FOLDS, x.length);
    int tested = x.length > LARGE ? 1 : folds;
    int[] rows =
        IntStream.range(0, tested)
            .flatMap(fold -> Arrays.stream(fold(order, fold, folds, true)))
            .toArray();
    double least = Double.POSITIVE_INFINITY;
    double best = betas[0];
    for (double beta : betas) {
      double[][] found =
          IntStream.range(0, tested)
              .mapToObj(fold -> leftOut(order, fold, folds, beta))
              .flatMap(Arrays::stream)
              .toArray(double[][]::new);
      double sum = 0;
      for (int i = 0; i < rows.length; i++) {
        sum += loss.at(rows[i], found[i]);
      }
      if (sum < least || predictions == null) {
        least = sum;
        best = beta;
        predictions = found;
      }
    }
    return new Chosen(stored(all, best), rows, predictions);
  }

  private double[][] leftOut(int[] order, int fold, int folds, double beta) {
    LearnedMemories memories = stored(fold(order, fold, folds, false), beta);
    int[] test = fold(order, fold, folds, true);
    return memories.answers(Arrays.stream(test).mapToObj(i -> x[i]).toArray(double[][]::new), pool);
  }

  /** Returns every fold-th of the order, at most so many, or all others. */
  private static int[] fold(int[] order, int fold, int folds, boolean inside) {
    return IntStream.range(0, order.length)
        .filter(place -> (place % folds == fold) == inside)
        .map(place -> order[place])
        .limit(inside ? MOST_TESTED : order.length)
        .toArray();
  }

  private LearnedMemories stored(int[] rows, double beta) {
    int d = x[0].length;
    double[] center = new double[d];
    for (int i : rows) {
      for (int j = 0; j < d; j++) {
        center[j] += x[i][j] / rows.length;
      }
    }
    float[][] features = new float[rows.length][d];
    float[][] targets = new float[rows.length][];
    for (int r = 0; r < rows.length; r++) {
      for (int j = 0; j < d; j++) {
        features[r][j] = (float) (x[rows[r]][j] - center[j]);
      }
      targets[r] = loss.targets()[rows[r]].clone();
    }
    float[] start = new float[loss.width()];
    Arrays.fill(start, loss.classes() > 0 ? 1f / loss.classes() : 0f);
    float[] scales = new float[d];
    Arrays.fill(scales, 1f);
    return new LearnedMemories(
        center,
        features,
        targets,
        start,
        scales,
        beta,
        learning.targetBeta(),
        learning.steps(),
        learning.stepSize(),
        separation);
  }

  /** Twice the sum of the variances of the columns. */
  private double meanSquaredDistance() {
    double sum = 0;
    for (int j = 0; j < x[0].length; j++) {
      double mean = 0;
      for (int i = 0; i < x.length; i++) {
        double gap = x[i][j] - mean;
        mean += gap / (i + 1);
        sum += gap * (x[i][j] - mean);
      }
    }
    return 2 * sum / x.length;
  }
}
