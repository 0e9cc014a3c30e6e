package engram.recall;

import engram.math.Parallel;
import java.util.Arrays;

/**
 * The search for the nearest of stored rows, exact: estimates in float leave out what is too far by
 * more than they can be wrong, and the rest is measured in double. The squared distance is that
 * over the cells that both rows know, times the number of columns over the number of these cells;
 * rows that share no known cell are no neighbors. O(L D) a question, four times as much where cells
 * are missing; L the number of stored rows.
 */
final class NearestRows {

  private static final int BLOCK = 256;
  private static final int QUESTIONS = 16;

  /** Twice of how wrong a sum of products of floats can be, as a share of terms times squares. */
  private static final float DOUBT = 0x1p-22f;

  private static final int SPARE_TERMS = 8;

  private final float[][] rows;
  private final float[] squares;
  private final DistanceTile[] tiles;
  private final boolean holes;

  /**
   * Stores rows.
   *
   * @param rows L x D, NaN = missing; kept and not modified
   */
  NearestRows(float[][] rows) {
    this.rows = rows;
    this.holes = Arrays.stream(rows).anyMatch(NearestRows::holed);
    this.squares = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      squares[i] = DistanceTile.square(rows[i]);
    }
    this.tiles = new DistanceTile[(rows.length + BLOCK - 1) / BLOCK];
    for (int t = 0; t < tiles.length; t++) {
      int to = Math.min(rows.length, (t + 1) * BLOCK);
      tiles[t] = new DistanceTile(Arrays.copyOfRange(rows, t * BLOCK, to));
    }
  }

  private static boolean holed(float[] row) {
    for (float value : row) {
      if (Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the nearest rows of each question, at most {@code most}.
   *
   * @param questions n rows of D values, NaN = missing, not modified
   */
  Neighbors[] find(float[][] questions, int most, Parallel pool) {
    Neighbors[] found = new Neighbors[questions.length];
    pool.run(
        (questions.length + QUESTIONS - 1) / QUESTIONS,
        (part, worker) -> {
          int from = part * QUESTIONS;
          int to = Math.min(questions.length, from + QUESTIONS);
          find(Arrays.copyOfRange(questions, from, to), most, found, from);
        });
    return found;
  }

  private void find(float[][] questions, int most, Neighbors[] found, int from) {
    boolean any = holes || Arrays.stream(questions).anyMatch(NearestRows::holed);
    float[][] estimates = new float[questions.length][rows.length];
    float[][] ratios = any ? new float[questions.length][rows.length] : null;
    for (int t = 0; t < tiles.length; t++) {
      if (any) {
        tiles[t].overKnown(questions, estimates, ratios, t * BLOCK);
      } else {
        tiles[t].complete(questions, estimates, t * BLOCK);
      }
    }
    for (int i = 0; i < questions.length; i++) {
      found[from + i] = nearest(questions[i], estimates[i], any ? ratios[i] : null, most);
    }
  }

  /** Measures the rows that may be among the nearest by their estimates. */
  private Neighbors nearest(float[] question, float[] estimates, float[] ratios, int most) {
    float own = DistanceTile.square(question);
    float share = DOUBT * (4f * question.length + SPARE_TERMS);
    float[] doubts = new float[estimates.length];
    int wanted = Math.min(most, rows.length);
    Least least = new Least(wanted);
    for (int i = 0; i < doubts.length; i++) {
      doubts[i] = share * (own + squares[i]) * (ratios == null ? 1 : ratios[i]);
      least.offer(estimates[i] + doubts[i]);
    }
    Neighbors.Nearest nearest = new Neighbors.Nearest(wanted);
    for (int i = 0; i < doubts.length; i++) {
      if (estimates[i] - doubts[i] <= least.largest) {
        double distance = distance(question, rows[i]);
        if (distance < Double.POSITIVE_INFINITY) {
          nearest.offer(i, distance);
        }
      }
    }
    return nearest.found();
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    int known = 0;
    for (int d = 0; d < a.length; d++) {
      if (!Float.isNaN(a[d]) && !Float.isNaN(b[d])) {
        double difference = (double) a[d] - b[d];
        sum += difference * difference;
        known++;
      }
    }
    return known == 0 ? Double.POSITIVE_INFINITY : sum * a.length / known;
  }

  /** The largest of the few least numbers met so far; infinite while they are too few. */
  private static final class Least {
    private final float[] values;
    private float largest = Float.POSITIVE_INFINITY;

    Least(int most) {
      values = new float[most];
      Arrays.fill(values, Float.POSITIVE_INFINITY);
    }

    void offer(float value) {
      if (value < largest) {
        int at = values.length - 1;
        for (; at > 0 && values[at - 1] > value; at--) {
          values[at] = values[at - 1];
        }
        values[at] = value;
        largest = values[values.length - 1];
      }
    }
  }
}
