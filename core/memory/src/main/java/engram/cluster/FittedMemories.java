package engram.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.descent.Descent;
import engram.descent.DescentPlan;
import engram.descent.DirectDescent;
import engram.descent.FreeSet;
import engram.descent.MemoryRows;
import engram.descent.TileDescent;
import engram.energy.Energies;
import engram.math.Parallel;
import engram.math.Rows;
import engram.math.Tile;
import engram.math.Tiles;
import engram.model.ModelFile;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Trained memories that answer questions: which memory a point belongs to, how much, and at what
 * energy. Immutable and thread-safe.
 */
final class FittedMemories implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int ROWS_A_TILE = 256;

  private final double[] center;
  private final float[] fill;
  private final float[][] centred;
  private final double beta;
  private final int steps;
  private final double stepSize;

  /**
   * Keeps what it is given.
   *
   * @param center D column means of the training data
   * @param fill D centred values at which missing entries start
   * @param centred K x D centred memories
   * @param steps T
   */
  FittedMemories(
      double[] center, float[] fill, float[][] centred, double beta, int steps, double stepSize) {
    this.center = center;
    this.fill = fill;
    this.centred = centred;
    this.beta = beta;
    this.steps = steps;
    this.stepSize = stepSize;
  }

  JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    json.add("center", gson.toJsonTree(center));
    json.add("fill", gson.toJsonTree(fill));
    json.add("centredMemories", gson.toJsonTree(centred));
    json.addProperty("beta", beta);
    json.addProperty("steps", steps);
    json.addProperty("stepSize", stepSize);
    return json;
  }

  static FittedMemories fromJson(JsonObject json) {
    Gson gson = new Gson();
    double[] center = gson.fromJson(ModelFile.part(json, "center"), double[].class);
    float[] fill = gson.fromJson(ModelFile.part(json, "fill"), float[].class);
    float[][] centred = gson.fromJson(ModelFile.part(json, "centredMemories"), float[][].class);
    double beta = ModelFile.part(json, "beta").getAsDouble();
    int steps = ModelFile.part(json, "steps").getAsInt();
    double stepSize = ModelFile.part(json, "stepSize").getAsDouble();
    Check.that(centred.length > 0, "centredMemories", "empty", "one memory or more");
    Check.that(
        fill.length == center.length, "fill", fill.length + " values", center.length + " values");
    for (float[] memory : centred) {
      Check.that(
          memory.length == center.length,
          "memory",
          memory.length + " values",
          center.length + " values");
    }
    DescentPlan.constant(beta, steps, stepSize);
    return new FittedMemories(center, fill, centred, beta, steps, stepSize);
  }

  int count() {
    return centred.length;
  }

  int columns() {
    return center.length;
  }

  double beta() {
    return beta;
  }

  int steps() {
    return steps;
  }

  double stepSize() {
    return stepSize;
  }

  double[] center() {
    return center;
  }

  float[] fill() {
    return fill;
  }

  float[][] centred() {
    return centred;
  }

  /** Returns the memories in data units, K x D. */
  double[][] memories() {
    double[][] memories = new double[centred.length][columns()];
    for (int j = 0; j < memories.length; j++) {
      for (int d = 0; d < center.length; d++) {
        memories[j][d] = centred[j][d] + center[d];
      }
    }
    return memories;
  }

  /** Returns the memory of each row: the nearest to where its descent ends. */
  int[] labels(double[][] x, Parallel pool) {
    int[] labels = new int[x.length];
    eachTile(
        x,
        pool,
        (from, count, logits) -> {
          int[] best = new int[count];
          Rows.argMax(logits, logits.length, count, new float[count], best);
          System.arraycopy(best, 0, labels, from, count);
        });
    return labels;
  }

  /** Returns the softmax of the memories where the descent of each row ends, n x K. */
  double[][] memberships(double[][] x, Parallel pool) {
    double[][] memberships = new double[x.length][];
    eachTile(
        x,
        pool,
        (from, count, logits) -> {
          for (int p = 0; p < count; p++) {
            memberships[from + p] = softmax(logits, p);
          }
        });
    return memberships;
  }

  /** What is done with K rows of logits, of {@code count} rows of data from {@code from} on. */
  private interface TileLogits {
    void take(int from, int count, float[][] logits);
  }

  /** Takes the logits of all rows in tiles, then again of each row with missing cells by itself. */
  private void eachTile(double[][] x, Parallel pool, TileLogits logits) {
    check(x);
    MemoryRows memories = MemoryRows.of(centred);
    pool.run(
        (x.length + ROWS_A_TILE - 1) / ROWS_A_TILE,
        (t, worker) -> {
          int from = t * ROWS_A_TILE;
          int to = Math.min(x.length, from + ROWS_A_TILE);
          Tile tile = Tiles.pack(x, from, to, center);
          logits.take(from, to - from, logits(tile, memories));
          for (int i = from; i < to; i++) {
            if (tile.missingAt(i - from)) {
              logits.take(i, 1, logits(Tiles.pack(x, i, i + 1, center), memories));
            }
          }
        });
  }

  private static double[] softmax(float[][] logits, int p) {
    double max = Double.NEGATIVE_INFINITY;
    for (float[] logit : logits) {
      max = Math.max(max, logit[p]);
    }
    double[] membership = new double[logits.length];
    double sum = 0;
    for (int j = 0; j < membership.length; j++) {
      membership[j] = StrictMath.exp(logits[j][p] - max);
      sum += membership[j];
    }
    for (int j = 0; j < membership.length; j++) {
      membership[j] /= sum;
    }
    return membership;
  }

  /** Returns the energy of one point; its missing cells are completed by clamped descent first. */
  double energy(double[] x) {
    boolean[] free = missing(x);
    double[] energies = descend(x, free);
    return energies[energies.length - 1];
  }

  /**
   * Returns the energy along the descent that decides the memory of one point, T + 1 values: a
   * complete point moves freely, one with missing cells has its known ones clamped.
   */
  double[] descentEnergies(double[] x) {
    boolean[] missing = missing(x);
    boolean complete = true;
    for (boolean each : missing) {
      complete &= !each;
    }
    return descend(x, complete ? null : missing);
  }

  private static boolean[] missing(double[] x) {
    boolean[] missing = new boolean[x.length];
    for (int d = 0; d < x.length; d++) {
      missing[d] = Double.isNaN(x[d]);
    }
    return missing;
  }

  private double[] descend(double[] x, boolean[] free) {
    check(new double[][] {x});
    double[] v = new double[x.length];
    for (int d = 0; d < v.length; d++) {
      v[d] = Double.isNaN(x[d]) ? fill[d] : x[d] - center[d];
    }
    double[][] memories = new double[centred.length][v.length];
    for (int j = 0; j < memories.length; j++) {
      for (int d = 0; d < v.length; d++) {
        memories[j][d] = centred[j][d];
      }
    }
    return new Descent(Energies.logSumExp(beta), steps, stepSize).run(v, free, memories).energies();
  }

  /**
   * Returns the logits of the memories where the descents end. A complete point moves freely; a
   * lone point with missing cells has its known ones clamped, and without a descent is compared by
   * them alone. In a tile of many, points with missing cells are passed over (their cells stay at
   * the column mean), so that the answer for the others does not depend on them.
   */
  private float[][] logits(Tile tile, MemoryRows memories) {
    int length = tile.length();
    int d = columns();
    int k = centred.length;
    DescentPlan plan = DescentPlan.constant(beta, steps, stepSize);
    float[][] logits = new float[k][length];
    if (length == 1 && tile.missingAt(0) && steps == 0) {
      byKnownCells(tile, logits);
    } else if (length == 1 && tile.missingAt(0)) {
      FreeSet known = FreeSet.hidden(new boolean[d], fill);
      new DirectDescent(plan, k, d, 1).logits(tile, known, memories, logits);
    } else {
      TileDescent.cheaper(plan, k, d, d, false, length)
          .logits(tile.assumedComplete(), FreeSet.all(fill), memories, logits);
    }
    return logits;
  }

  private void byKnownCells(Tile tile, float[][] logits) {
    for (int j = 0; j < logits.length; j++) {
      double sum = 0;
      for (int d = 0; d < columns(); d++) {
        if (tile.known()[d] == null || tile.known()[d][0] != 0f) {
          double memory = centred[j][d];
          sum += memory * (tile.rows()[d][0] - memory / 2);
        }
      }
      logits[j][0] = (float) (beta * sum);
    }
  }

  private void check(double[][] x) {
    for (int i = 0; i < x.length; i++) {
      if (x[i].length != columns()) {
        Check.that(
            false,
            "row " + i + " of x",
            x[i].length + " values long",
            columns() + " values as in the training data");
      }
      for (int d = 0; d < x[i].length; d++) {
        if (Double.isInfinite(x[i][d])) {
          Check.that(
              false,
              "row " + i + " of x",
              x[i][d] + " in a cell",
              "finite values, or NaN for missing");
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FittedMemories that
        && beta == that.beta
        && steps == that.steps
        && stepSize == that.stepSize
        && Arrays.equals(center, that.center)
        && Arrays.equals(fill, that.fill)
        && Arrays.deepEquals(centred, that.centred);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(centred);
  }
}
