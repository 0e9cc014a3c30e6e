package engram.basin;

import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.descent.Update;
import engram.energy.Kernel;
import engram.energy.Landscape;
import engram.math.Fma;
import java.util.Arrays;

/**
 * The kernel density of weighted memories, and the descent of its energy by steps of size 1: {@code
 * v = sum_j w_j xi_j / sum_j w_j}, {@code w_j = a_j (-kappa'(u_j^2))} with a_j the weight of a
 * memory (mean shift).
 *
 * <p>Immutable; sums run in the order of the {@link BasinIndex}, so they do not depend on threads
 * or on the order of the memories.
 */
final class BasinField {

  /** exp of less is 0. */
  private static final double LEAST_EXPONENT = -746;

  private static final int BLOCK = 256;

  private final Kernel kernel;
  private final double bandwidth;
  private final BasinIndex index;
  private final double[][] columns;
  private final double[] weights;

  /**
   * Takes memories.
   *
   * @param points M x D values in lexicographic order, not modified
   * @param weights M weights above 0, not modified
   */
  BasinField(Kernel kernel, double bandwidth, double[][] points, double[] weights) {
    this.kernel = kernel;
    this.bandwidth = bandwidth;
    index = new BasinIndex(points, BasinKernel.reach(kernel) * bandwidth);
    int[] order = index.order();
    columns = new double[points[0].length][points.length];
    this.weights = new double[points.length];
    for (int i = 0; i < order.length; i++) {
      this.weights[i] = weights[order[i]];
      for (int c = 0; c < columns.length; c++) {
        columns[c][i] = points[order[i]][c];
      }
    }
  }

  /** Returns a workspace for one thread. */
  Probe probe() {
    return new Probe();
  }

