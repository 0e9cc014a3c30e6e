package engram.completion;

import engram.math.Cholesky;
import java.util.Arrays;

/**
 * The quadratic energy of the stored rows near one row: their weighted mean and covariance, the
 * latter drawn to the covariance of all rows. Its clamped minimum, {@code y_M = m_M + C_MK C_KK^-1
 * (x_K - m_K)}, is a weighted mean of memories with a local linear correction (a locally weighted
 * ridge regression towards the global slopes). Of a wide table the shares alone are local.
 */
final class CompletionLocal {

  /** How many rows' worth of global covariance are mixed in. */
  private static final double PRIOR_ROWS = 3;

  /** A farther row than this many bandwidths is left out. */
  private static final int REACH = 3;

  private static final double LEAST_SHARE = 1e-6;

  /** Beyond this the prior holds the estimate, not the row itself. */
  private static final double MOST_LEVERAGE = 0.5;

  private final CompletionMemories memories;
  private final CompletionCells cells;
  private final CompletionNeighbors nearest;
  private final double[] shares;
  private final double[] mean;
  private final double[][] cross;
  private final double global;
  private final Cholesky factor;

  /**
   * Builds the energy. O(k |K| D + |K|^3).
   *
   * @param nearest at least one neighbour, the nearest first
   * @param width the squared bandwidth is that of the neighbour at this rank, counted by weight
   */
  CompletionLocal(
      CompletionMemories memories,
      CompletionCells cells,
      CompletionNeighbors nearest,
      double width) {
    this.memories = memories;
    this.cells = cells;
    this.nearest = nearest;
    shares = shares(memories, nearest, width);
    mean = mean(memories);
    if (memories.span() != null) {
      cross = null;
      global = 0;
      factor = null;
      return;
    }
    int[] known = cells.known();
    int[] missing = cells.missing();
    double[][] inner = new double[known.length][known.length];
    cross = new double[missing.length][known.length];
    double concentration = 0;
    for (int a = 0; a < shares.length; a++) {
      concentration += shares[a] * shares[a];
      if (shares[a] > LEAST_SHARE) {
        add(memories, a, inner);
      }
    }
    global = PRIOR_ROWS / (1 / concentration + PRIOR_ROWS);
    double[][] covariance = memories.gaussian().covariance();
    mix(inner, known, known, covariance, global);
    mix(cross, missing, known, covariance, global);
    factor = Cholesky.factor(inner, Cholesky.LEAST_PIVOT);
  }

  /** softmax(-2 d / h) over the neighbours within reach, h the distance of the width-th. */
  private static double[] shares(
      CompletionMemories memories, CompletionNeighbors nearest, double width) {
    int place = 0;
    double weight = memories.weights()[nearest.row(0)];
    while (place + 1 < nearest.size() && weight < width) {
      place++;
      weight += memories.weights()[nearest.row(place)];
    }
    double h = Math.max(nearest.distance(place), CompletionSteps.LEAST_BANDWIDTH);
    double[] shares = new double[Math.min(nearest.size(), REACH * (place + 1))];
    double total = 0;
    for (int a = 0; a < shares.length; a++) {
      shares[a] = memories.weights()[nearest.row(a)] * StrictMath.exp(-2 * nearest.distance(a) / h);
      total += shares[a];
    }
    if (!(total > 0)) {
      shares[0] = 1;
      total = 1;
    }
    for (int a = 0; a < shares.length; a++) {
      shares[a] /= total;
    }
    return shares;
  }

  private double[] mean(CompletionMemories memories) {
    double[] center = new double[memories.least().length];
    for (int a = 0; a < shares.length; a++) {
      double[] row = memories.values()[nearest.row(a)];
      for (int d = 0; d < center.length; d++) {
        center[d] += shares[a] * row[d];
      }
    }
    return center;
  }

