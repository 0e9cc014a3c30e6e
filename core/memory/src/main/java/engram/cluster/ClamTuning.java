package engram.cluster;

import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Tiles;
import engram.measure.ClusterSizes;
import engram.measure.Silhouette;
import engram.model.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The search of {@link Clam#tune}: many fits, the one of best silhouette whose clusters are not a
 * big one and crumbs.
 */
final class ClamTuning {

  /** Rows on which a silhouette is measured, at most. */
  private static final int SILHOUETTE_ROWS = 5000;

  private static final double REFINED_BETA = 80;
  private static final double REFINED_RATE = 0.02;

  /** From how many of the best fits a round goes on. */
  private static final int BEST = 3;

  private final double[][] x;
  private final double[] weights;
  private final Clam.Options options;
  private final Clam.Grid grid;
  private final RandomStream seeds;
  private final Tiles tiles;
  private final double meanSquaredDistance;

  ClamTuning(double[][] x, double[] weights, Clam.Options options, Clam.Grid grid) {
    this.x = x;
    this.weights = weights;
    int k = ClusterCount.resolve(options.k(), x, weights, options.training());
    this.options = options.withViews(Views.NONE).withK(k);
    this.grid = grid;
    this.seeds = new RandomStream(options.training().seed()).fork(-1);
    this.tiles = new MemoryFit(x, weights, k, this.options.training(), Progress.NONE).tiles();
    double distance = tiles.meanSquaredDistance();
    this.meanSquaredDistance = distance > 0 ? distance : 1;
  }

  Clam.Tuned run(Progress progress) {
    List<Clam.Options> plans = plans();
    SharedProgress shared = new SharedProgress(progress, grid.fits());
    List<Fit> fits = new ArrayList<>(fitAll(plans, shared));
    fits.sort(BEST_FIRST);
    for (int round = 0; round < grid.rounds(); round++) {
      fits.addAll(fitAll(refinements(fits, round), shared));
      fits.sort(BEST_FIRST);
    }
    return new Clam.Tuned(
        fits.get(0).model.chosenBy("silhouette"), fits.stream().map(Fit::trial).toList());
  }

  /**
   * Accepted before refused, then by silhouette; the sort is stable, so the first of equals stays
   * first.
   */
  private static final Comparator<Fit> BEST_FIRST =
      Comparator.comparing((Fit fit) -> !fit.trial.accepted())
          .thenComparing(fit -> -fit.trial.silhouette());

  /** Every point of the grid, each with the start and the seed of its own. */
  private List<Clam.Options> plans() {
    List<Clam.Options> plans = new ArrayList<>();
    for (int repeat = 0; repeat < grid.repeats(); repeat++) {
      for (double factor : grid.betaFactors()) {
        for (double mask : grid.maskFractions()) {
          for (double rate : grid.learningRates()) {
            Start start = options.training().init();
            if (start != Start.GIVEN && plans.size() % 2 == 1) {
              start = Start.KMEANS;
            }
            Training training =
                options.training().withRestarts(1).withLearningRate(rate).withThreads(1);
            training = start == Start.GIVEN ? training : training.withInit(start);
            plans.add(
                options
                    .withBeta(factor / meanSquaredDistance)
                    .withMaskFraction(mask)
                    .withTraining(training.withSeed(seeds.fork(plans.size()).nextLong())));
          }
        }
      }
    }
    return plans;
  }

  /**
   * The best fits go on from where they ended, unmasked, slowly and at a high beta; after the first
   * round each with one memory put on a far point.
   */
  private List<Clam.Options> refinements(List<Fit> fits, int round) {
    List<Clam.Options> plans = new ArrayList<>();
    int best = round == 0 ? Clam.Grid.ROUND : BEST;
    for (int i = 0; i < Clam.Grid.ROUND; i++) {
      ClamModel model = fits.get(i % Math.min(best, fits.size())).model;
      RandomStream stream = seeds.fork(-1L - round * Clam.Grid.ROUND - i);
      double[][] memories = model.memories();
      if (round > 0) {
        memories[fits.get(i % Math.min(best, fits.size())).loose(stream)] =
            farPoint(memories, stream);
      }
      Training training = model.options().training();
      plans.add(
          model
              .options()
              .withBeta(REFINED_BETA / meanSquaredDistance)
              .withMaskFraction(0)
              .withTraining(training.withMemories(memories).withLearningRate(REFINED_RATE)));
    }
    return plans;
  }

  /** Draws a row by its squared distance to the nearest memory. */
  private double[] farPoint(double[][] memories, RandomStream stream) {
    float[][] centred = Starts.given(tiles, memories);
    float[][] more = java.util.Arrays.copyOf(centred, centred.length + 1);
    more[centred.length] = new float[tiles.columns()];
    Starts.placeAnew(tiles, more, centred.length, stream);
    double[] point = new double[tiles.columns()];
    for (int d = 0; d < point.length; d++) {
      point[d] = more[centred.length][d] + tiles.center()[d];
    }
    return point;
  }

  private List<Fit> fitAll(List<Clam.Options> plans, SharedProgress progress) {
    Fit[] fits = new Fit[plans.size()];
    try (Parallel pool = new Parallel(options.training().threads())) {
      pool.run(
          fits.length,
          (i, worker) -> {
            if (i == 0 || progress.goesOn()) {
              fits[i] = fit(plans.get(i));
              progress.update(1, 1, fits[i].trial.silhouette());
            }
          });
    }
    List<Fit> done = new ArrayList<>();
    for (Fit fit : fits) {
      if (fit != null) {
        done.add(fit);
      }
    }
    return done;
  }

  private Fit fit(Clam.Options plan) {
    ClamModel model = Clam.fit(x, weights, plan, Progress.NONE);
    int[] labels = model.predict(x);
    double[] clusters = new double[plan.k()];
    double silhouette;
    if (x.length <= SILHOUETTE_ROWS) {
      double[] values = Silhouette.values(x, labels, 1);
      silhouette = java.util.Arrays.stream(values).average().orElse(Double.NaN);
      for (int i = 0; i < labels.length; i++) {
        clusters[labels[i]] += values[i] / model.sizes()[labels[i]];
      }
    } else {
      silhouette = Silhouette.ofSample(x, labels, SILHOUETTE_ROWS, options.training().seed(), 1);
    }
    double effective = ClusterSizes.of(labels).effectiveClusters();
    boolean accepted =
        effective >= (plan.k() + 1) / 2.0
            && model.usedClusters() == plan.k()
            && !Double.isNaN(silhouette);
    return new Fit(model, new Clam.Trial(plan, silhouette, effective, accepted), clusters);
  }

  private record Fit(ClamModel model, Clam.Trial trial, double[] clusters) {

    /**
     * Returns a cluster that is worth giving up: of two drawn at random the one of lower
     * silhouette.
     */
    int loose(RandomStream stream) {
      int a = stream.nextInt(clusters.length);
      int b = stream.nextInt(clusters.length);
      return clusters[a] <= clusters[b] ? a : b;
    }
  }
}
