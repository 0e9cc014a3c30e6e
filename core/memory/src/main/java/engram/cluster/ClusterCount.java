package engram.cluster;

import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.model.Progress;
import engram.recall.RecallView;
import engram.recall.RecallWalk;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * How many clusters rows have: the k whose {@link Clam} clusters are left least when rows are
 * recalled by their nearest rows again and again, less what chance would keep there ({@link
 * RecallWalk#retention}), in the best of {@value #RESTARTS} fits. The retention is the mean over 10
 * and 20 neighbors, over a tenth of the distinct rows where they are few. The walk takes as many
 * steps as let it cross all rows, by the number of dimensions that they fill: {@code 2.5 (n / q)^(2
 * / d)}, from {@value #FEWEST_STEPS} to {@value #MOST_STEPS}.
 *
 * <p>Counted are k = 2 to {@value #MOST}, and to a third of the distinct rows at most; rows that do
 * not differ are one cluster. Rows without any groups get a k too: the answer is the best of these
 * counts, not a test for structure. The steps and neighbors were chosen on eleven data sets, see
 * docs/experiments/clustering.md; the labels that the fits are measured by there are not seen.
 *
 * <p>Where there are more than 5,000 distinct rows, that many are drawn and counted, so that the
 * time does not grow with the data. It is that of some 30 fits with k = 10 and six restarts (8 to
 * 76, the median of eleven data sets 29). The same rows and seed give the same answer for any
 * number of threads.
 *
 * @param k the number of clusters, 1 or more
 * @param retention of 2 clusters, 3 clusters, and so on, 0 to below 1; empty where k is 1
 */
public record ClusterCount(int k, double[] retention) {

  /** The largest number of clusters that is tried. */
  public static final int MOST = 30;

  private static final double CROSSINGS = 2.5;
  private static final int FEWEST_STEPS = 15;
  private static final int MOST_STEPS = 300;
  private static final List<Integer> NEIGHBORS = List.of(10, 20);
  private static final double CONTRAST = 0.5;
  private static final int RESTARTS = 6;
  private static final int ROWS_A_CLUSTER = 3;

  /** Of few rows, more than a tenth are not neighbors but all groups. */
  private static final int ROWS_A_NEIGHBOR = 10;

  private static final int FEWEST_NEIGHBORS = 7;

  /** Copies the array. */
  public ClusterCount {
    retention = retention.clone();
  }

  /** Returns a copy. */
  @Override
  public double[] retention() {
    return retention.clone();
  }

  /**
   * Counts the clusters of rows.
   *
   * @param x n rows of D values, NaN = missing, not modified; columns should have comparable spread
   * @param weights n weights of 0 or more, not modified, or null for 1 each
   * @param seed everything random follows from it
   * @param threads 0 = one per processor
   * @param progress told after each count, with its retention; may end the search, which then
   *     returns the best count so far
   * @throws IllegalArgumentException if the data cannot be clustered
   * @throws CancellationException if the thread is interrupted
   */
  public static ClusterCount of(
      double[][] x, double[] weights, long seed, int threads, Progress progress) {
    DataCheck.data(x, weights);
    try (Parallel pool = new Parallel(threads)) {
      RandomStream stream = new RandomStream(seed).fork(-1);
      int most = NEIGHBORS.get(1);
      RecallView view = RecallView.of(x, weights, most + 1, CONTRAST, stream, pool);
      int rows = view.size();
      if (rows == 1) {
        return new ClusterCount(1, new double[0]);
      }
      int widest = Math.max(FEWEST_NEIGHBORS, rows / ROWS_A_NEIGHBOR);
      double dimension = view.dimension(most);
      List<Walk> walks =
          NEIGHBORS.stream()
              .map(q -> Math.min(q, widest))
              .map(q -> new Walk(view.walk(q), steps(rows, q, dimension)))
              .toList();
      int largest = Math.min(MOST, Math.max(2, rows / ROWS_A_CLUSTER));
      return best(view, walks, largest, training(seed, threads), progress);
    }
  }

  /**
   * Returns k where it is given, and counts where it is 0.
   *
   * @throws IllegalArgumentException if k is below 0, or memories are given to start from without
   *     their number
   */
  public static int resolve(int k, double[][] x, double[] weights, Training training) {
    Check.atLeast("k", k, 0);
    return k > 0 ? k : of(x, weights, training.seed(), training.threads(), Progress.NONE).k();
  }

  private record Walk(RecallWalk rows, int steps) {}

  /**
   * How long a walk takes to be everywhere in its group: a place has about n / q neighborhoods, (n
   * / q)^(1 / d) from end to end, and a walk crosses in the square of that.
   */
  private static int steps(int rows, int neighbors, double dimension) {
    double crossing = StrictMath.pow((double) rows / neighbors, 2 / dimension);
    return (int) Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, Math.rint(CROSSINGS * crossing)));
  }

  private static Training training(long seed, int threads) {
    return Training.DEFAULT
        .withViews(Views.RECALL)
        .withRestarts(RESTARTS)
        .withSeed(seed)
        .withThreads(threads);
  }

  private static ClusterCount best(
      RecallView view, List<Walk> walks, int largest, Training training, Progress progress) {
    double[] retention = new double[largest - 1];
    MemoryFit fit = new MemoryFit(view.rows(), view.weights(), 2, training, Progress.NONE);
    int counted = 0;
    boolean on = true;
    while (on && counted < retention.length) {
      int k = counted + 2;
      fit = fit.withMore(k);
      retention[counted] = retention(fit, walks, new Clam.Options(k).withTraining(training));
      counted++;
      on = progress.update(counted, retention.length, retention[counted - 1]);
    }
    retention = Arrays.copyOf(retention, counted);
    return new ClusterCount(RestartChoice.largest(retention) + 2, retention);
  }

  /** Returns the retention of the clustering that holds best. */
  private static double retention(MemoryFit fit, List<Walk> walks, Clam.Options options) {
    double best = Double.NEGATIVE_INFINITY;
    for (int[] labels : fit.clusterings(tiles -> new ClamFit(options, tiles))) {
      double sum = 0;
      for (Walk walk : walks) {
        sum += walk.rows().retention(labels, walk.steps());
      }
      best = Math.max(best, sum / walks.size());
    }
    return best;
  }
}