  /** Returns the memory nearest to a state, the first of equals, as a copy. */
  double[] nearest(double[] v) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      double square = squared(v, i);
      if (square < least) {
        least = square;
        best = i;
      }
    }
    double[] memory = new double[v.length];
    for (int c = 0; c < v.length; c++) {
      memory[c] = columns[c][best];
    }
    return memory;
  }

  /**
   * Returns log p(v), of the whole Gaussian too; minus infinity where no compact kernel reaches.
   */
  double logDensity(double[] v) {
    return factor(total()) + (kernel.compact() ? probe().logSum(v) : logSumExp(v, -1, 0));
  }

  /**
   * Returns log p(v) of the whole Gaussian with a memory equal to v lighter by a weight, though not
   * below 0; without change where no other weight is left.
   */
  double logDensityWithout(double[] v, double weight) {
    double total = total();
    int own = equal(v);
    double left = own < 0 ? 0 : Math.min(weight, weights[own]);
    left = left < total ? left : 0;
    return factor(total - left) + logSumExp(v, own, left);
  }

  private double total() {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    return total;
  }

  private double factor(double total) {
    return kernel.logNormalisation(columns.length)
        - StrictMath.log(total)
        - columns.length * StrictMath.log(bandwidth);
  }

  /** Returns the place of the memory equal to v, -1 without one. */
  private int equal(double[] v) {
    for (int i = 0; i < weights.length; i++) {
      int c = 0;
      while (c < columns.length && columns[c][i] == v[c]) {
        c++;
      }
      if (c == columns.length) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Leaves out a weight of a memory.
   *
   * @param own that memory, -1 for none
   */
  private double logSumExp(double[] v, int own, double left) {
    double scale = 1 / (bandwidth * bandwidth);
    double[] s = new double[weights.length];
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < columns.length; c++) {
      addSquares(s, columns[c], 0, s.length, v[c]); // column by column, as they lie in memory
    }
    for (int i = 0; i < s.length; i++) {
      s[i] *= scale;
      least = i == own && left == weights[i] ? least : Math.min(least, s[i]);
    }
    double sum = 0;
    for (int i = 0; i < s.length; i++) {
      double weight = i == own ? weights[i] - left : weights[i];
      sum +=
          weight > 0 && least - s[i] > LEAST_EXPONENT ? weight * StrictMath.exp(least - s[i]) : 0;
    }
    return StrictMath.log(sum) - least;
  }

  private double squared(double[] v, int memory) {
    double square = 0;
    for (int c = 0; c < v.length; c++) {
      double gap = columns[c][memory] - v[c];
      square = Fma.of(gap, gap, square);
    }
    return square;
  }

  /** The landscape of the density's energy, and what one thread needs to look at one state. */
  final class Probe implements Landscape {
    private final double[] s = new double[BLOCK];
    private final double[] near = new double[BLOCK];
    private final int[] places = new int[BLOCK];
    private final double[] sums = new double[columns.length];
    private final double scale = 1 / (bandwidth * bandwidth);
    private final double limit = BasinKernel.reach(kernel) * BasinKernel.reach(kernel);
    private double total;

    /**
     * Moves the state by one step, in place.
     *
     * @return the length of the step over h; NaN, and no step, where no kernel reaches
     */
    double step(double[] v) {
      total = 0;
      Arrays.fill(sums, 0);
      index.visit(v, (from, to) -> blocks(v, from, to, true));
      double square = 0;
      for (int c = 0; c < sums.length; c++) {
        double shift = sums[c] / total;
        square += shift * shift;
        v[c] = total > 0 ? v[c] + shift : v[c];
      }
      return Math.sqrt(square * scale);
    }

    @Override
    public int dimensions() {
      return columns.length;
    }

    /** {@code -(1/beta) log sum a_j kappa(u_j)}, {@code 1/beta = h^2/2}. */
    @Override
    public double energy(double[] v) {
      return -logSum(v) / (2 * scale);
    }

    /** {@code -sum a_j (-kappa'(u_j^2)) (xi_j - v) / sum a_j kappa(u_j)}. */
    @Override
    public double[] gradient(double[] v) {
      step(v.clone());
      double[] gradient = sums.clone();
      logSum(v);
      for (int c = 0; c < gradient.length; c++) {
        gradient[c] /= -total;
      }
      return gradient;
    }

    @Override
    public double[] fixedPoint(double[] v) {
      double[] next = v.clone();
      step(next);
      return next;
    }

    /** Returns log sum a_j kappa(u_j); minus infinity where no kernel reaches. */
    double logSum(double[] v) {
      total = 0;
      index.visit(v, (from, to) -> blocks(v, from, to, false));
      return StrictMath.log(total);
    }

    /**
     * Descends in place until a step is shorter than {@code tolerance} h.
     *
     * @return false if {@code steps} did not suffice
     */
    boolean descend(double[] v, double tolerance, int steps) {
      // In place, and measured by the whole step over h: a descent of thousands of rows.
      Update meanShift = (landscape, state, free, size, t) -> step(state);
      return new Descent(steps, StepSizes.constant(1), tolerance, meanShift).settle(this, v, null);
    }

    private void blocks(double[] v, int from, int to, boolean moves) {
      for (int at = from; at < to; at += BLOCK) {
        int n = Math.min(BLOCK, to - at);
        Arrays.fill(s, 0, n, 0);
        for (int c = 0; c < columns.length; c++) {
          addSquares(s, columns[c], at, n, v[c]);
        }
        int m = 0;
        for (int i = 0; i < n; i++) {
          double square = s[i] * scale;
          if (square < limit) {
            near[m] = square;
            places[m++] = at + i;
          }
        }
        if (moves) {
          pull(v, m);
        } else {
          BasinKernel.values(kernel, near, m);
          for (int i = 0; i < m; i++) {
            total += weights[places[i]] * near[i];
          }
        }
      }
    }

    private void pull(double[] v, int m) {
      BasinKernel.falls(kernel, near, m);
      for (int i = 0; i < m; i++) {
        near[i] *= weights[places[i]];
        total += near[i];
      }
      for (int c = 0; c < sums.length; c++) {
        double[] column = columns[c];
        double sum = 0;
        for (int i = 0; i < m; i++) {
          sum = Fma.of(near[i], column[places[i]] - v[c], sum);
        }
        sums[c] += sum;
      }
    }
  }

  private static void addSquares(double[] s, double[] column, int at, int n, double v) {
    for (int i = 0; i < n; i++) {
      double gap = column[at + i] - v;
      s[i] = Fma.of(gap, gap, s[i]);
    }
  }
}
