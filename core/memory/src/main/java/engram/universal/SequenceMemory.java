package engram.universal;

import engram.binary.BinaryMemory;
import engram.binary.Signs;
import engram.energy.Separations;
import engram.math.Check;
import java.util.Arrays;

/**
 * A sequence of patterns of -1 and 1: the content of each is the next, {@code s(t+1) = sgn( sum_mu
 * xi_mu+1 f(<xi_mu, s>) )} (Chaudhry et al. 2023, with the self term), all signs at once; f is
 * {@code max(h, 0)^degree / D^degree}, or for degree 0 the share {@code softmax(h)}. A higher
 * degree holds about D to the power of it; a sum of 0 keeps the sign.
 *
 * <p>Immutable, safe for many threads. O(K D) a step.
 */
public final class SequenceMemory {

  private final BinaryMemory memory;
  private final double[][] next;
  private final int degree;

  private SequenceMemory(BinaryMemory memory, double[][] next, int degree) {
    this.memory = memory;
    this.next = next;
    this.degree = degree;
  }

  /**
   * Stores a sequence.
   *
   * @param patterns two rows or more of values of -1 and 1, not modified
   * @param cyclic whether the first follows the last; otherwise the last follows itself
   * @param degree of f, 0 for exponentials; up to 60
   */
  public static SequenceMemory of(double[][] patterns, boolean cyclic, int degree) {
    Check.present("patterns", patterns);
    Check.that(patterns.length > 1, "patterns", patterns.length + " rows", "2 rows or more");
    Check.within("degree", degree, 0, 60);
    BinaryMemory memory = BinaryMemory.of(engram.binary.Interaction.exponential(1), patterns);
    double[][] next = new double[patterns.length][];
    Arrays.setAll(next, mu -> memory.pattern(mu + 1 < next.length ? mu + 1 : cyclic ? 0 : mu));
    return new SequenceMemory(memory, next, degree);
  }

  /**
   * Returns the state that follows.
   *
   * @param state D values of -1 and 1, not modified
   */
  public double[] next(double[] state) {
    int[] overlaps = memory.overlaps(state);
    double[] pull = pull(overlaps);
    double[] sum = new double[state.length];
    for (int mu = 0; mu < pull.length; mu++) {
      for (int i = 0; i < sum.length && pull[mu] != 0; i++) {
        sum[i] += pull[mu] * next[mu][i];
      }
    }
    double[] following = state.clone();
    for (int i = 0; i < sum.length; i++) {
      following[i] = sum[i] == 0 ? state[i] : Math.signum(sum[i]);
    }
    return following;
  }

  private double[] pull(int[] overlaps) {
    double[] scores = Arrays.stream(overlaps).asDoubleStream().toArray();
    if (degree == 0) {
      return Separations.SOFTMAX.weights(scores);
    }
    for (int mu = 0; mu < scores.length; mu++) {
      double share = Math.max(scores[mu], 0) / memory.dimensions();
      double power = 1;
      for (int i = 0; i < degree; i++) {
        power *= share;
      }
      scores[mu] = power;
    }
    return scores;
  }

  /** Returns the states of so many steps from a start, the start first. */
  public double[][] follow(double[] start, int steps) {
    Check.atLeast("steps", steps, 0);
    Signs.pack("start", start, memory.dimensions());
    double[][] states = new double[steps + 1][];
    states[0] = start.clone();
    for (int t = 1; t <= steps; t++) {
      states[t] = next(states[t - 1]);
    }
    return states;
  }
}
