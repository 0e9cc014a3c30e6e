package engram.math;

/**
 * Arithmetic on rows: one {@code float[]} holds one coordinate (or one memory) of many points, and
 * a loop runs over the points.
 *
 * <p>Every loop has the form {@code y[i] = f(a[i], b[i], ...)} with one index, which the
 * just-in-time compiler turns into vector instructions on Java 17 and newer without flags. Four
 * source rows a loop is the widest form that Java 17 still vectorises. Fused multiply-add is exact,
 * and no loop reorders a sum, so results are the same to the bit on every machine.
 */
public final class Rows {

  /**
   * Number of partial sums of a dot product; rows given to {@link #addLanes} have a multiple of it.
   */
  public static final int LANES = 64;

  /**
   * Source rows of a block: 32 rows of 256 floats are 32 kB. A multiple of 4, so that blocks do not
   * change how rows are grouped.
   */
  private static final int BLOCK = 32;

  private static final float LOWEST_EXPONENT = -80f;

  private Rows() {}

  /**
   * Adds {@code sum_j c[j] x[j]} to {@code y}, the first {@code n} entries, over the first {@code
   * m} rows in order.
   */
  public static void addScaled(float[] y, int n, float[][] x, float[] c, int m) {
    addScaled(y, n, x, c, 0, m);
  }

  /**
   * Adds {@code sum_j c[k][j] x[j]} to each {@code y[k]}: {@link #addScaled(float[], int,
   * float[][], float[], int)} for many rows, the same to the bit. Goes over the source rows in
   * blocks that stay in the nearest cache while all targets use them.
   */
  public static void addProducts(float[][] y, int targets, int n, float[][] x, float[][] c, int m) {
    for (int from = 0; from < m; from += BLOCK) {
      int to = Math.min(m, from + BLOCK);
      for (int k = 0; k < targets; k++) {
        addScaled(y[k], n, x, c[k], from, to);
      }
    }
  }

  private static void addScaled(float[] y, int n, float[][] x, float[] c, int from, int to) {
    int j = from;
    for (; j + 4 <= to; j += 4) {
      addFour(y, n, x[j], x[j + 1], x[j + 2], x[j + 3], c[j], c[j + 1], c[j + 2], c[j + 3]);
    }
    for (; j + 2 <= to; j += 2) {
      addTwo(y, n, x[j], x[j + 1], c[j], c[j + 1]);
    }
    for (; j < to; j++) {
      addScaled(y, n, x[j], c[j]);
    }
  }

  private static void addTwo(float[] y, int n, float[] a, float[] b, float ca, float cb) {
    for (int i = 0; i < n; i++) {
      y[i] = Fma.of(cb, b[i], Fma.of(ca, a[i], y[i]));
    }
  }

  private static void addFour(
      float[] y,
      int n,
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      float ca,
      float cb,
      float cc,
      float cd) {
    for (int i = 0; i < n; i++) {
      y[i] = Fma.of(cd, d[i], Fma.of(cc, c[i], Fma.of(cb, b[i], Fma.of(ca, a[i], y[i]))));
    }
  }

  /** Adds {@code c x} to {@code y}. */
  public static void addScaled(float[] y, int n, float[] x, float c) {
    for (int i = 0; i < n; i++) {
      y[i] = Fma.of(c, x[i], y[i]);
    }
  }

  /** Writes {@code c x} to {@code y}. */
  public static void scaleTo(float[] y, int n, float[] x, float c) {
    for (int i = 0; i < n; i++) {
      y[i] = c * x[i];
    }
  }

  /** Multiplies {@code y} by the number {@code c}. */
  public static void scale(float[] y, int n, float c) {
    for (int i = 0; i < n; i++) {
      y[i] *= c;
    }
  }

  /** Writes {@code a x + b}. */
  public static void affine(float[] y, int n, float[] x, float a, float b) {
    for (int i = 0; i < n; i++) {
      y[i] = Fma.of(a, x[i], b);
    }
  }

  /** Replaces {@code y} by {@code a (y + b)}. */
  public static void shiftThenScale(float[] y, int n, float b, float a) {
    for (int i = 0; i < n; i++) {
      y[i] = a * (y[i] + b);
    }
  }

