package engram.predict;

import engram.energy.Separation;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Wide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns metrics and weighs them by how well pairs left out are predicted: five folds of a small
 * set, three of a middling one, one third held out of a large one. Every metric is kept as learned
 * on its fold, since on the pairs that a metric was learned from a temperature would come out too
 * cold; all pairs are its memories.
 *
 * <p>Several forms of metric on several views of the features, at several temperatures, are mixed.
 * Of a large set the one that predicts best is taken, so that a prediction passes over the memories
 * once.
 *
 * <p>Of a wide table ({@link Wide}) the metrics are {@link ScreenedMetric}s: all columns alike, and
 * at most 10 to 1000 of them by what the targets explain, as they are and less the axes that move
 * all. They are mixed in the same way. O(n D) a metric, O(n^2 D) with axes.
 */
final class MetricChoice {

  private static final int SMALL = 200;
  private static final int LARGE = 600;
  private static final int FOLDS = 5;
  private static final int MOST_TESTED = 3000;

  /** Most pairs, and most pairs times squared columns, that are given a mixture. */
  private static final int MOST_MIXED = 5000;

  private static final double MOST_WORK = 2e7;

  /** MixtureShares below are dropped. */
  private static final double LEAST_SHARE = 0.001;

  /** Learning starts where the exponent of two random rows is about this. */
  private static final double START = 10;

  /** Times squared distances; at 0 all pairs count alike. */
  private static final double[] FACTORS = {0, 0.15, 0.25, 0.4, 0.65, 1, 1.6, 2.5, 4, 7};

  /** What is learned, from the least to the most. */
  private static final List<MetricLearning.Plan> PLANS =
      List.of(
          new MetricLearning.Plan(MetricForm.BETA, 0, 0, 0),
          new MetricLearning.Plan(MetricForm.SCALES, 15, 0.05, 0.03),
          new MetricLearning.Plan(MetricForm.MAP, 15, 0.05, 0.01));

  /** How many columns of a wide table are kept at most. */
  private static final int[] KEPT = {10, 30, 100, 300, 1000};

  private final double[][] x;
  private final Targets targets;
  private final double[] weights;
  private final Separation separation;
  private final RandomStream stream;
  private final Parallel pool;

  /**
   * Prepares.
   *
   * @param separation from scores to shares of the pairs in an answer; metrics are learned under
   *     softmax, and weighed under this
   */
  MetricChoice(
      double[][] x,
      Targets targets,
      double[] weights,
      Separation separation,
      RandomStream stream,
      Parallel pool) {
    this.x = x;
    this.targets = targets;
    this.weights = weights;
    this.separation = separation;
    this.stream = stream;
    this.pool = pool;
  }

  /**
   * What was chosen, and how it did on pairs left out.
   *
   * @param memory all pairs under the metrics chosen
   * @param form what is learned of the metric with the largest share
   * @param loss mean loss on the pairs left out
   * @param rows which pairs were left out
   * @param predictions their predictions, one row each
   */
  record Chosen(
      PairMixture memory, MetricForm form, double loss, int[] rows, double[][] predictions) {}

  /**
   * What is tried.
   *
   * @param kept how many columns of a wide table are kept, 0 where it is not wide
   */
  private record Candidate(FeatureView view, MetricLearning.Plan plan, int kept) {}

  /** A metric learned on a part, and what it predicts of the rest at each temperature. */
  private record Learned(Metric metric, double[][][] predictions) {}

  /** Learns and weighs the metrics of a form, or of all. */
  Chosen choose(MetricForm form) {
    int[] order = stream.fork(1).permutation(x.length);
    int folds = x.length < SMALL ? Math.min(FOLDS, x.length) : 3;
    int[][] tests = new int[x.length < LARGE ? folds : 1][];
    for (int fold = 0; fold < tests.length; fold++) {
      int[] test = every(order, fold, folds, true);
      tests[fold] = Arrays.copyOf(test, Math.min(MOST_TESTED, test.length));
    }
    List<Candidate> candidates = candidates(form);
    Learned[][] learned = new Learned[candidates.size()][tests.length];
    pool.run(
        candidates.size() * tests.length,
        (task, worker) -> {
          int fold = task % tests.length;
          learned[task / tests.length][fold] =
              learn(
                  candidates.get(task / tests.length),
                  every(order, fold, folds, false),
                  tests[fold]);
        });
    return weigh(candidates, learned, Arrays.stream(tests).flatMapToInt(Arrays::stream).toArray());
  }

  private boolean wide() {
    return Wide.is(x.length, x[0].length);
  }