  private void add(CompletionMemories memories, int place, double[][] inner) {
    int[] known = cells.known();
    int[] missing = cells.missing();
    double share = shares[place];
    double[] row = memories.values()[nearest.row(place)];
    double[] doubt = memories.variance()[nearest.row(place)];
    double[] gap = gap(row);
    for (int e = 0; e < known.length; e++) {
      double scaled = share * gap[e];
      double[] out = inner[e];
      for (int l = 0; l <= e; l++) {
        out[l] += scaled * gap[l];
      }
      out[e] += share * doubt[known[e]];
    }
    for (int t = 0; t < missing.length; t++) {
      double scaled = share * (row[missing[t]] - mean[missing[t]]);
      double[] out = cross[t];
      for (int e = 0; e < known.length; e++) {
        out[e] += scaled * gap[e];
      }
    }
  }

  private static void mix(
      double[][] local, int[] rows, int[] columns, double[][] covariance, double global) {
    for (int a = 0; a < rows.length; a++) {
      double[] from = covariance[rows[a]];
      for (int b = 0; b < columns.length; b++) {
        local[a][b] = (1 - global) * local[a][b] + global * from[columns[b]];
      }
    }
  }

  private double[] gap(double[] row) {
    int[] known = cells.known();
    double[] gap = new double[known.length];
    for (int e = 0; e < gap.length; e++) {
      gap[e] = row[known[e]] - mean[known[e]];
    }
    return gap;
  }

  /** Returns the estimates of the missing cells, given the known cells of a row. O(|K| D). */
  double[] at(double[] row) {
    double[] slope = gap(row);
    factor.solve(slope);
    double[] estimates = new double[cross.length];
    for (int t = 0; t < estimates.length; t++) {
      double sum = mean[cells.missing()[t]];
      for (int e = 0; e < slope.length; e++) {
        sum += cross[t][e] * slope[e];
      }
      estimates[t] = sum;
    }
    return estimates;
  }

  /**
   * Returns by how much the missing cells of a neighbour exceed what the others expect of it, given
   * its known cells. What the regression {@link #at} leaves of a row that has itself a part in it
   * is too small: {@code r / (1 - h)} is what would be left without that part, h the row's leverage
   * (of a weighted ridge regression exactly so while the prior stays). Of a wide table the minimum
   * on the energy of the other rows ({@link CompletionSpan}) is expected.
   *
   * @param place the rank of the neighbour
   * @return one value for each missing cell
   */
  double[] surplus(int place) {
    double[] row = memories.values()[nearest.row(place)];
    boolean wide = memories.span() != null;
    double[] expected = wide ? atOthers(nearest.row(place)) : at(row);
    double part = wide ? 0 : Math.min(MOST_LEVERAGE, leverage(place));
    double[] surplus = new double[expected.length];
    for (int t = 0; t < surplus.length; t++) {
      surplus[t] = (row[cells.missing()[t]] - expected[t]) / (1 - part);
    }
    return surplus;
  }

  private double[] atOthers(int memory) {
    int[] others = Arrays.stream(nearest.ascending()).filter(j -> j != memory).toArray();
    CompletionSpan span = memories.span();
    double[] row = memories.values()[memory];
    return span.clamp(span.chosen(), memories.values(), memories.weights(), others, row, cells)
        .minimum();
  }

  private double leverage(int place) {
    double[] gap = gap(memories.values()[nearest.row(place)]);
    double[] solved = gap.clone();
    factor.solve(solved);
    double sum = 0;
    for (int e = 0; e < gap.length; e++) {
      sum += gap[e] * solved[e];
    }
    return shares[place] * (1 + (1 - global) * sum);
  }

  /** Returns the rank of the neighbour at which the shares, summed in order, pass {@code u}. */
  int draw(double u) {
    double sum = 0;
    for (int a = 0; a < shares.length; a++) {
      sum += shares[a];
      if (u < sum) {
        return a;
      }
    }
    return 0;
  }

  /** Returns the memory that is a neighbour. */
  int memory(int place) {
    return nearest.row(place);
  }
}
