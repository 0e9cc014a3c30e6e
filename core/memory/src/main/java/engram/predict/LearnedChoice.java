package engram.predict;

import engram.energy.Separation;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Chooses how many memories are learned, at what temperature and for how long, by how well rows
 * held out are predicted: five folds of a small set, three of a middling one, a third of a large
 * one. A trial learns on all folds in step, so that the best epoch is that of all folds together.
 * The temperature is chosen for the number of memories that was best at the usual one.
 */
final class LearnedChoice {

  private static final int SMALL = 200;
  private static final int LARGE = 600;
  private static final int FOLDS = 5;

  /** Memories for each class, or for a number. */
  private static final int[] PER_CLASS = {1, 3, 10, 30};

  private static final int[] FOR_NUMBERS = {4, 12, 40, 120};

  /** By how much two random rows differ in the exponent where nothing is tried. */
  private static final double SHARPNESS = 20;

  private static final double[] OTHERS = {5, 10, 40};
  private static final int EPOCHS = 100;
  private static final int FEWEST_EPOCHS = 20;
  private static final int ROW_VISITS = 3_000_000;

  /** Share of the epochs without a better one that ends a trial. */
  private static final double PATIENCE = 0.3;

  /**
   * What was chosen, and how it did on the rows held out.
   *
   * @param k number of memories
   * @param sharpness by how much two random rows differ in the exponent
   * @param schedule epochs over which the rate of learning falls to 0
   * @param epochs epochs after which learning ends
   * @param rows the rows held out, none where nothing was to choose
   * @param predictions their predictions
   */
  record Chosen(
      int k, double sharpness, int schedule, int epochs, int[] rows, double[][] predictions) {}

  private final double[][] x;
  private final AnswerLoss loss;
  private final double[] weights;
  private final Learning learning;
  private final Separation separation;
  private final long seed;
  private final int schedule;
  private double least = Double.POSITIVE_INFINITY;
  private Chosen best;

  LearnedChoice(
      double[][] x,
      AnswerLoss loss,
      double[] weights,
      Learning learning,
      Separation separation,
      long seed) {
    this.x = x;
    this.loss = loss;
    this.weights = weights;
    this.learning = learning;
    this.separation = separation;
    this.seed = seed;
    this.schedule =
        learning.epochs() > 0
            ? learning.epochs()
            : Math.max(FEWEST_EPOCHS, Math.min(EPOCHS, ROW_VISITS / x.length));
  }

  /**
   * Chooses.
   *
   * @param k number of memories, 0 to choose it
   */
  Chosen choose(int k, Parallel pool) {
    if (k > 0 && learning.epochs() > 0) {
      return new Chosen(k, SHARPNESS, schedule, schedule, new int[0], new double[0][]);
    }
    int[] order = new RandomStream(seed).fork(1).permutation(x.length);
    int folds = x.length < SMALL ? Math.min(FOLDS, x.length) : 3;
    int used = x.length < LARGE ? folds : 1;
    int[][] tests = new int[used][];
    int[][] trains = new int[used][];
    for (int fold = 0; fold < used; fold++) {
      tests[fold] = every(order, fold, folds, true);
      trains[fold] = every(order, fold, folds, false);
    }
    for (int each : k > 0 ? new int[] {k} : candidates(trains[0].length)) {
      tryOut(each, SHARPNESS, trains, tests, pool);
    }
    int chosen = best.k;
    for (double sharpness : learning.beta() > 0 ? new double[0] : OTHERS) {
      tryOut(chosen, sharpness, trains, tests, pool);
    }
    return best;
  }

  /** Returns the training on all rows that was chosen. */
  LearnedTraining training(Chosen chosen) {
    return new LearnedTraining(
        x,
        loss,
        weights,
        chosen.k,
        chosen.sharpness,
        learning,
        separation,
        chosen.schedule,
        chosen.epochs,
        seed);
  }

  private int[] candidates(int rows) {
    int[] all =
        loss.classes() == 0
            ? FOR_NUMBERS
            : Arrays.stream(PER_CLASS).map(each -> each * loss.classes()).toArray();
    return Arrays.stream(all).filter(each -> each == all[0] || 2 * each <= rows).toArray();
  }

  /** Returns every fold-th of the order, or the others. */
  private static int[] every(int[] order, int fold, int folds, boolean inside) {
    return IntStream.range(0, order.length)
        .filter(place -> (place % folds == fold) == inside)
        .map(place -> order[place])
        .toArray();
  }

  private void tryOut(int k, double sharpness, int[][] trains, int[][] tests, Parallel pool) {
    LearnedTraining[] trainings = new LearnedTraining[trains.length];
    double[][][] queries = new double[trains.length][][];
    for (int fold = 0; fold < trains.length; fold++) {
      trainings[fold] = training(trains[fold], k, sharpness);
      queries[fold] = pick(tests[fold]);
    }
    int[] rows = Arrays.stream(tests).flatMapToInt(Arrays::stream).toArray();
    double leastHere = Double.POSITIVE_INFINITY;
    int bestHere = 0;
    for (int epoch = 1; epoch <= schedule; epoch++) {
      double[][] predictions = predictions(trainings, queries, pool);
      if (learning.epochs() > 0 && epoch < schedule) {
        continue;
      }
      double now = meanLoss(rows, predictions);
      if (now < leastHere) {
        leastHere = now;
        bestHere = epoch;
      }
      if (now < least) {
        least = now;
        best = new Chosen(k, sharpness, schedule, epoch, rows, predictions);
      }
      if (epoch - bestHere > PATIENCE * schedule) {
        return;
      }
    }
  }

  private LearnedTraining training(int[] rows, int k, double sharpness) {
    double[] some =
        weights == null ? null : Arrays.stream(rows).mapToDouble(i -> weights[i]).toArray();
    return new LearnedTraining(
        pick(rows),
        loss.pick(rows),
        some,
        k,
        sharpness,
        learning,
        separation,
        schedule,
        schedule,
        seed);
  }

  /** Trains every fold for an epoch and predicts its rows held out. */
  private static double[][] predictions(
      LearnedTraining[] trainings, double[][][] queries, Parallel pool) {
    double[][][] answers = new double[trainings.length][][];
    if (trainings.length == 1) {
      trainings[0].epoch(pool);
      answers[0] = trainings[0].memories().answers(queries[0], pool);
    } else {
      pool.run(
          trainings.length,
          (fold, worker) -> {
            try (Parallel one = new Parallel(1)) {
              trainings[fold].epoch(one);
              answers[fold] = trainings[fold].memories().answers(queries[fold], one);
            }
          });
    }
    return Arrays.stream(answers).flatMap(Arrays::stream).toArray(double[][]::new);
  }

  private double meanLoss(int[] rows, double[][] predictions) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < rows.length; i++) {
      double weight = weights == null ? 1 : weights[rows[i]];
      sum += weight * loss.at(rows[i], predictions[i]);
      total += weight;
    }
    return total > 0 ? sum / total : sum;
  }

  private double[][] pick(int[] rows) {
    return Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new);
  }
}