  private boolean mixed() {
    return wide()
        || x.length <= MOST_MIXED && (double) x.length * x[0].length * x[0].length <= MOST_WORK;
  }

  private List<Candidate> candidates(MetricForm form) {
    int d = x[0].length;
    if (wide()) {
      return wideCandidates(form);
    }
    List<FeatureView> views =
        form == MetricForm.AUTO && mixed()
            ? FeatureView.several(x, weights, stream.fork(3))
            : List.of(FeatureView.whole(d));
    List<Candidate> candidates = new ArrayList<>();
    int halves = 0;
    for (FeatureView view : views) {
      if (view.isWhole(d)) {
        PLANS.stream()
            .filter(plan -> form == MetricForm.AUTO || form == plan.form())
            .forEach(plan -> candidates.add(new Candidate(view, plan, 0)));
      } else {
        candidates.add(new Candidate(view, PLANS.get(1 + halves / 2 % 2), 0));
        halves++;
      }
    }
    return candidates;
  }

  private List<Candidate> wideCandidates(MetricForm form) {
    int d = x[0].length;
    List<Candidate> candidates = new ArrayList<>();
    List<FeatureView> views = new ArrayList<>(List.of(FeatureView.whole(d)));
    RankScale ranks = RankScale.of(x, weights);
    if (form == MetricForm.AUTO && ranks.changes()) {
      views.add(new FeatureView(views.get(0).columns(), ranks));
    }
    for (FeatureView view : views) {
      for (MetricLearning.Plan plan : PLANS) {
        boolean all = plan.form() != MetricForm.SCALES;
        boolean some = plan.form() != MetricForm.BETA;
        // Axes are those of all columns; by ranks they would need the ranks of all.
        boolean fits = view.ranks() == null || plan.form() != MetricForm.MAP;
        if (fits && (form == MetricForm.AUTO || form == plan.form())) {
          IntStream.concat(
                  IntStream.of(KEPT).filter(kept -> some), IntStream.of(d).filter(c -> all))
              .filter(kept -> kept <= d)
              .distinct()
              .forEach(kept -> candidates.add(new Candidate(view, plan, kept)));
        }
      }
    }
    return candidates;
  }

  /** Returns every fold-th of the order, or the others. */
  private static int[] every(int[] order, int fold, int folds, boolean inside) {
    return IntStream.range(0, order.length)
        .filter(place -> (place % folds == fold) == inside)
        .map(place -> order[place])
        .toArray();
  }

  private Learned learn(Candidate candidate, int[] train, int[] test) {
    double[][] rows = pick(train);
    double[] rowWeights = pickWeights(train);
    Targets values = targets.pick(train);
    Metric metric = metric(candidate, rows, values, rowWeights);
    try (Parallel one = new Parallel(1)) {
      PairMemory memory = new PairMemory(metric, rows, values, rowWeights, separation);
      return new Learned(metric, memory.predict(pick(test), FACTORS, one));
    }
  }

  private Metric metric(Candidate candidate, double[][] rows, Targets values, double[] rowWeights) {
    if (candidate.kept > 0) {
      RankScale ranks = candidate.view.ranks();
      double[][] seen = ranks == null ? rows : ranks.apply(rows);
      ScreenedMetric screened =
          ScreenedMetric.learn(
              seen, values, rowWeights, candidate.plan.form(), candidate.kept, START);
      return new Metric(null, ranks == null ? null : ranks.only(screened.picked()), screened);
    }
    double[][] seen = candidate.view.of(rows);
    float[][] map =
        new MetricLearning(seen, values, rowWeights, candidate.plan)
            .learn(START / seen[0].length, stream.fork(2));
    return candidate.view.metric(map, x[0].length);
  }

  private Chosen weigh(List<Candidate> candidates, Learned[][] learned, int[] rows) {
    float[][] values = new float[learned.length * FACTORS.length][];
    for (int k = 0; k < values.length; k++) {
      values[k] = atTargets(learned[k / FACTORS.length], k % FACTORS.length, rows);
    }
    double[] shares = shares(values, rows);
    double[][] predictions = new double[rows.length][targets.width()];
    List<PairMixture.Member> members = new ArrayList<>();
    double largest = 0;
    MetricForm form = null;
    for (int k = 0; k < learned.length; k++) {
      double[] own = Arrays.copyOfRange(shares, k * FACTORS.length, (k + 1) * FACTORS.length);
      int[] kept = IntStream.range(0, own.length).filter(f -> own[f] > 0).toArray();
      addPredictions(predictions, learned[k], kept, own);
      if (Arrays.stream(own).sum() > largest) {
        largest = Arrays.stream(own).sum();
        form = candidates.get(k).plan.form();
      }
      // What is not learned is the same on every fold, and stored once.
      boolean same = candidates.get(k).plan.form() == MetricForm.BETA;
      for (int fold = 0; kept.length > 0 && fold < (same ? 1 : learned[k].length); fold++) {
        members.add(
            new PairMixture.Member(
                new PairMemory(learned[k][fold].metric, x, targets, weights, separation),
                Arrays.stream(kept).mapToDouble(f -> FACTORS[f]).toArray(),
                Arrays.stream(kept).mapToDouble(f -> own[f] / learned[0].length).toArray(),
                same ? learned[k].length : 1));
      }
    }
    boolean crossed = wide() && targets.classes() == 0 && learned[0].length > 1;
    double[][] honest = crossed ? crossed(learned, values, rows) : predictions;
    return new Chosen(new PairMixture(members), form, loss(honest, rows), rows, honest);
  }

