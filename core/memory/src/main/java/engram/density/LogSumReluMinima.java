package engram.density;

import engram.energy.Similarity;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The minima of a log-sum-ReLU energy: all of them for few memories, a sample for many.
 *
 * <p>The exact search walks the subsets whose members are pairwise nearer than {@code 2 r} (two
 * memories within r of one point are) and tests each by the criterion of {@link LogSumRelu}. The
 * squared distance of the mean of B from a memory comes from the distances between memories alone,
 * {@code sum_b D(b, mu) / n - sum_{b < c} D(b, c) / n^2} with n = |B| and D the squared distances,
 * so a subset costs O(K) whatever D is.
 */
public final class LogSumReluMinima {

  /** The most memories that an exact search takes. */
  public static final int MOST = 30;

  private final double[][] squares;
  private final double reach;
  private final int[] neighbours;
  private final IntConsumer found;

  private LogSumReluMinima(double[][] memories, double beta, IntConsumer found) {
    int k = memories.length;
    if (k > MOST) {
      throw new IllegalArgumentException(
          "memories are " + k + ", allowed: up to " + MOST + " for all subsets; sample for more");
    }
    this.reach = 2 / beta;
    this.found = found;
    squares = new double[k][k];
    neighbours = new int[k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        squares[i][j] = -2 * Similarity.EUCLIDEAN.of(memories[i], memories[j]);
        if (squares[i][j] < 4 * reach) {
          neighbours[i] |= 1 << j;
        }
      }
    }
  }

  /**
   * How many minima there are.
   *
   * @param preserved those that are stored memories
   * @param novel those that are means of several
   */
  public record Counts(int preserved, int novel) {
    /** Returns their sum. */
    public int total() {
      return preserved + novel;
    }
  }

  /**
   * Counts the minima exactly. O(K 2^K) at worst, far less where memories are out of each other's
   * reach: at worst seconds for 24 and minutes for 30.
   *
   * @param memories up to {@value #MOST} rows of D finite values, not modified
   * @param beta above 0 and finite
   */
  public static Counts count(double[][] memories, double beta) {
    LogSumRelu energy = new LogSumRelu(memories, beta);
    int[] counts = new int[2];
    search(memories, beta, subset -> counts[energy.minimum(members(subset)).novel() ? 1 : 0]++);
    return new Counts(counts[0], counts[1]);
  }

  /** Returns every minimum, as {@link #count} counts them, those of the first memory first. */
  public static List<LogSumRelu.Minimum> all(double[][] memories, double beta) {
    LogSumRelu energy = new LogSumRelu(memories, beta);
    List<LogSumRelu.Minimum> minima = new ArrayList<>();
    search(memories, beta, subset -> minima.add(energy.minimum(members(subset))));
    return minima;
  }

  private static void search(double[][] memories, double beta, IntConsumer found) {
    LogSumReluMinima walk = new LogSumReluMinima(memories, beta, found);
    int k = memories.length;
    walk.extend(0, 0, 0, new double[k], 0, -1 >>> (32 - k));
  }

  /**
   * Adds each later candidate to the subset in turn, tests what results, and goes on from there.
   *
   * @param near the summed squared distances of the subset from each memory
   * @param pairs the summed squared distances within the subset
   */
  private void extend(
      int subset, int size, int first, double[] near, double pairs, int candidates) {
    for (int b = first; b < near.length; b++) {
      if ((candidates >>> b & 1) == 1) {
        double[] nearer = near.clone();
        for (int mu = 0; mu < nearer.length; mu++) {
          nearer[mu] += squares[b][mu];
        }
        int larger = subset | 1 << b;
        if (isMinimum(larger, size + 1, nearer, pairs + near[b])) {
          found.accept(larger);
        }
        extend(larger, size + 1, b + 1, nearer, pairs + near[b], candidates & neighbours[b]);
      }
    }
  }

  private boolean isMinimum(int subset, int n, double[] near, double pairs) {
    double limit = reach * n * n;
    for (int mu = 0; mu < near.length; mu++) {
      double square = near[mu] * n - pairs;
      boolean active = (subset >>> mu & 1) == 1;
      if (active ? square >= limit : square <= limit) {
        return false;
      }
    }
    return true;
  }

  private static int[] members(int subset) {
    return IntStream.range(0, 32).filter(mu -> (subset >>> mu & 1) == 1).toArray();
  }

  /**
   * Descends from random starts and returns the different minima met, in the order of the starts.
   * Start i is uniform in the ball of radius r about a memory; all memories have their turn before
   * one has a second. The result depends on the seed, not on the threads. O(starts K D) times the
   * few moves of a descent.
   *
   * @param memories K x D finite values, not modified, K of any size
   * @param beta above 0 and finite
   * @param starts how many, 1 or more
   * @param seed of the starts
   * @param threads 0 for one per processor
   */
  public static List<LogSumRelu.Minimum> sample(
      double[][] memories, double beta, int starts, long seed, int threads) {
    if (starts < 1) {
      throw new IllegalArgumentException("starts is " + starts + ", allowed: 1 or more");
    }
    LogSumRelu energy = new LogSumRelu(memories, beta);
    RandomStream random = new RandomStream(seed);
    int[] order = random.fork(-1).permutation(memories.length);
    LogSumRelu.Minimum[] ends = new LogSumRelu.Minimum[starts];
    try (Parallel parallel = new Parallel(threads)) {
      parallel.run(
          starts,
          (i, worker) -> {
            double[] centre = memories[order[i % order.length]];
            ends[i] = energy.retrieve(within(centre, energy.radius(), random.fork(i))).orElse(null);
          });
    }
    Set<List<Integer>> seen = new HashSet<>();
    return Arrays.stream(ends)
        .filter(end -> end != null && seen.add(Arrays.stream(end.active()).boxed().toList()))
        .toList();
  }

  /** Returns a uniform point of a ball: a normal direction, a radius with density r^(D-1). */
  private static double[] within(double[] centre, double radius, RandomStream random) {
    double[] point = new double[centre.length];
    double square = 0;
    for (int d = 0; d < point.length; d++) {
      point[d] = random.nextGaussian();
      square += point[d] * point[d];
    }
    double length = radius * StrictMath.pow(random.nextDouble(), 1.0 / point.length);
    for (int d = 0; d < point.length; d++) {
      point[d] = centre[d] + point[d] * length / Math.sqrt(square);
    }
    return point;
  }
}
