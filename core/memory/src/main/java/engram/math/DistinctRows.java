package engram.math;

import java.util.Arrays;
import java.util.stream.Stream;

/** Rows without their copies. */
public final class DistinctRows {

  private DistinctRows() {}

  /**
   * Returns rows that differ, each where it stands first, and looks at no more than it takes.
   *
   * @param rows arrays of values, kept as they are; NaN equals NaN, and -0 is not 0
   * @param most how many are returned at most
   */
  public static double[][] of(Stream<double[]> rows, int most) {
    return rows.map(Row::new)
        .distinct()
        .limit(Math.max(0, most))
        .map(Row::values)
        .toArray(double[][]::new);
  }

  private record Row(double[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }
}
