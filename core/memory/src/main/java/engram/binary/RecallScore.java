package engram.binary;

import engram.descent.Descent;
import engram.math.Check;
import engram.math.Parallel;
import java.util.Arrays;

/**
 * How well patterns are recalled.
 *
 * @param queries how many were tried
 * @param recalled the share that ended at its pattern to the bit
 * @param meanOverlap the mean of {@code <end, pattern> / D}, 1 where all is recalled
 * @param meanStart the same of the states that the descents began at
 * @param sweeps the mean number of sweeps taken, the last of which flips nothing
 */
public record RecallScore(
    int queries, double recalled, double meanOverlap, double meanStart, double sweeps) {

  /**
   * Recalls each pattern from a state.
   *
   * @param patterns n rows of D values, each -1 or 1, 1 row or more, not modified
   * @param starts n rows, the states they are recalled from, not modified
   * @param free D flags for all, or null where every sign is free
   * @param descent by {@link SignFlips}
   * @param pool whose threads share the rows; the result is the same for any number
   */
  public static RecallScore measure(
      FlipLandscape memory,
      double[][] patterns,
      double[][] starts,
      boolean[] free,
      Descent descent,
      Parallel pool) {
    int n = Check.present("patterns", patterns).length;
    Check.that(
        n > 0 && starts.length == n, "starts", starts.length + " rows", n + " rows, 1 or more");
    double[][] found = new double[n][];
    int[] sweeps = new int[n];
    pool.run(
        n,
        (q, worker) -> {
          var path = descent.path(memory, starts[q], free);
          sweeps[q] = path.size() - 1;
          found[q] = path.get(sweeps[q]);
        });
    int exact = 0;
    double overlap = 0;
    double start = 0;
    for (int q = 0; q < n; q++) {
      exact += Arrays.equals(found[q], patterns[q]) ? 1 : 0;
      overlap += overlap(found[q], patterns[q]);
      start += overlap(starts[q], patterns[q]);
    }
    return new RecallScore(
        n, exact / (double) n, overlap / n, start / n, Arrays.stream(sweeps).average().orElse(0));
  }

  private static double overlap(double[] a, double[] b) {
    int d = b.length;
    return Signs.overlap(Signs.pack("state", a, d), Signs.pack("pattern", b, d), d) / (double) d;
  }
}