  /** Writes {@code a x + b y} to {@code z}. */
  public static void blendTo(float[] z, int n, float[] x, float a, float[] y, float b) {
    for (int i = 0; i < n; i++) {
      z[i] = Fma.of(a, x[i], b * y[i]);
    }
  }

  /** Adds {@code x}. */
  public static void add(float[] y, int n, float[] x) {
    for (int i = 0; i < n; i++) {
      y[i] += x[i];
    }
  }

  /** Subtracts {@code x}. */
  public static void subtract(float[] y, int n, float[] x) {
    for (int i = 0; i < n; i++) {
      y[i] -= x[i];
    }
  }

  /** Multiplies entry by entry. */
  public static void multiply(float[] y, int n, float[] x) {
    for (int i = 0; i < n; i++) {
      y[i] *= x[i];
    }
  }

  /** Adds the entrywise product {@code a b} to {@code y}. */
  public static void addProduct(float[] y, int n, float[] a, float[] b) {
    for (int i = 0; i < n; i++) {
      y[i] = Fma.of(a[i], b[i], y[i]);
    }
  }

  /** Adds the entrywise square {@code (a x + b)^2} to {@code y}. */
  public static void addSquare(float[] y, int n, float[] x, float a, float b) {
    for (int i = 0; i < n; i++) {
      float z = Fma.of(a, x[i], b);
      y[i] = Fma.of(z, z, y[i]);
    }
  }

  /** Writes {@code c w (a - m)}: one row of the derivative of a softmax. */
  public static void softmaxSlope(float[] y, int n, float[] w, float[] a, float[] m, float c) {
    for (int i = 0; i < n; i++) {
      y[i] = c * w[i] * (a[i] - m[i]);
    }
  }

  /** Replaces {@code m} by the larger of {@code m} and {@code x}, entry by entry. */
  public static void max(float[] m, int n, float[] x) {
    for (int i = 0; i < n; i++) {
      m[i] = Math.max(m[i], x[i]);
    }
  }

