package engram.measure;

import engram.math.Check;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic: how likely one of the rows sought has a
 * higher score than one of the others, equal scores counting one half (Mann and Whitney 1947). 1 is
 * perfect, 0.5 chance. O(n log n).
 */
public final class RankedArea {

  private RankedArea() {}

  /**
   * Returns the area; NaN where there are no rows sought or no others.
   *
   * @param scores n numbers, none of them NaN, not modified
   * @param sought n, which rows are to be found, not modified
   * @throws IllegalArgumentException if the lengths differ or a score is NaN
   */
  public static double of(double[] scores, boolean[] sought) {
    Check.that(
        scores.length == sought.length,
        "the number of scores",
        scores.length,
        sought.length + ", that of the rows");
    Check.that(Arrays.stream(scores).noneMatch(Double::isNaN), "a score", Double.NaN, "a number");
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[a] + 0.0, scores[b] + 0.0))
            .mapToInt(i -> i)
            .toArray();
    double below = 0;
    double pairs = 0;
    double found = 0;
    for (int from = 0, to; from < order.length; from = to) {
      to = from;
      double here = 0;
      double others = 0;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        here += sought[order[to]] ? 1 : 0;
        others += sought[order[to]] ? 0 : 1;
        to++;
      }
      pairs += here * (below + others / 2);
      below += others;
      found += here;
    }
    return pairs / (found * below);
  }
}
