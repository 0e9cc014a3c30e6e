package engram.member;

import java.io.Serializable;
import java.util.Arrays;

/**
 * For each class the sums of weights, of rows and of products of their values, in the order of the
 * pairs: one more pair adds to them, to the bit as if it had been there from the start.
 *
 * @param units of the rows that are summed
 * @param weights C sums of weights
 * @param rows C x D sums of rows
 * @param products C x D rows of d + 1 sums of products, the lower half
 */
record ClassSums(ColumnUnits units, double[] weights, double[][] rows, double[][][] products)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Sums pairs. O(n D^2). */
  static ClassSums of(Pairs pairs, ColumnUnits units) {
    int d = pairs.columns();
    double[][][] products = new double[pairs.width()][d][];
    for (double[][] each : products) {
      for (int j = 0; j < d; j++) {
        each[j] = new double[j + 1];
      }
    }
    ClassSums sums =
        new ClassSums(units, new double[pairs.width()], new double[pairs.width()][d], products);
    for (int i = 0; i < pairs.size(); i++) {
      sums.add(pairs.place(i), pairs.weight(i), units.of(pairs.x()[i]));
    }
    return sums;
  }

  private void add(int c, double weight, double[] row) {
    if (weight == 0) {
      return;
    }
    weights[c] += weight;
    for (int j = 0; j < row.length; j++) {
      double value = weight * row[j];
      rows[c][j] += value;
      double[] own = products[c][j];
      for (int l = 0; l <= j && value != 0; l++) {
        own[l] += value * row[l];
      }
    }
  }

  /** Returns these sums and one more row of a class, of weight 1. O(C D + D^2). */
  ClassSums with(double[] x, int c) {
    double[][][] more = products.clone();
    more[c] = Arrays.stream(products[c]).map(double[]::clone).toArray(double[][]::new);
    double[][] moreRows = rows.clone();
    moreRows[c] = rows[c].clone();
    ClassSums sums = new ClassSums(units, weights.clone(), moreRows, more);
    sums.add(c, 1, units.of(x));
    return sums;
  }

  int classes() {
    return weights.length;
  }

  double total() {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    return total;
  }

  /** Returns the mean of a class, 0 of an empty one. */
  double[] mean(int c) {
    double[] mean = new double[rows[c].length];
    for (int j = 0; j < mean.length && weights[c] > 0; j++) {
      mean[j] = rows[c][j] / weights[c];
    }
    return mean;
  }

  /** Adds the scatter of a class about its mean, divided by a weight, to a lower half. O(D^2). */
  void addScatter(double[][] to, int c, double over) {
    if (weights[c] == 0) {
      return;
    }
    double[] mean = mean(c);
    for (int j = 0; j < mean.length; j++) {
      for (int l = 0; l <= j; l++) {
        to[j][l] += (products[c][j][l] - rows[c][j] * mean[l]) / over;
      }
    }
  }
}
