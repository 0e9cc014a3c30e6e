package engram.recall;

import engram.math.Parallel;
import engram.math.Rows;

/**
 * Products of a memory vector with the features of many points, and their derivatives: the inner
 * loop of {@link FeatureMemory}. A task is a segment of the frequencies and a block of points;
 * segments are added in order, so that results do not depend on the number of threads, nor those of
 * a point on the other points.
 */
final class FeatureSums {

  private static final int CHUNKS_A_SEGMENT = 8;
  private static final int POINTS_A_BLOCK = 64;

  private final RandomFeatures features;
  private final FeatureKind kind;
  private final float[][][] vector;

  /**
   * Packs a vector.
   *
   * @param vector T, size() values, not modified
   */
  FeatureSums(RandomFeatures features, double[] vector) {
    this.features = features;
    kind = features.options().kind();
    this.vector = new float[features.chunks()][kind.parts()][RandomFeatures.CHUNK];
    for (int c = 0; c < features.chunks(); c++) {
      for (int part = 0; part < kind.parts(); part++) {
        int from = part * features.options().frequencies() + c * RandomFeatures.CHUNK;
        for (int i = 0; i < features.width(c); i++) {
          this.vector[c][part][i] = (float) vector[from + i];
        }
      }
    }
  }

  /**
   * Returns {@code <Phi(x), T>} and its derivatives. O(Y (D + free)) a point.
   *
   * @param x n points, checked, not modified
   * @param free indices of the coordinates to derive by
   * @return n rows: the product, then one derivative for each free coordinate; all 0 where a point
   *     is out of reach of the centre
   */
  double[][] at(double[][] x, int[] free, Parallel pool) {
    int segments = (features.chunks() + CHUNKS_A_SEGMENT - 1) / CHUNKS_A_SEGMENT;
    int blocks = (x.length + POINTS_A_BLOCK - 1) / POINTS_A_BLOCK;
    double[][][] parts = new double[segments][x.length][];
    pool.run(
        segments * blocks,
        (task, worker) -> {
          int from = task / segments * POINTS_A_BLOCK;
          int to = Math.min(x.length, from + POINTS_A_BLOCK);
          segment(task % segments, x, from, to, free, parts[task % segments]);
        });
    double[][] sums = parts[0];
    for (int s = 1; s < segments; s++) {
      for (int p = 0; p < x.length; p++) {
        for (int i = 0; i < sums[p].length; i++) {
          sums[p][i] += parts[s][p][i];
        }
      }
    }
    finish(sums, x, free);
    return sums;
  }

  private void segment(int s, double[][] x, int from, int to, int[] free, double[][] out) {
    int last = Math.min(features.chunks(), (s + 1) * CHUNKS_A_SEGMENT);
    Work work = new Work(x[from].length, free.length);
    for (int p = from; p < to; p++) {
      out[p] = new double[1 + free.length];
      double square = features.scale(x[p], work.scaled);
      if (!Double.isNaN(square)) {
        for (int c = s * CHUNKS_A_SEGMENT; c < last; c++) {
          out[p][0] += chunk(c, (float) square, free, work);
        }
        for (int i = 0; i < free.length; i++) {
          out[p][1 + i] = Rows.takeLanes(work.lanes[i]);
        }
      }
    }
  }

  /** Adds the derivatives of a chunk to the lanes and returns its part of the product. */
  private double chunk(int c, float shift, int[] free, Work work) {
    int n = RandomFeatures.CHUNK;
    float[][] t = vector[c];
    features.phases(c, work.scaled, work.h);
    kind.features(work.h, n, shift, work.a, work.b);
    if (free.length > 0) {
      java.util.Arrays.fill(work.h, 0f);
      kind.slopes(work.h, n, work.a, work.b, t);
      float[][] rows = features.rows(c);
      for (int i = 0; i < free.length; i++) {
        Rows.addLanes(work.lanes[i], rows[free[i]], work.h, n);
      }
    }
    Rows.multiply(work.a, n, t[0]);
    if (kind.parts() == 2) {
      Rows.addProduct(work.a, n, work.b, t[1]);
    }
    return Rows.sum(work.a, n);
  }

  /** Multiplies by the factors in front and adds the derivative of the shift. */
  private void finish(double[][] sums, double[][] x, int[] free) {
    double beta = features.options().beta();
    double factor = kind.scale(features.options().frequencies());
    double[] center = features.center();
    for (int p = 0; p < x.length; p++) {
      sums[p][0] *= factor;
      for (int i = 0; i < free.length; i++) {
        sums[p][1 + i] *= factor * Math.sqrt(beta);
        if (kind.positive()) {
          int d = free[i];
          sums[p][1 + i] -= 2 * beta * (x[p][d] - center[d]) * sums[p][0];
        }
      }
    }
  }

  /** The rows that one task works in. */
  private static final class Work {
    final float[] scaled;
    final float[] h = new float[RandomFeatures.CHUNK];
    final float[] a = new float[RandomFeatures.CHUNK];
    final float[] b = new float[RandomFeatures.CHUNK];
    final float[][] lanes;

    Work(int dimension, int free) {
      scaled = new float[dimension];
      lanes = new float[free][Rows.LANES];
    }
  }
}
