package engram.math;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A linear map that shortens rows along a few axes and leaves all else: {@code x - sum_a q_a v_a
 * (v_a . x)}, v orthonormal. Where a few common causes move all columns of wide rows, it is their
 * whitening to the level of the noise, without a D x D matrix.
 *
 * @param axes v, r rows of D values, kept
 * @param shares q, r values within [0, 1), kept
 */
public record AxisDamping(float[][] axes, float[] shares) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** An axis is damped from this many times the middle one on: noise alone rarely reaches it. */
  private static final double STANDS_OUT = 2;

  /** Axes are those of at most so many rows. */
  private static final int MOST_ROWS = 256;

  /**
   * Damps the principal axes whose sum of squares e_a stands out of the middle one, e, down to it:
   * {@code q_a = 1 - sqrt(e / e_a)}. The axes are found in the span of the rows, from their n x n
   * Gram matrix: O(n^2 D + n^3), n at most {@value #MOST_ROWS}, above that evenly chosen rows.
   *
   * @param rows n x D finite centred values, not modified
   * @param used how many directions the rows span at most, the rest of the n being 0
   */
  public static AxisDamping of(double[][] rows, int used) {
    int n = Math.min(rows.length, MOST_ROWS);
    double[][] some = new double[n][];
    for (int i = 0; i < n; i++) {
      some[i] = rows[(int) ((long) i * rows.length / n)];
    }
    double[][] gram = gram(some);
    SymmetricEigen eigen = SymmetricEigen.of(gram);
    double middle = eigen.values()[Math.max(0, Math.min(n, used) / 2)];
    int count = 0;
    while (middle > 0 && count < n && eigen.values()[count] > STANDS_OUT * middle) {
      count++;
    }
    float[][] axes = new float[count][rows[0].length];
    float[] shares = new float[count];
    for (int a = 0; a < count; a++) {
      double value = eigen.values()[a];
      shares[a] = (float) (1 - Math.sqrt(middle / value));
      double[] axis = new double[axes[a].length];
      for (int i = 0; i < n; i++) {
        double c = eigen.vectors()[a][i] / Math.sqrt(value);
        for (int d = 0; d < axis.length; d++) {
          axis[d] += c * some[i][d];
        }
      }
      for (int d = 0; d < axis.length; d++) {
        axes[a][d] = (float) axis[d];
      }
    }
    return new AxisDamping(axes, shares);
  }

  /** Returns the dot products of rows with each other, n x n. O(n^2 D). */
  public static double[][] gram(double[][] rows) {
    double[][] gram = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int d = 0; d < rows[i].length; d++) {
          sum += rows[i][d] * rows[j][d];
        }
        gram[i][j] = sum;
        gram[j][i] = sum;
      }
    }
    return gram;
  }

  /** Returns whether the parts fit rows of D values. */
  public boolean fits(int columns) {
    return axes.length == shares.length
        && Arrays.stream(axes).allMatch(axis -> axis.length == columns);
  }

  /**
   * Returns the diagonal of {@code B S B}, B this map and S of a diagonal, a new array. O(r^2 D).
   */
  public double[] diagonal(double[] s) {
    double[] diagonal = s.clone();
    for (int a = 0; a < axes.length; a++) {
      for (int d = 0; d < s.length; d++) {
        diagonal[d] -= 2.0 * shares[a] * axes[a][d] * axes[a][d] * s[d];
      }
      for (int b = 0; b < axes.length; b++) {
        double product = 0;
        for (int d = 0; d < s.length; d++) {
          product += s[d] * axes[a][d] * axes[b][d];
        }
        for (int d = 0; d < s.length; d++) {
          diagonal[d] += product * shares[a] * shares[b] * axes[a][d] * axes[b][d];
        }
      }
    }
    return diagonal;
  }

  /** Returns the image of a row, a new array. O(r D). */
  public double[] apply(double[] x) {
    double[] image = x.clone();
    for (int a = 0; a < axes.length; a++) {
      double along = 0;
      for (int d = 0; d < x.length; d++) {
        along += axes[a][d] * x[d];
      }
      for (int d = 0; d < x.length; d++) {
        image[d] -= shares[a] * along * axes[a][d];
      }
    }
    return image;
  }
}
