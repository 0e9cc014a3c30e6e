package engram.predict;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.List;

/**
 * Chooses how much of a metric is learned by how well pairs left out are predicted: five folds of a
 * small set, three of a middling one, one third held out of a large one. The temperature is chosen
 * on the same pairs left out: on the pairs that a metric was learned from it would come out too
 * cold.
 */
final class MetricChoice {

  private static final int SMALL = 200;
  private static final int LARGE = 600;
  private static final int FOLDS = 5;

  /** Learning starts where the exponent of two random rows is about this. */
  private static final double START = 10;

  private static final double[] FACTORS = {
    0.1, 0.17, 0.25, 0.4, 0.6, 0.8, 1, 1.3, 1.7, 2.2, 3, 4.5, 7
  };

  /** What is tried, from the least to the most that is learned. */
  static final List<MetricLearning.Plan> PLANS =
      List.of(
          new MetricLearning.Plan(MetricForm.BETA, 0, 0, 0),
          new MetricLearning.Plan(MetricForm.SCALES, 15, 0.05, 0.03),
          new MetricLearning.Plan(MetricForm.MAP, 15, 0.05, 0.1),
          new MetricLearning.Plan(MetricForm.MAP, 15, 0.05, 0.01));

  private final double[][] x;
  private final Targets targets;
  private final double[] weights;
  private final RandomStream stream;
  private final Parallel pool;

  MetricChoice(
      double[][] x, Targets targets, double[] weights, RandomStream stream, Parallel pool) {
    this.x = x;
    this.targets = targets;
    this.weights = weights;
    this.stream = stream;
    this.pool = pool;
  }

  /**
   * A plan that was chosen, and how it did on pairs left out.
   *
   * @param plan how the metric is learned
   * @param factor by what squared distances are multiplied then
   * @param loss mean loss on the pairs left out
   * @param rows which pairs were left out
   * @param predictions their predictions, one row each
   */
  record Chosen(
      MetricLearning.Plan plan, double factor, double loss, int[] rows, double[][] predictions) {}

  /**
   * Returns the plan of a form, or of any, and the temperature that predict pairs left out best;
   * the simplest of equals.
   */
  Chosen choose(MetricForm form) {
    List<MetricLearning.Plan> plans =
        PLANS.stream().filter(plan -> form == MetricForm.AUTO || plan.form() == form).toList();
    int[] order = stream.fork(1).permutation(x.length);
    int folds = x.length < SMALL ? Math.min(FOLDS, x.length) : 3;
    int used = x.length < LARGE ? folds : 1;
    int[][] tests = new int[used][];
    for (int fold = 0; fold < used; fold++) {
      tests[fold] = every(order, fold, folds, true);
    }
    double[][][][][] predictions = new double[plans.size()][used][][][];
    pool.run(
        plans.size() * used,
        (task, worker) ->
            predictions[task / used][task % used] =
                heldOut(
                    plans.get(task / used),
                    every(order, task % used, folds, false),
                    tests[task % used]));
    int[] rows = java.util.Arrays.stream(tests).flatMapToInt(java.util.Arrays::stream).toArray();
    Chosen best = null;
    for (int plan = 0; plan < predictions.length; plan++) {
      for (int f = 0; f < FACTORS.length; f++) {
        double[][] joined = join(predictions[plan], tests, f);
        double loss = meanLoss(rows, joined);
        if (best == null || loss < best.loss) {
          best = new Chosen(plans.get(plan), FACTORS[f], loss, rows, joined);
        }
      }
    }
    return best;
  }

  /** Returns every fold-th of the order, or the others. */
  private static int[] every(int[] order, int fold, int folds, boolean inside) {
    return java.util.stream.IntStream.range(0, order.length)
        .filter(place -> (place % folds == fold) == inside)
        .map(place -> order[place])
        .toArray();
  }

  /** Returns the predictions at the tested pairs for each factor. */
  private double[][][] heldOut(MetricLearning.Plan plan, int[] train, int[] test) {
    try (Parallel one = new Parallel(1)) {
      double[][] rows = pick(train);
      double[] rowWeights = pickWeights(train);
      Targets values = targets.pick(train);
      PairMemory memory =
          new PairMemory(metric(plan, rows, values, rowWeights), rows, values, rowWeights);
      double[][] queries = pick(test);
      return memory.predict(pick(test), FACTORS, one);
    }
  }

  private static double[][] join(double[][][][] folds, int[][] tests, int factor) {
    double[][] joined =
        new double[java.util.Arrays.stream(tests).mapToInt(test -> test.length).sum()][];
    int at = 0;
    for (int fold = 0; fold < tests.length; fold++) {
      int count = tests[fold].length;
      System.arraycopy(folds[fold][factor], 0, joined, at, count);
      at += count;
    }
    return joined;
  }

  private double meanLoss(int[] rows, double[][] predictions) {
    double[] slope = new double[targets.width()];
    double loss = 0;
    double total = 0;
    for (int i = 0; i < rows.length; i++) {
      double weight = weights == null ? 1 : weights[rows[i]];
      loss += weight * targets.loss(rows[i], predictions[i], slope);
      total += weight;
    }
    return total > 0 ? loss / total : loss;
  }

  private Metric metric(
      MetricLearning.Plan plan, double[][] rows, Targets values, double[] rowWeights) {
    return new MetricLearning(rows, values, rowWeights, plan)
        .learn(START / rows[0].length, stream.fork(2));
  }

  /** Learns the chosen metric on all pairs. */
  PairMemory learn(Chosen chosen) {
    Metric metric = metric(chosen.plan, x, targets, weights);
    return new PairMemory(metric, x, targets, weights).scaled(Math.sqrt(chosen.factor));
  }

  private double[][] pick(int[] indices) {
    double[][] picked = new double[indices.length][];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = x[indices[i]];
    }
    return picked;
  }

  private double[] pickWeights(int[] indices) {
    if (weights == null) {
      return null;
    }
    double[] picked = new double[indices.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = weights[indices[i]];
    }
    return picked;
  }
}
