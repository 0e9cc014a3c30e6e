package engram.measure;

import java.util.Random;
import java.util.function.Consumer;

/** Small data for the tests of this package. */
final class Samples {
  /** Four rows of each iris species, in centimetres. */
  static final double[][] IRIS = {
    {5.1, 3.5, 1.4, .2}, {4.9, 3.0, 1.4, .2}, {4.7, 3.2, 1.3, .2}, {4.6, 3.1, 1.5, .2},
    {7.0, 3.2, 4.7, 1.4}, {6.4, 3.2, 4.5, 1.5}, {6.9, 3.1, 4.9, 1.5}, {5.5, 2.3, 4.0, 1.3},
    {6.3, 3.3, 6.0, 2.5}, {5.8, 2.7, 5.1, 1.9}, {7.1, 3.0, 5.9, 2.1}, {6.3, 2.9, 5.6, 1.8}
  };

  static final int[] SPECIES = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};

  /** Two partitions of 17 rows whose information is known to many digits. */
  static final int[] SEVENTEEN = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3};

  static final int[] OTHER_SEVENTEEN = {1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2};

  private Samples() {}

  static double[][] points(int n, int d, Random random) {
    double[][] x = new double[n][d];
    for (double[] row : x) {
      for (int f = 0; f < d; f++) {
        row[f] = random.nextGaussian();
      }
    }
    return x;
  }

  static int[] labels(int n, int k, Random random) {
    return random.ints(n, 0, k).toArray();
  }

  /** The same labels under other, partly negative, names. */
  static int[] renamed(int[] labels) {
    int[] renamed = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      renamed[i] = 1_000_000_007 * (7 - labels[i]);
    }
    return renamed;
  }

  static int[] repeated(int[] labels, int times) {
    int[] repeated = new int[labels.length * times];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = labels[i % labels.length];
    }
    return repeated;
  }

  static int[] reversed(int[] labels) {
    int[] reversed = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      reversed[i] = labels[labels.length - 1 - i];
    }
    return reversed;
  }

  static double[][] reversed(double[][] x) {
    double[][] reversed = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      reversed[i] = x[x.length - 1 - i];
    }
    return reversed;
  }

  /** factor * (x + shift), value by value. */
  static double[][] moved(double[][] x, double factor, double shift) {
    double[][] moved = new double[x.length][x[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int f = 0; f < x[i].length; f++) {
        moved[i][f] = factor * (x[i][f] + shift);
      }
    }
    return moved;
  }

  /** Gives every order of the values to the visitor; equal values count as different. */
  static void permutations(int[] values, Consumer<int[]> visitor) {
    permute(values.clone(), 0, visitor);
  }

  private static void permute(int[] values, int fixed, Consumer<int[]> visitor) {
    if (fixed == values.length) {
      visitor.accept(values);
      return;
    }
    for (int i = fixed; i < values.length; i++) {
      swap(values, fixed, i);
      permute(values, fixed + 1, visitor);
      swap(values, fixed, i);
    }
  }

  private static void swap(int[] values, int i, int j) {
    int value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