  /**
   * The predictions of each fold with shares that the others give. A trend of a wide table is
   * weighed by rows left out, and memories on the mean would look better beside it than they are,
   * since shares of hundreds of predictors fit the few rows that they were learned from.
   */
  private double[][] crossed(Learned[][] learned, float[][] values, int[] rows) {
    double[][] predictions = new double[rows.length][targets.width()];
    int from = 0;
    for (int fold = 0; fold < learned[0].length; fold++) {
      int start = from;
      int count = learned[0][fold].predictions[0].length;
      int[] others =
          IntStream.range(0, rows.length).filter(i -> i < start || i >= start + count).toArray();
      float[][] seen = new float[values.length][others.length];
      for (int k = 0; k < values.length; k++) {
        for (int i = 0; i < others.length; i++) {
          seen[k][i] = values[k][others[i]];
        }
      }
      double[] shares = shares(seen, Arrays.stream(others).map(i -> rows[i]).toArray());
      for (int k = 0; k < learned.length; k++) {
        double[] own = Arrays.copyOfRange(shares, k * FACTORS.length, (k + 1) * FACTORS.length);
        int[] kept = IntStream.range(0, own.length).filter(f -> own[f] > 0).toArray();
        double[][] part = new double[count][targets.width()];
        addPredictions(part, new Learned[] {learned[k][fold]}, kept, own);
        for (int i = 0; i < count; i++) {
          for (int c = 0; c < part[i].length; c++) {
            predictions[start + i][c] += part[i][c];
          }
        }
      }
      from += count;
    }
    return predictions;
  }

  private float[] atTargets(Learned[] folds, int factor, int[] rows) {
    float[] values = new float[rows.length];
    int at = 0;
    for (Learned fold : folds) {
      for (double[] prediction : fold.predictions[factor]) {
        values[at] = (float) prediction[targets.place(rows[at])];
        at++;
      }
    }
    return values;
  }

  private double[] shares(float[][] values, int[] rows) {
    double[] shares = new double[values.length];
    if (mixed()) {
      shares = MixtureShares.of(values, rows, targets, weights);
      double least = Math.min(LEAST_SHARE, Arrays.stream(shares).max().orElseThrow());
      for (int k = 0; k < shares.length; k++) {
        shares[k] = shares[k] < least ? 0 : shares[k];
      }
      double total = Arrays.stream(shares).sum();
      for (int k = 0; k < shares.length; k++) {
        shares[k] /= total;
      }
      return shares;
    }
    double[] losses = MixtureShares.losses(values, rows, targets, weights);
    int best = 0;
    for (int k = 1; k < losses.length; k++) {
      best = losses[k] < losses[best] ? k : best;
    }
    shares[best] = 1;
    return shares;
  }

  private static void addPredictions(
      double[][] predictions, Learned[] folds, int[] kept, double[] shares) {
    int at = 0;
    for (Learned fold : folds) {
      for (int i = 0; i < fold.predictions[0].length; i++) {
        for (int f : kept) {
          for (int c = 0; c < predictions[at].length; c++) {
            predictions[at][c] += shares[f] * fold.predictions[f][i][c];
          }
        }
        at++;
      }
    }
  }

  private double loss(double[][] predictions, int[] rows) {
    float[] values = new float[rows.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) predictions[i][targets.place(rows[i])];
    }
    return MixtureShares.losses(new float[][] {values}, rows, targets, weights)[0];
  }

  private double[][] pick(int[] indices) {
    double[][] picked = new double[indices.length][];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = x[indices[i]];
    }
    return picked;
  }

  private double[] pickWeights(int[] indices) {
    return weights == null ? null : Arrays.stream(indices).mapToDouble(i -> weights[i]).toArray();
  }
}
