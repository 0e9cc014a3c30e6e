package engram.universal;

import engram.math.Check;
import engram.math.RandomStream;

/**
 * Minerva 2 (Hintzman 1984), a memory of traces of -1, 0 and 1: the similarity of a probe with a
 * trace is their product over the number of features that are not 0 in one of them, its cube the
 * activation; their sum is the intensity of the echo (has this been seen?), the traces weighted by
 * them its content (what was it?). Immutable.
 */
public final class MinervaMemory {

  private final double[][] traces;

  private MinervaMemory(double[][] traces) {
    this.traces = traces;
  }

  /**
   * Stores traces.
   *
   * @param traces K rows of D values of -1, 0 or 1, K 1 or more, not modified
   */
  public static MinervaMemory of(double[][] traces) {
    Check.present("traces", traces);
    Check.that(traces.length > 0, "traces", "0 rows", "1 row or more");
    double[][] copy = new double[traces.length][];
    for (int mu = 0; mu < copy.length; mu++) {
      copy[mu] = checked("traces[" + mu + "]", traces[mu], traces[0].length);
    }
    return new MinervaMemory(copy);
  }

  /**
   * Returns a trace of a pattern in which each feature is kept with a probability, else 0.
   *
   * @param learning the probability, 0 to 1
   */
  public static double[] encoded(double[] pattern, double learning, RandomStream stream) {
    Check.that(learning >= 0 && learning <= 1, "learning", learning, "0 to 1");
    double[] trace = pattern.clone();
    for (int d = 0; d < trace.length; d++) {
      trace[d] = stream.nextDouble() < learning ? trace[d] : 0;
    }
    return trace;
  }

  private static double[] checked(String name, double[] row, int dimensions) {
    Check.that(row.length == dimensions, name, row.length + " values long", dimensions + " values");
    for (int d = 0; d < row.length; d++) {
      boolean ternary = row[d] == -1 || row[d] == 0 || row[d] == 1;
      Check.that(ternary, name + "[" + d + "]", row[d], "-1, 0 or 1");
    }
    return row.clone();
  }

  /** Returns the activation of each trace, the cube of its similarity, -1 to 1. */
  public double[] activations(double[] probe) {
    checked("probe", probe, traces[0].length);
    double[] activations = new double[traces.length];
    for (int mu = 0; mu < activations.length; mu++) {
      double product = 0;
      int relevant = 0;
      for (int d = 0; d < probe.length; d++) {
        product += probe[d] * traces[mu][d];
        relevant += probe[d] != 0 || traces[mu][d] != 0 ? 1 : 0;
      }
      double similarity = relevant == 0 ? 0 : product / relevant;
      activations[mu] = similarity * similarity * similarity;
    }
    return activations;
  }

  /** Returns the intensity of the echo, near 1 for what is stored once and whole. */
  public double intensity(double[] probe) {
    double sum = 0;
    for (double activation : activations(probe)) {
      sum += activation;
    }
    return sum;
  }

  /** Returns the content of the echo, D values. */
  public double[] content(double[] probe) {
    double[] activations = activations(probe);
    double[] content = new double[probe.length];
    for (int mu = 0; mu < activations.length; mu++) {
      for (int d = 0; d < content.length; d++) {
        content[d] += activations[mu] * traces[mu][d];
      }
    }
    return content;
  }
}
