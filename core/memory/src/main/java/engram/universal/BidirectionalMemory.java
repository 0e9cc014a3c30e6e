package engram.universal;

import engram.binary.SignFlips;
import engram.binary.SignFlips.Order;
import engram.binary.SignFlips.Rule;
import engram.binary.Signs;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.hebb.SynapticMemory;
import engram.math.Check;
import java.util.Arrays;

/**
 * Kosko's bidirectional memory (1988) of pairs of patterns of -1 and 1: {@code E(x, y) = -sum_mu
 * (xi_mu . x)(eta_mu . y)}, a {@link SynapticMemory} of the joined state whose synapses join only x
 * with y. Either side is asked; both may then settle, and no flip raises the energy. Holds few
 * pairs; where more are wanted, a {@link engram.binary.BinaryMemory} of the joined patterns with
 * one side clamped holds as many as any dense memory.
 */
public final class BidirectionalMemory {

  private static final int SWEEPS = 50;

  private final int first;
  private final int second;
  private final SynapticMemory landscape;

  private BidirectionalMemory(int first, int second, SynapticMemory landscape) {
    this.first = first;
    this.second = second;
    this.landscape = landscape;
  }

  /**
   * Stores pairs.
   *
   * @param x K rows of D_x values of -1 and 1, K 1 or more, not modified
   * @param y K rows of D_y values of -1 and 1, not modified
   */
  public static BidirectionalMemory of(double[][] x, double[][] y) {
    Check.present("x", x);
    Check.that(x.length > 0, "x", "0 rows", "1 row or more");
    Check.that(
        Check.present("y", y).length == x.length, "y", y.length + " rows", x.length + " rows");
    int first = x[0].length;
    int second = y[0].length;
    double[][] weights = new double[first + second][first + second];
    for (int mu = 0; mu < x.length; mu++) {
      Signs.pack("x[" + mu + "]", x[mu], first);
      Signs.pack("y[" + mu + "]", y[mu], second);
      for (int i = 0; i < first; i++) {
        for (int j = 0; j < second; j++) {
          weights[i][first + j] += x[mu][i] * y[mu][j];
          weights[first + j][i] = weights[i][first + j];
        }
      }
    }
    SynapticMemory landscape = SynapticMemory.of(weights, new double[first + second]);
    return new BidirectionalMemory(first, second, landscape);
  }

  /** Returns the landscape of the joined state, x before y. */
  public SynapticMemory landscape() {
    return landscape;
  }

  /**
   * Recalls a pair from its first part: y is set by x, then x and y flip until neither does.
   *
   * @param x D_x values of -1 and 1, not modified
   * @return the joined state, x before y
   */
  public double[] recall(double[] x) {
    Signs.pack("x", x, first);
    double[] joined = Arrays.copyOf(x, first + second);
    Arrays.fill(joined, first, joined.length, 1);
    boolean[] free = new boolean[joined.length];
    Arrays.fill(free, first, free.length, true);
    SignFlips sweep = new SignFlips(Order.SWEEP, Rule.ENERGY, 0);
    Descent descent = new Descent(SWEEPS, StepSizes.constant(1), SignFlips.UNTIL_REST, sweep);
    return descent.end(landscape, descent.end(landscape, joined, free), null);
  }

  /** Returns the second part of a joined state. */
  public double[] second(double[] joined) {
    return Arrays.copyOfRange(joined, first, first + second);
  }
}
