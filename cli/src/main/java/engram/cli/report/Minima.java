package engram.cli.report;

import engram.cli.clustering.Share;
import engram.energy.Energies;
import engram.energy.Energy;
import engram.energy.Kernel;
import engram.energy.LogSumRelu;
import engram.energy.LogSumReluMinima;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The minima of a kernel energy of points of the plane.
 *
 * <p>For the Epanechnikov kernel they are exact, and all of them for few points. For the others
 * they are where mean shift ends, {@code v <- sum w xi / sum w}, started at the points; a saddle is
 * left downhill. The uniform kernel has no slope to follow, and none are told.
 */
public final class Minima {

  /** The most points for which all minima of the Epanechnikov kernel are searched. */
  public static final int EXACT = 16;

  private static final int MOST_STARTS = 1000;
  private static final int MOST_STEPS = 2000;
  private static final int LOG_SUM_RELU_STARTS = 5000;
  private static final double SETTLED = 1e-6;
  private static final double SAME = 0.05;
  private static final double NEARBY = 1e-3;
  private static final int DIRECTIONS = 8;

  private final double[][] points;
  private final Energy energy;
  private final Kernel kernel;
  private final double bandwidth;

  private Minima(double[][] points, Kernel kernel, double beta) {
    this.points = points;
    this.kernel = kernel;
    this.energy = Energies.kernel(kernel, beta);
    this.bandwidth = Math.sqrt(2 / beta);
  }

  /**
   * One minimum.
   *
   * @param state its two coordinates
   * @param energy its energy
   * @param novel whether it is none of the points
   */
  public record Minimum(double[] state, double energy, boolean novel) {}

  /**
   * Finds minima, the lowest first.
   *
   * @param points n x 2 finite values, not modified
   * @param beta inverse temperature
   * @param seed of the draw of starts
   * @param threads threads to use; no influence on the result
   * @param share hears how far it has come
   */
  public static List<Minimum> of(
      double[][] points, Kernel kernel, double beta, long seed, int threads, Share share) {
    Minima search = new Minima(points, kernel, beta);
    List<Minimum> found =
        switch (kernel) {
          case UNIFORM -> new ArrayList<>();
          case EPANECHNIKOV -> search.exact(beta, seed, threads);
          default -> search.settled(seed, threads, share);
        };
    found.sort(Comparator.comparingDouble(Minimum::energy));
    return found;
  }

  private List<Minimum> exact(double beta, long seed, int threads) {
    List<LogSumRelu.Minimum> minima =
        points.length <= EXACT
            ? LogSumReluMinima.all(points, beta)
            : LogSumReluMinima.sample(points, beta, LOG_SUM_RELU_STARTS, seed, threads);
    List<Minimum> found = new ArrayList<>();
    for (LogSumRelu.Minimum minimum : minima) {
      double[] state = minimum.state();
      found.add(minimum(state, minimum.novel()));
    }
    return found;
  }

  private List<Minimum> settled(long seed, int threads, Share share) {
    int[] order = new RandomStream(seed).permutation(points.length);
    double[][] ends = new double[Math.min(MOST_STARTS, points.length)][];
    AtomicInteger done = new AtomicInteger();
    try (Parallel pool = new Parallel(threads)) {
      pool.run(
          ends.length,
          (i, worker) -> {
            ends[i] = settle(points[order[i]]);
            synchronized (done) {
              share.done(done.incrementAndGet(), ends.length);
            }
          });
    }
    List<Minimum> found = new ArrayList<>();
    Arrays.stream(ends)
        .map(end -> minimum(end, !stored(end)))
        .sorted(Comparator.comparingDouble(Minimum::energy))
        .filter(end -> found.stream().noneMatch(other -> near(end.state, other.state, SAME)))
        .forEach(found::add);
    return found;
  }

  private Minimum minimum(double[] state, boolean novel) {
    // 0 is added because the energy of a lone row is -0.
    return new Minimum(state, energy.value(state, points) + 0.0, novel);
  }

  private double[] settle(double[] start) {
    double[] state = start.clone();
    // The triangle has its minima at points, with a kink, where mean shift cannot stay.
    double[] lower = kernel == Kernel.TRIANGLE ? lower(state) : state;
    for (int step = 0; lower != null && step < MOST_STEPS; step++) {
      double[] next = shifted(lower);
      lower = near(next, lower, SETTLED) ? lower(next) : next;
      state = next;
    }
    return state;
  }

  private double[] shifted(double[] state) {
    double[] weights = energy.weights(state, points);
    double x = 0;
    double y = 0;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      x += weights[i] * points[i][0];
      y += weights[i] * points[i][1];
      sum += weights[i];
    }
    return sum > 0 ? new double[] {x / sum, y / sum} : state;
  }

  /** Returns the lowest state close around, or null if none is lower. */
  private double[] lower(double[] state) {
    double least = energy.value(state, points);
    double[] best = null;
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      double angle = 2 * Math.PI * direction / DIRECTIONS;
      double[] other = {
        state[0] + NEARBY * bandwidth * StrictMath.cos(angle),
        state[1] + NEARBY * bandwidth * StrictMath.sin(angle)
      };
      double value = energy.value(other, points);
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
