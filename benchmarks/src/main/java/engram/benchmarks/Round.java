package engram.benchmarks;

import java.util.Map;

/**
 * The scores of one round of the benchmarks, all measured within a few minutes of each other.
 *
 * @param scores milliseconds or seconds, as the benchmark counts, by {@link #key}
 */
record Round(Map<String, Double> scores) {

  Round {
    scores = Map.copyOf(scores);
  }

  /** Names one score: the method and the value of its parameter. */
  static String key(String method, String parameter) {
    return method + " " + parameter;
  }

  /** Returns a score, NaN if that benchmark was not run. */
  double score(String method, String parameter) {
    return scores.getOrDefault(key(method, parameter), Double.NaN);
  }
}
