package engram.recall;

import engram.math.Rows;
import java.util.Arrays;

/** A few stored rows, coordinate by coordinate, whose distances to questions are estimated. */
final class DistanceTile {

  private final int points;
  private final float[][] values;
  private final float[][] known;
  private final float[] squares;

  /**
   * Packs rows.
   *
   * @param rows points x D, NaN = missing
   */
  DistanceTile(float[][] rows) {
    points = rows.length;
    int d = rows[0].length;
    values = new float[d][points];
    squares = new float[points];
    boolean holes = false;
    for (int p = 0; p < points; p++) {
      squares[p] = square(rows[p]);
      for (int j = 0; j < d; j++) {
        holes |= Float.isNaN(rows[p][j]);
        values[j][p] = Float.isNaN(rows[p][j]) ? 0f : rows[p][j];
      }
    }
    known = holes ? known(rows, d) : null;
  }

  private static float[][] known(float[][] rows, int d) {
    float[][] known = new float[d][rows.length];
    for (int p = 0; p < rows.length; p++) {
      for (int j = 0; j < d; j++) {
        known[j][p] = Float.isNaN(rows[p][j]) ? 0f : 1f;
      }
    }
    return known;
  }

  /** Returns the sum of the squares of the known cells. */
  static float square(float[] row) {
    double sum = 0;
    for (float value : row) {
      sum += Float.isNaN(value) ? 0 : (double) value * value;
    }
    return (float) sum;
  }

  /**
   * Writes {@code |y|^2 - 2 x y}, the squared distances less what all rows share, of complete rows.
   *
   * @param estimates a row a question, written from {@code from} on
   */
  void complete(float[][] questions, float[][] estimates, int from) {
    float[][] sums = new float[questions.length][];
    float[][] factors = new float[questions.length][values.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = squares.clone();
      Rows.scaleTo(factors[i], values.length, questions[i], -2f);
    }
    Rows.addProducts(sums, sums.length, points, values, factors, values.length);
    copy(sums, estimates, from);
  }

  /**
   * Writes the squared distances over the cells that both know, scaled up to all, and the scale;
   * infinite and 0 where they share none.
   */
  void overKnown(float[][] questions, float[][] estimates, float[][] ratios, int from) {
    int d = values.length;
    float[][] ones = known == null ? new float[d][points] : known;
    if (known == null) {
      Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1f));
    }
    float[][] terms = new float[3 * d][];
    for (int j = 0; j < d; j++) {
      terms[j] = values[j];
      terms[d + j] = ones[j];
      terms[2 * d + j] = values[j].clone();
      Rows.multiply(terms[2 * d + j], points, values[j]);
    }
    float[][] factors = new float[questions.length][3 * d];
    float[][] knows = new float[questions.length][d];
    for (int i = 0; i < questions.length; i++) {
      for (int j = 0; j < d; j++) {
        float x = questions[i][j];
        if (!Float.isNaN(x)) {
          factors[i][j] = -2f * x;
          factors[i][d + j] = x * x;
          factors[i][2 * d + j] = 1f;
          knows[i][j] = 1f;
        }
      }
    }
    float[][] sums = new float[questions.length][points];
    float[][] counts = new float[questions.length][points];
    Rows.addProducts(sums, sums.length, points, terms, factors, 3 * d);
    Rows.addProducts(counts, counts.length, points, ones, knows, d);
    for (int i = 0; i < sums.length; i++) {
      for (int p = 0; p < points; p++) {
        float ratio = counts[i][p] == 0f ? 0f : d / counts[i][p];
        sums[i][p] = ratio == 0f ? Float.POSITIVE_INFINITY : ratio * sums[i][p];
        counts[i][p] = ratio;
      }
    }
    copy(sums, estimates, from);
    copy(counts, ratios, from);
  }

  private void copy(float[][] tile, float[][] rows, int from) {
    for (int i = 0; i < tile.length; i++) {
      System.arraycopy(tile[i], 0, rows[i], from, points);
    }
  }
}
