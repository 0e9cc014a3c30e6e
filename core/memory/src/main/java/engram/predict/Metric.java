package engram.predict;

import engram.math.Rows;
import engram.member.EmbeddingMetric;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A linear map A of the features, or of their ranks: two rows are as far apart as their images,
 * {@code |A (x - x')|^2 / 2} being the exponent. Or an embedding of both.
 *
 * @param map m rows of D values, kept; null where there is a screened map or an embedding
 * @param ranks what is mapped in place of the features, or null; of an embedding beside them
 * @param screened the map of a wide table, else null
 * @param embedding the embedding, else null
 */
record Metric(float[][] map, RankScale ranks, ScreenedMetric screened, EmbeddingMetric embedding)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  Metric(float[][] map, RankScale ranks) {
    this(map, ranks, null, null);
  }

  /** Returns D. */
  int columns() {
    if (embedding != null) {
      return embedding.columns();
    }
    return screened == null ? map[0].length : screened.columns();
  }

  /** Returns m, how many values an image has. */
  int width() {
    if (embedding != null) {
      return embedding.width();
    }
    return screened == null ? map.length : screened.picked().length;
  }

  /**
   * Refuses a metric read from a file that does not fit rows of so many values.
   *
   * @throws IllegalArgumentException if it does not
   */
  void check(int columns) {
    if (embedding != null) {
      if (map != null || screened != null || !embedding.fits(columns, ranks != null)) {
        throw new IllegalArgumentException(
            "embedding is of another shape, allowed: one of " + columns + " columns");
      }
    } else if (screened == null) {
      PairCheck.shape("map", map, map.length, columns);
    } else if (map != null || !screened.fits(columns)) {
      throw new IllegalArgumentException(
          "screened is of another shape, allowed: a metric of " + columns + " columns");
    }
  }

  /** The identity times the square root of beta. */
  static Metric isotropic(int columns, double beta) {
    float[][] map = new float[columns][columns];
    for (int d = 0; d < columns; d++) {
      map[d][d] = (float) Math.sqrt(beta);
    }
    return new Metric(map, null);
  }

  /** Returns how many columns count, all of them in an embedding. */
  int used() {
    if (embedding != null || screened != null) {
      return embedding != null ? columns() : screened.picked().length;
    }
    return (int) Arrays.stream(diagonal()).filter(value -> value > 0).count();
  }

  /** Returns the diagonal of A'A. */
  private double[] diagonal() {
    if (screened != null) {
      return screened.diagonal();
    }
    double[] diagonal = new double[columns()];
    for (float[] row : map) {
      for (int d = 0; d < diagonal.length; d++) {
        diagonal[d] += (double) row[d] * row[d];
      }
    }
    return diagonal;
  }

  /**
   * Returns the diagonal of A'A times the variances of the columns over rows, which are not
   * modified; null for an embedding. O(m D + n D).
   */
  double[] relevances(double[][] rows) {
    if (embedding != null) {
      return null;
    }
    double[] relevances = diagonal();
    double[] variances = Memories.variances(ranks == null ? rows : ranks.apply(rows));
    for (int d = 0; d < relevances.length; d++) {
      relevances[d] *= variances[d];
    }
    return relevances;
  }

  /**
   * Returns what each column adds to half the squared distance of two rows, {@code g_d (A'A g)_d /
   * 2}, null for an embedding. O(m D).
   */
  double[] gaps(double[] x, double[] other) {
    if (embedding != null) {
      return null;
    }
    double[][] two = {x, other};
    two = ranks == null ? two : ranks.apply(two);
    double[] gaps = new double[x.length];
    for (int d = 0; d < gaps.length; d++) {
      gaps[d] = two[0][d] - two[1][d];
    }
    double[] back = screened == null ? back(gaps) : screened.back(gaps);
    for (int d = 0; d < gaps.length; d++) {
      gaps[d] *= back[d] / 2;
    }
    return gaps;
  }

  private double[] back(double[] gap) {
    double[] back = new double[gap.length];
    for (float[] row : map) {
      double image = 0;
      for (int d = 0; d < gap.length; d++) {
        image += row[d] * gap[d];
      }
      for (int d = 0; d < gap.length; d++) {
        back[d] += row[d] * image;
      }
    }
    return back;
  }

  /** Returns the images of rows, n x m. O(n m D). */
  float[][] apply(double[][] rows) {
    if (embedding != null) {
      return embedding.apply(rows, ranks == null ? null : ranks.apply(rows));
    }
    double[][] x = ranks == null ? rows : ranks.apply(rows);
    if (screened != null) {
      return screened.apply(x);
    }
    float[][] images = new float[x.length][map.length];
    int lanes = Math.min(PairAttention.TILE, x.length);
    float[][] features = new float[map[0].length][lanes];
    float[][] image = new float[map.length][lanes];
    for (int from = 0; from < x.length; from += lanes) {
      int count = Math.min(lanes, x.length - from);
      for (int p = 0; p < count; p++) {
        for (int d = 0; d < features.length; d++) {
          features[d][p] = (float) x[from + p][d];
        }
      }
      for (float[] row : image) {
        Arrays.fill(row, 0f);
      }
      Rows.addProducts(image, map.length, count, features, map, features.length);
      for (int p = 0; p < count; p++) {
        for (int r = 0; r < map.length; r++) {
          images[from + p][r] = image[r][p];
        }
      }
    }
    return images;
  }
}
