package engram.math;

/**
 * How much of each column some targets explain linearly: one-hot classes between their means, a
 * number along its slope.
 *
 * @param ratios D values F, the explained variance a degree of freedom over the variance left over
 *     a degree of freedom: about 1 where a column has nothing to do with the targets (Fisher 1925);
 *     0 for a constant column
 * @param residuals n x D, the centred rows less what is explained; a row is multiplied by the
 *     square root of its weight
 */
public record Explained(double[] ratios, double[][] residuals) {

  /** What is left of a target that the ones before explain, in units of its square. */
  private static final double NONE = 1e-10;

  /**
   * Measures the columns. O(n D C).
   *
   * @param x n rows of D finite values, not modified
   * @param targets n rows of C values, not modified
   * @param weights n weights of 0 or more, or null for 1 each
   */
  public static Explained of(double[][] x, float[][] targets, double[] weights) {
    double[] roots = new double[x.length];
    double rows = 0;
    for (int i = 0; i < roots.length; i++) {
      roots[i] = weights == null ? 1 : Math.sqrt(weights[i]);
      rows += roots[i] > 0 ? 1 : 0;
    }
    double[][] left = new double[x.length][];
    for (int i = 0; i < left.length; i++) {
      left[i] = x[i].clone();
      for (int d = 0; d < left[i].length; d++) {
        left[i][d] *= roots[i];
      }
    }
    remove(left, unit(roots.clone()));
    double[] total = squares(left);
    double[][] basis = basis(targets, roots);
    for (double[] direction : basis) {
      remove(left, direction);
    }
    double[] rest = squares(left);
    double[] ratios = new double[total.length];
    double free = Math.max(1, rows - 1 - basis.length);
    for (int d = 0; d < ratios.length && basis.length > 0; d++) {
      double explained = Math.max(0, total[d] - rest[d]) / basis.length;
      // A column that is explained wholly counts as one of which a millionth is left.
      ratios[d] = total[d] > 0 ? explained * free / Math.max(rest[d], 1e-6 * total[d]) : 0;
    }
    return new Explained(ratios, left);
  }

  /** Orthonormal combinations of the targets over the rows, orthogonal to the weighted mean. */
  private static double[][] basis(float[][] targets, double[] roots) {
    int width = targets[0].length;
    double[][] found = new double[width + 1][];
    found[0] = unit(roots.clone());
    int count = 1;
    for (int c = 0; c < width; c++) {
      double[] direction = new double[roots.length];
      for (int i = 0; i < direction.length; i++) {
        direction[i] = roots[i] * targets[i][c];
      }
      double whole = dot(direction, direction);
      for (int round = 0; round < 2; round++) {
        for (int b = 0; b < count; b++) {
          double part = dot(direction, found[b]);
          for (int i = 0; i < direction.length; i++) {
            direction[i] -= part * found[b][i];
          }
        }
      }
      if (dot(direction, direction) > NONE * whole) {
        found[count++] = unit(direction);
      }
    }
    double[][] basis = new double[count - 1][];
    System.arraycopy(found, 1, basis, 0, basis.length);
    return basis;
  }

  private static double[] unit(double[] direction) {
    double length = Math.sqrt(dot(direction, direction));
    for (int i = 0; i < direction.length; i++) {
      direction[i] /= length > 0 ? length : 1;
    }
    return direction;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Takes the part along a unit direction off each column. */
  private static void remove(double[][] rows, double[] direction) {
    double[] part = new double[rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < part.length; d++) {
        part[d] += direction[i] * rows[i][d];
      }
    }
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < part.length; d++) {
        rows[i][d] -= direction[i] * part[d];
      }
    }
  }

  private static double[] squares(double[][] rows) {
    double[] squares = new double[rows[0].length];
    for (double[] row : rows) {
      for (int d = 0; d < squares.length; d++) {
        squares[d] += row[d] * row[d];
      }
    }
    return squares;
  }
}
