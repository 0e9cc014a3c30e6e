package engram.landscape;

import engram.density.LogSumRelu;
import engram.density.LogSumReluMinima;
import engram.energy.Kernel;
import engram.energy.KernelSeparation;
import engram.energy.StoredPatterns;
import engram.math.Check;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The minima of the energy of stored patterns of the plane.
 *
 * <p>For the Epanechnikov kernel they are exact, and all of them for few patterns. For other
 * separations they are where fixed-point steps end, started at the patterns, at the means of near
 * ones and at the points of a grid: a minimum between patterns need not draw any of them. A saddle
 * is left downhill. The uniform kernel has no slope to follow, and none are told.
 */
public final class Minima {

  /** The most patterns for which all minima of the Epanechnikov kernel are searched. */
  public static final int EXACT = 16;

  private static final int MOST_STARTS = 1000;
  private static final int MOST_STEPS = 2000;
  private static final int LOG_SUM_RELU_STARTS = 5000;
  private static final double SETTLED = 1e-6;
  private static final double SAME = 0.05;
  private static final double NEARBY = 1e-3;
  private static final double WIDE = 0.05;
  private static final int DIRECTIONS = 8;

  private final StoredPatterns landscape;
  private final double[][] points;
  private final Kernel kernel;
  private final double bandwidth;

  private Minima(StoredPatterns landscape) {
    this.landscape = landscape;
    this.points = landscape.patterns();
    this.kernel =
        landscape.energy().separation() instanceof KernelSeparation of ? of.kernel() : null;
    this.bandwidth = Math.sqrt(2 / landscape.energy().beta());
  }

  /**
   * One minimum.
   *
   * @param state its two coordinates
   * @param energy its energy
   * @param novel whether it is none of the patterns
   */
  public record Minimum(double[] state, double energy, boolean novel) {}

  /**
   * Finds minima, the lowest first. At most {@value #MOST_STARTS} patterns, as many means and
   * {@value MinimaStarts#GRID} x {@value MinimaStarts#GRID} points are started from, at most
   * {@value #MOST_STEPS} steps each.
   *
   * @param landscape n patterns of two coordinates
   * @param seed of the draw of starts
   * @param threads threads to use, 0 = one per processor; no influence on the result
   * @param done told how many of a thousand parts are done, from any thread
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static List<Minimum> of(
      StoredPatterns landscape, long seed, int threads, IntConsumer done) {
    Check.present("landscape", landscape);
    Check.that(landscape.dimensions() == 2, "dimensions", landscape.dimensions(), "2, a plane");
    Minima search = new Minima(landscape);
    List<Minimum> found = new ArrayList<>();
    if (search.kernel == Kernel.EPANECHNIKOV) {
      found = search.exact(seed, threads);
    } else if (search.kernel != Kernel.UNIFORM) {
      found = search.settled(seed, threads, done);
    }
    found.sort(Comparator.comparingDouble(Minimum::energy));
    return found;
  }

  private List<Minimum> exact(long seed, int threads) {
    double beta = landscape.energy().beta();
    List<LogSumRelu.Minimum> minima =
        points.length <= EXACT
            ? LogSumReluMinima.all(points, beta)
            : LogSumReluMinima.sample(points, beta, LOG_SUM_RELU_STARTS, seed, threads);
    List<Minimum> found = new ArrayList<>();
    for (LogSumRelu.Minimum minimum : minima) {
      found.add(minimum(minimum.state(), minimum.novel()));
    }
    return found;
  }

  private List<Minimum> settled(long seed, int threads, IntConsumer done) {
    int[] order = new RandomStream(seed).permutation(points.length);
    double[][] starts = MinimaStarts.of(points, order, MOST_STARTS);
    double[][] ends = new double[starts.length][];
    AtomicInteger count = new AtomicInteger();
    try (Parallel pool = new Parallel(threads)) {
      pool.run(
          ends.length,
          (i, worker) -> {
            ends[i] = settle(starts[i]);
            synchronized (count) {
              done.accept((int) (1000L * count.incrementAndGet() / ends.length));
            }
          });
    }
    List<Minimum> found = new ArrayList<>();
    Arrays.stream(ends)
        .map(end -> minimum(end, !stored(end)))
        .filter(end -> end.energy < Double.POSITIVE_INFINITY)
        .sorted(Comparator.comparingDouble(Minimum::energy))
        .filter(end -> found.stream().noneMatch(other -> near(end.state, other.state, SAME)))
        .forEach(found::add);
    return found;
  }

  private Minimum minimum(double[] state, boolean novel) {
    // 0 is added because the energy of a lone pattern is -0.
    return new Minimum(state, landscape.energy(state) + 0.0, novel);
  }

  /** Descends, and leaves where it ends if it is lower close around. */
  private double[] settle(double[] start) {
    double[] state = start.clone();
    // The triangle has its minima at patterns, with a kink, where no mean stays.
    double[] lower = kernel == Kernel.TRIANGLE ? lower(state, NEARBY) : state;
    for (int step = 0; lower != null && step < MOST_STEPS; step++) {
      double[] next = landscape.fixedPoint(lower);
      lower = near(next, lower, SETTLED) ? lower(next, NEARBY) : next;
      state = next;
    }
    return landscape.energy().separation().descends() ? state : searched(state);
  }

  /** Goes to lower states ever closer around: shortened steps can be too short to get there. */
  private double[] searched(double[] start) {
    double[] state = start;
    for (double radius = WIDE; radius > NEARBY / 2; ) {
      double[] lower = lower(state, radius);
      state = lower == null ? state : lower;
      radius = lower == null ? radius / 2 : radius;
    }
    return state;
  }

  /** Returns the lowest state so many bandwidths around, or null if none is lower. */
  private double[] lower(double[] state, double radius) {
    double least = landscape.energy(state);
    double[] best = null;
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      double angle = 2 * Math.PI * direction / DIRECTIONS;
      double[] other = {
        state[0] + radius * bandwidth * StrictMath.cos(angle),
        state[1] + radius * bandwidth * StrictMath.sin(angle)
      };
      double value = landscape.energy(other);
      if (value < least) {
        least = value;
        best = other;
      }
    }
    return best;
  }

  private boolean stored(double[] state) {
    return Arrays.stream(points).anyMatch(point -> near(point, state, SETTLED));
  }

  private boolean near(double[] a, double[] b, double share) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]) <= share * bandwidth;
  }
}
