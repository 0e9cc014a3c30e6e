package engram.predict;

import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Wide;
import engram.member.Effort;
import engram.member.EmbeddingMetric;
import engram.member.LeftOut;
import engram.member.Member;
import engram.member.MemberTrial;
import engram.member.Members;
import engram.member.Pairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns metrics and weighs them by how well pairs left out are predicted ({@link LeftOut}). Every
 * metric is kept as learned on its fold, since on the pairs that a metric was learned from a
 * temperature would come out too cold; all pairs are its memories.
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

  /** Most pairs, and most pairs times squared columns, that are given a mixture. */
  private static final int MOST_MIXED = 5000;

  private static final double MOST_WORK = 2e7;

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

  /** Embeddings and the temperatures of each. */
  private static final int EMBEDDINGS = 4;

  private static final double[] EMBEDDED = {0.5, 0.75, 1, 1.5};

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
   * @param plan how a metric is learned; null for an embedding
   * @param kept how many columns of a wide table are kept, 0 where it is not wide
   * @param net which of the embeddings
   */
  private record Candidate(FeatureView view, MetricLearning.Plan plan, int kept, int net) {
    double[] factors() {
      return plan == null ? EMBEDDED : FACTORS;
    }

    /** Whether it is not learned, and so the same on every fold. */
    boolean same() {
      return plan != null && plan.form() == MetricForm.BETA;
    }
  }

  /** A metric learned on a part, and what it predicts of the rest at each temperature. */
  private record Learned(Metric metric, double[][][] predictions) {}

  /**
   * Learns and weighs the metrics of a form, or of all.
   *
   * @param effort how much is tried if the form is {@link MetricForm#AUTO}
   */
  Chosen choose(MetricForm form, Effort effort) {
    LeftOut leftOut = LeftOut.of(x.length, stream.fork(1));
    boolean auto = form == MetricForm.AUTO;
    MetricForm tried = auto && effort == Effort.QUICK ? MetricForm.SCALES : form;
    List<Candidate> candidates = wide() ? wideCandidates(tried) : candidates(tried);
    boolean more = auto && mixed() && !wide() && separation.equals(Separations.SOFTMAX);
    if (more && effort == Effort.THOROUGH && targets.classes() > 0) {
      candidates.addAll(embeddings(leftOut.folds()));
    }
    Learned[][] learned = new Learned[candidates.size()][leftOut.folds()];
    pool.run(
        candidates.size() * leftOut.folds(),
        (task, worker) -> {
          int fold = task % leftOut.folds();
          int k = task / leftOut.folds();
          learned[k][fold] =
              learn(candidates.get(k), leftOut.trains()[fold], leftOut.tests()[fold]);
        });
    List<MixtureChoice.Tried> all = new ArrayList<>();
    for (int k = 0; k < learned.length; k++) {
      all.add(tried(candidates.get(k), learned[k]));
    }
    if (more) {
      Pairs pairs = new Pairs(x, targets.values(), targets.classes(), weights);
      MemberTrial.of(Members.plans(effort, pairs), pairs, leftOut, stream.fork(4), pool).stream()
          .map(MixtureChoice.Tried::of)
          .forEach(all::add);
    }
    boolean crossed = wide() && targets.classes() == 0;
    return new MixtureChoice(targets, weights, leftOut.rows()).weigh(all, mixed(), crossed);
  }

  private MixtureChoice.Tried tried(Candidate candidate, Learned[] folds) {
    boolean embedding = candidate.plan == null;
    return new MixtureChoice.Tried(
        embedding ? PairMemory.EMBEDDING : PairMemory.KIND,
        embedding ? null : candidate.plan.form(),
        candidate.factors(),
        Arrays.stream(folds).map(Learned::predictions).toArray(double[][][][]::new),
        () ->
            Arrays.stream(folds)
                .limit(candidate.same() ? 1 : folds.length)
                .<Member>map(fold -> new PairMemory(fold.metric, x, targets, weights, separation))
                .toList(),
        candidate.same() ? folds.length : 1);
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
            .forEach(plan -> candidates.add(new Candidate(view, plan, 0, 0)));
      } else {
        candidates.add(new Candidate(view, PLANS.get(1 + halves / 2 % 2), 0, 0));
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
              .forEach(kept -> candidates.add(new Candidate(view, plan, kept, 0)));
        }
      }
    }
    return candidates;
  }

  /** Embeddings from several starts: with their folds, four or more. */
  private List<Candidate> embeddings(int folds) {
    RankScale ranks = RankScale.of(x, weights);
    FeatureView view =
        new FeatureView(FeatureView.whole(x[0].length).columns(), ranks.changes() ? ranks : null);
    return IntStream.range(0, (EMBEDDINGS + folds - 1) / folds)
        .mapToObj(net -> new Candidate(view, null, 0, net))
        .toList();
  }

  private Learned learn(Candidate candidate, int[] train, int[] test) {
    double[][] rows = pick(train);
    double[] rowWeights = pickWeights(train);
    Targets values = targets.pick(train);
    Metric metric = metric(candidate, rows, values, rowWeights);
    try (Parallel one = new Parallel(1)) {
      PairMemory memory = new PairMemory(metric, rows, values, rowWeights, separation);
      return new Learned(metric, memory.predict(pick(test), candidate.factors(), one));
    }
  }

  private Metric metric(Candidate candidate, double[][] rows, Targets values, double[] rowWeights) {
    if (candidate.plan == null) {
      RankScale ranks = candidate.view.ranks();
      EmbeddingMetric embedding =
          EmbeddingMetric.learn(
              new Pairs(rows, values.values(), values.classes(), rowWeights),
              ranks == null ? null : ranks.apply(rows),
              stream.fork(5).fork(candidate.net));
      return new Metric(null, ranks, null, embedding);
    }
    if (candidate.kept > 0) {
      RankScale ranks = candidate.view.ranks();
      double[][] seen = ranks == null ? rows : ranks.apply(rows);
      ScreenedMetric screened =
          ScreenedMetric.learn(
              seen, values, rowWeights, candidate.plan.form(), candidate.kept, START);
      return new Metric(null, ranks == null ? null : ranks.only(screened.picked()), screened, null);
    }
    double[][] seen = candidate.view.of(rows);
    float[][] map =
        new MetricLearning(seen, values, rowWeights, candidate.plan)
            .learn(START / seen[0].length, stream.fork(2));
    return candidate.view.metric(map, x[0].length);
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
