package engram.capacity;

import engram.binary.FlipLandscape;
import engram.binary.Flips;
import engram.binary.RecallScore;
import engram.binary.SignFlips;
import engram.binary.SignNoise;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.math.Check;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How many random patterns a memory holds: the largest K at which what is asked still holds, as an
 * interval of two neighbouring loads of a grid. Loads grow by a factor until the first that fails;
 * between it and the last that held, halves are tried until they are within the grid's finest
 * ratio.
 *
 * <p>Two questions: {@link #oneStep}, whether a bit of a stored pattern flips no more often than
 * the tolerance, as theory asks it ({@link CapacityTheory}); and {@link #recall}, whether a share
 * of patterns comes back to the bit from noise.
 *
 * @param bits bits or queries that each load is tried on, 1 or more
 * @param ratio how near the two ends of an interval are, above 1; default 1.05
 * @param most patterns at most, where the search ends; default 20,000
 * @param seed of patterns and noise; the same for any number of threads
 */
public record Capacity(int bits, double ratio, int most, long seed) {

  private static final int SWEEPS = 50;
  private static final int SETS = 8;

  /** Checks the ranges. */
  public Capacity {
    Check.atLeast("bits", bits, 1);
    Check.that(ratio > 1 && ratio <= 2, "ratio", ratio, "above 1, at most 2");
    Check.atLeast("most", most, 1);
  }

  /**
   * An interval that holds the capacity.
   *
   * @param dimensions D
   * @param lower the largest load that held, 0 where not one pattern did
   * @param upper the smallest that did not, or the most where all held
   * @param measured the error or the share recalled at the lower end, NaN for 0
   * @param error the standard error of that
   */
  public record Point(int dimensions, int lower, int upper, double measured, double error) {

    /** Returns the middle of the interval on a scale of ratios. */
    public double middle() {
      return Math.sqrt(Math.max(1, lower) * (double) Math.max(1, upper));
    }
  }

  /**
   * The load at which a bit of a stored pattern flips in one step with probability {@code error}.
   *
   * @param memory what stores K patterns of D signs
   * @param error above 0 and below 1/2
   */
  public Point oneStep(
      Function<double[][], ? extends FlipLandscape> memory,
      int dimensions,
      double error,
      Parallel pool) {
    Check.that(error > 0 && error < 0.5, "error", error, "above 0, below 0.5");
    return search(dimensions, k -> flipped(memory, dimensions, k, pool), found -> found <= error);
  }

  /**
   * The load up to which a share of the patterns is recalled to the bit from exactly {@code
   * round(noise D)} flipped signs.
   *
   * @param noise share of the signs flipped, 0 to 1/2
   * @param tolerance share that may fail, 0 or more and below 1
   */
  public Point recall(
      Function<double[][], ? extends FlipLandscape> memory,
      int dimensions,
      double noise,
      double tolerance,
      Parallel pool) {
    Check.that(noise >= 0 && noise <= 0.5, "noise", noise, "0 to 0.5");
    Check.that(tolerance >= 0 && tolerance < 1, "tolerance", tolerance, "0 or more, below 1");
    return search(
        dimensions,
        k -> recalled(memory, dimensions, k, noise, pool),
        found -> found >= 1 - tolerance);
  }

  private Point search(
      int dimensions, Function<Integer, Double> measure, java.util.function.DoublePredicate holds) {
    Check.atLeast("dimensions", dimensions, 2);
    int lower = 0;
    int upper = 1;
    double at = Double.NaN;
    while (true) {
      double found = measure.apply(upper);
      if (!holds.test(found)) {
        break;
      }
      lower = upper;
      at = found;
      if (upper == most) {
        return new Point(dimensions, lower, upper, at, error(at));
      }
      upper = Math.min(most, Math.max(upper + 1, (int) Math.ceil(upper * 1.5)));
    }
    while (upper > lower + 1 && upper > lower * ratio) {
      int middle = (lower + upper) / 2;
      double found = measure.apply(middle);
      if (holds.test(found)) {
        lower = middle;
        at = found;
      } else {
        upper = middle;
      }
    }
    return new Point(dimensions, lower, upper, at, error(at));
  }

  /** The standard error of a share of {@code bits} trials. */
  private double error(double share) {
    return Math.sqrt(share * (1 - share) / bits);
  }

  private static double[][] patterns(int k, int dimensions, RandomStream stream) {
    double[][] patterns = new double[k][dimensions];
    for (double[] pattern : patterns) {
      for (int i = 0; i < dimensions; i++) {
        pattern[i] = stream.nextLong() < 0 ? -1 : 1;
      }
    }
    return patterns;
  }

  /**
   * How many sets of patterns the trials are spread over: many of few patterns, that differ more.
   */
  private int sets(int k, int each) {
    return (int) Math.min(bits, Math.max(SETS, Math.ceil(bits / ((double) k * each))));
  }

  private double flipped(
      Function<double[][], ? extends FlipLandscape> memory, int d, int k, Parallel pool) {
    int sets = sets(k, d);
    int each = (bits + sets - 1) / sets;
    long[] wrong = new long[sets];
    pool.run(
        sets,
        (set, worker) -> {
          double[][] patterns = patterns(k, d, new RandomStream(seed).fork(k).fork(set));
          FlipLandscape learned = memory.apply(patterns);
          int left = each;
          for (int mu = 0; left > 0; mu++) {
            Flips flips = learned.flips(patterns[mu % k]);
            for (int i = 0; i < d && left > 0; i++, left--) {
              wrong[set] += flips.pull(i) == -flips.sign(i) ? 1 : 0;
            }
          }
        });
    return Arrays.stream(wrong).sum() / ((double) each * sets);
  }

  private double recalled(
      Function<double[][], ? extends FlipLandscape> memory,
      int d,
      int k,
      double noise,
      Parallel pool) {
    int sets = sets(k, 1);
    int each = (bits + sets - 1) / sets;
    double[] exact = new double[sets];
    pool.run(
        sets,
        (set, worker) -> {
          RandomStream stream = new RandomStream(seed).fork(k).fork(set);
          double[][] patterns = patterns(k, d, stream);
          double[][] asked =
              IntStream.range(0, each).mapToObj(q -> patterns[q % k]).toArray(double[][]::new);
          double[][] starts = new double[each][];
          Arrays.setAll(
              starts, q -> SignNoise.flipped(asked[q], (int) Math.round(noise * d), stream));
          SignFlips flips = new SignFlips(stream.nextLong());
          Descent descent = new Descent(SWEEPS, StepSizes.constant(1), SignFlips.UNTIL_REST, flips);
          try (Parallel alone = new Parallel(1)) {
            exact[set] =
                RecallScore.measure(memory.apply(patterns), asked, starts, null, descent, alone)
                    .recalled();
          }
        });
    return Arrays.stream(exact).average().orElseThrow();
  }

  /**
   * Returns the slope of log K against log D by least squares: n - 1 for a power n.
   *
   * @param points two or more of different dimensions, not modified
   */
  public static double exponent(Point... points) {
    Check.that(points.length > 1, "points", points.length, "2 or more");
    double[] x = Arrays.stream(points).mapToDouble(p -> StrictMath.log(p.dimensions())).toArray();
    double[] y = Arrays.stream(points).mapToDouble(p -> StrictMath.log(p.middle())).toArray();
    double mx = Arrays.stream(x).average().orElseThrow();
    double my = Arrays.stream(y).average().orElseThrow();
    double across = 0;
    double along = 0;
    for (int i = 0; i < x.length; i++) {
      across += (x[i] - mx) * (y[i] - my);
      along += (x[i] - mx) * (x[i] - mx);
    }
    Check.that(along > 0, "dimensions of points", points[0].dimensions(), "two that differ");
    return across / along;
  }
}
