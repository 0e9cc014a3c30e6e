package engram.member;

import java.util.List;

/**
 * What a predictor tells of how it answers: its parts, how much each column counts, and by which
 * columns a memory is near. Columns are those of encoded rows ({@link engram.table.ColumnSums} adds
 * those of one attribute).
 */
public interface Insight {

  /** Returns what answers, the largest share first; the shares sum to 1. */
  List<Part> parts();

  /**
   * Returns how much each column counts in the distances between memories: for a metric {@code |A
   * (x - x')|} the diagonal of A'A times the variance of the column over the memories, as a share
   * of the sum over the columns (the relevances of matrix relevance learning, Schneider, Biehl and
   * Hammer 2009, in units of the spread); of several metrics the mean by their shares. What a map
   * makes of two columns together is left out.
   *
   * @return D values of 0 or more that sum to 1; all 0 if no part measures distances by columns, or
   *     no column varies
   */
  double[] relevances();

  /**
   * Returns by how much each column takes a memory from a row, in nats of its weight: {@code g_d
   * (A'A g)_d / 2}, g the difference of the rows, which sum over the columns to the exponent of the
   * memory, of several metrics and temperatures the mean by their shares. Below 0 where a column
   * makes up for others that it goes with. O(m D) a metric.
   *
   * @param x D values, NaN = missing, not modified
   * @param memory which, from 0
   * @return D values; all 0 if no part measures distances by columns
   */
  double[] gaps(double[] x, int memory);

  /**
   * Returns by how much each column brings some memories nearer to a row than memories are on the
   * mean, in nats: the mean of {@link #gaps} over the memories, or over 1000 of them at even
   * distances, less that of each. O(1000 m D) a metric.
   *
   * @param x D values, NaN = missing, not modified
   * @param memories which, from 0
   * @return memories x D
   */
  double[][] nearness(double[] x, int... memories);

  /**
   * A part of an answer: memories under one metric at one temperature, or another {@link Member}.
   *
   * @param kind {@code metric}, or what the member says that it is
   * @param columns how many columns count
   * @param ranks whether they count by their ranks
   * @param trend whether the memories hold what a linear trend leaves over
   * @param factor by which the exponent is multiplied, the inverse of a temperature
   * @param share of the answer, in [0, 1]
   */
  record Part(String kind, int columns, boolean ranks, boolean trend, double factor, double share) {

    /** Returns this part of a mixture that has a share itself. */
    public Part within(boolean onTrend, double mixture) {
      return new Part(kind, columns, ranks, onTrend, factor, share * mixture);
    }
  }
}