  /** Replaces what is above {@code most} by it. */
  public static void min(float[] y, int n, float most) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.min(y[i], most);
    }
  }

  /** Replaces {@code y} by {@code 1 / y}. */
  public static void invert(float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = 1f / y[i];
    }
  }

  /**
   * Replaces each entry by its exponential, for entries of at most 20: the argument over 64 in a
   * polynomial of degree 7, squared six times. Relative error below 6e-6 from 0 to -16, 1.3e-5 at
   * -30 and 3e-2 at -80, where the value is 2e-35; absolute error below 4e-6. Arguments under -80
   * count as -80.
   */
  public static void exp(float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = exp(y[i]);
    }
  }

  /** Replaces each entry by the exponential of how far it is below {@code top}, at most 0. */
  private static void expBelow(float[] y, int n, float[] top) {
    for (int i = 0; i < n; i++) {
      y[i] = exp(y[i] - top[i]);
    }
  }

  /** Writes {@code exp(c (x - top))} as {@link #exp} does, for entries of x not above top. */
  public static void expBelow(float[] y, int n, float[] x, float[] top, float c) {
    for (int i = 0; i < n; i++) {
      y[i] = exp(c * (x[i] - top[i]));
    }
  }

  private static float exp(float at) {
    float x = Math.max(at, LOWEST_EXPONENT) * 0.015625f;
    float e = Fma.of(x, 1.984127e-4f, 0.0013888889f);
    e = Fma.of(x, e, 0.008333334f);
    e = Fma.of(x, e, 0.041666668f);
    e = Fma.of(x, e, 0.16666667f);
    e = Fma.of(x, e, 0.5f);
    e = Fma.of(x, e, 1f);
    e = Fma.of(x, e, 1f);
    e *= e;
    e *= e;
    e *= e;
    e *= e;
    e *= e;
    e *= e;
    return e;
  }

  /**
   * Replaces the {@code m} rows by their softmax over the rows, point by point.
   *
   * @param spare a row to work in; holds 1 / (sum of the shifted exponentials) afterwards
   */
  public static void softmax(float[][] rows, int m, int n, float[] spare) {
    System.arraycopy(rows[0], 0, spare, 0, n);
    for (int k = 1; k < m; k++) {
      max(spare, n, rows[k]);
    }
    for (int k = 0; k < m; k++) {
      expBelow(rows[k], n, spare);
    }
    System.arraycopy(rows[0], 0, spare, 0, n);
    for (int k = 1; k < m; k++) {
      add(spare, n, rows[k]);
    }
    invert(spare, n);
    for (int k = 0; k < m; k++) {
      multiply(rows[k], n, spare);
    }
  }

  /**
   * Writes to {@code best} the index of the largest of the {@code m} rows at each point, the first
   * of equals.
   */
  public static void argMax(float[][] rows, int m, int n, float[] spare, int[] best) {
    System.arraycopy(rows[0], 0, spare, 0, n);
    java.util.Arrays.fill(best, 0, n, 0);
    for (int k = 1; k < m; k++) {
      float[] row = rows[k];
      for (int i = 0; i < n; i++) {
        if (row[i] > spare[i]) {
          spare[i] = row[i];
          best[i] = k;
        }
      }
    }
  }

  /**
   * Writes the transpose of {@code m} rows: {@code out[i][j] = rows[j][i]} for the first {@code n}
   * entries, eight rows at a time.
   */
  public static void transpose(float[][] rows, int m, int n, float[][] out) {
    int j = 0;
    for (; j + 8 <= m; j += 8) {
      float[] a = rows[j];
      float[] b = rows[j + 1];
      float[] c = rows[j + 2];
      float[] d = rows[j + 3];
      float[] e = rows[j + 4];
      float[] f = rows[j + 5];
      float[] g = rows[j + 6];
      float[] h = rows[j + 7];
      for (int i = 0; i < n; i++) {
        float[] to = out[i];
        to[j] = a[i];
        to[j + 1] = b[i];
        to[j + 2] = c[i];
        to[j + 3] = d[i];
        to[j + 4] = e[i];
        to[j + 5] = f[i];
        to[j + 6] = g[i];
        to[j + 7] = h[i];
      }
    }
    for (; j < m; j++) {
      float[] row = rows[j];
      for (int i = 0; i < n; i++) {
        out[i][j] = row[i];
      }
    }
  }

  /**
   * Adds the entrywise products of two rows of {@code n} entries to {@link #LANES} partial sums;
   * {@code n} is 64 or 256.
   */
  public static void addLanes(float[] lanes, float[] a, float[] b, int n) {
    if (n == 4 * LANES) {
      addLanes4(lanes, a, b);
    } else if (n == LANES) {
      addProduct(lanes, LANES, a, b);
    } else {
      throw new IllegalArgumentException("row length is " + n + ", lanes need 64 or 256");
    }
  }

  // The offsets are constants, so that the compiler sees the reads and the write apart.
  private static void addLanes4(float[] s, float[] a, float[] b) {
    for (int i = 0; i < LANES; i++) {
      s[i] =
          Fma.of(
              a[i],
              b[i],
              Fma.of(
                  a[i + 64],
                  b[i + 64],
                  Fma.of(a[i + 128], b[i + 128], Fma.of(a[i + 192], b[i + 192], s[i]))));
    }
  }

  /** Returns the sum of the partial sums and sets them to zero. */
  public static float takeLanes(float[] s) {
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    float s4 = 0f;
    float s5 = 0f;
    float s6 = 0f;
    float s7 = 0f;
    for (int i = 0; i < LANES; i += 8) {
      s0 += s[i];
      s1 += s[i + 1];
      s2 += s[i + 2];
      s3 += s[i + 3];
      s4 += s[i + 4];
      s5 += s[i + 5];
      s6 += s[i + 6];
      s7 += s[i + 7];
    }
    java.util.Arrays.fill(s, 0f);
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  /** Returns the sum of the first {@code n} entries in double precision. */
  public static double sum(float[] x, int n) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (; i + 2 <= n; i += 2) {
      s0 += x[i];
      s1 += x[i + 1];
    }
    return i < n ? s0 + s1 + x[i] : s0 + s1;
  }

  /** Returns the dot product of two short rows, in order. */
  public static float dot(float[] a, float[] b, int n) {
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      s0 = Fma.of(a[i], b[i], s0);
      s1 = Fma.of(a[i + 1], b[i + 1], s1);
      s2 = Fma.of(a[i + 2], b[i + 2], s2);
      s3 = Fma.of(a[i + 3], b[i + 3], s3);
    }
    for (; i < n; i++) {
      s0 = Fma.of(a[i], b[i], s0);
    }
    return (s0 + s1) + (s2 + s3);
  }
}
