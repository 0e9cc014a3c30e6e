package engram.recall;

import engram.math.Check;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that recall others: distinct rows with the weight of all their copies, centred, in float, a
 * random part of them where there are too many.
 *
 * @param center D values that are subtracted
 * @param rows L x D centred rows, NaN = missing; kept
 * @param weights of each, above 0; kept
 */
record StoredRows(double[] center, float[][] rows, double[] weights) {

  /**
   * Stores rows.
   *
   * @param x n x D, NaN = missing, not modified
   * @param weights n weights, or null for 1 each; rows of weight 0 are left out
   * @param most how many distinct rows are stored at most
   * @param stream draws them where there are more
   */
  static StoredRows of(
      double[][] x, double[] weights, double[] center, int most, RandomStream stream) {
    Map<Key, Integer> places = new HashMap<>();
    List<float[]> rows = new ArrayList<>();
    double[] sums = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      if (weights == null || weights[i] > 0) {
        float[] row = centred(x[i], center);
        Integer place = places.putIfAbsent(new Key(row), rows.size());
        if (place == null) {
          place = rows.size();
          rows.add(row);
        }
        sums[place] += weights == null ? 1 : weights[i];
      }
    }
    int[] drawn = drawn(rows.size(), most, stream);
    return new StoredRows(
        center,
        Arrays.stream(drawn).mapToObj(rows::get).toArray(float[][]::new),
        Arrays.stream(drawn).mapToDouble(i -> sums[i]).toArray());
  }

  private static int[] drawn(int count, int most, RandomStream stream) {
    int[] drawn = Arrays.copyOf(stream.permutation(count), Math.min(count, most));
    Arrays.sort(drawn);
    return drawn;
  }

  /** Returns where among the stored rows each of some centred rows is, -1 where it is not. */
  int[] places(float[][] centred) {
    Map<Key, Integer> places = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      places.put(new Key(rows[i]), i);
    }
    return Arrays.stream(centred).mapToInt(row -> places.getOrDefault(new Key(row), -1)).toArray();
  }

  /** Returns a row less the center, in float; -0 becomes 0. */
  static float[] centred(double[] row, double[] center) {
    float[] centred = new float[row.length];
    for (int d = 0; d < centred.length; d++) {
      centred[d] = (float) (row[d] - center[d]) + 0f;
    }
    return centred;
  }

  /** Returns rows less the center. */
  float[][] centred(double[][] x) {
    return Arrays.stream(x).map(row -> centred(row, center)).toArray(float[][]::new);
  }

  /**
   * Refuses rows that no fit leaves.
   *
   * @throws IllegalArgumentException with the part that is wrong
   */
  StoredRows check() {
    Check.that(rows.length > 0, "rows", "empty", "1 row or more");
    Check.that(weights.length == rows.length, "weights", weights.length + " values", "one a row");
    for (double weight : weights) {
      Check.positive("a weight", weight);
    }
    for (float[] row : rows) {
      Check.that(row.length == center.length, "a row", row.length + " values", "one a column");
      for (float value : row) {
        Check.that(!Float.isInfinite(value), "a value", value, "finite");
      }
    }
    return this;
  }

  /** Returns rows with null for NaN, which JSON has no word for. */
  static Float[][] boxed(float[][] rows) {
    Float[][] boxed = new Float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      boxed[i] = new Float[rows[i].length];
      for (int d = 0; d < rows[i].length; d++) {
        boxed[i][d] = Float.isNaN(rows[i][d]) ? null : Float.valueOf(rows[i][d]);
      }
    }
    return boxed;
  }

  /** Returns rows with NaN for null. */
  static float[][] unboxed(Float[][] rows) {
    float[][] unboxed = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      unboxed[i] = new float[rows[i].length];
      for (int d = 0; d < rows[i].length; d++) {
        unboxed[i][d] = rows[i][d] == null ? Float.NaN : rows[i][d];
      }
    }
    return unboxed;
  }

  boolean sameAs(StoredRows other) {
    return Arrays.equals(center, other.center)
        && Arrays.deepEquals(rows, other.rows)
        && Arrays.equals(weights, other.weights);
  }

  private record Key(float[] row) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(row, key.row);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(row);
    }
  }
}
