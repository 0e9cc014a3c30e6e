package engram.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.descent.Descent;
import engram.descent.DescentPlan;
import engram.descent.FreeSet;
import engram.descent.MemoryRows;
import engram.descent.TileDescent;
import engram.energy.Energies;
import engram.energy.Landscape;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.DataCheck;
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
  private final DescentPlan plan;

  /**
   * Keeps what it is given.
   *
   * @param center D column means of the training data
   * @param fill D centred values at which missing entries start
   * @param centred K x D centred memories
   * @param plan the descent of a point, of steps of one size
   */
  FittedMemories(double[] center, float[] fill, float[][] centred, DescentPlan plan) {
    this.center = center;
    this.fill = fill;
    this.centred = centred;
    this.plan = plan;
  }

  JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    json.add("center", gson.toJsonTree(center));
    json.add("fill", gson.toJsonTree(fill));
    json.add("centredMemories", gson.toJsonTree(centred));
    json.addProperty("separation", plan.separation().word());
    json.addProperty("beta", plan.beta());
    json.addProperty("steps", plan.steps());
    json.addProperty("stepSize", stepSize());
    return json;
  }

  static FittedMemories fromJson(JsonObject json) {
    Gson gson = new Gson();
    double[] center = gson.fromJson(ModelFile.part(json, "center"), double[].class);
    float[] fill = gson.fromJson(ModelFile.part(json, "fill"), float[].class);
    float[][] centred = gson.fromJson(ModelFile.part(json, "centredMemories"), float[][].class);
    double beta = ModelFile.part(json, "beta").getAsDouble();
    int steps = ModelFile.whole(json, "steps");
    double stepSize = ModelFile.part(json, "stepSize").getAsDouble();
    Check.steps(steps, 0);
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
    Separation separation =
        json.has("separation")
            ? Separations.named(json.get("separation").getAsString())
            : Separations.SOFTMAX;
    return new FittedMemories(
        center, fill, centred, DescentPlan.constant(separation, beta, steps, stepSize));
  }

  int count() {
    return centred.length;
  }

  int columns() {
    return center.length;
  }

  DescentPlan plan() {
    return plan;
  }

  double beta() {
    return plan.beta();
  }

  int steps() {
    return plan.steps();
  }

  /** Returns the size of a step, 1 where there is none. */
  double stepSize() {
    return plan.steps() == 0 ? 1 : plan.stepSizes()[0];
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
        (from, count, scores) -> {
          int[] best = new int[count];
          Rows.argMax(scores, scores.length, count, new float[count], best);
          System.arraycopy(best, 0, labels, from, count);
        });
    return labels;
  }

  /** Returns the weights of the memories where the descent of each row ends, n x K. */
  double[][] memberships(double[][] x, Parallel pool) {
    double[][] memberships = new double[x.length][];
    eachTile(
        x,
        pool,
        (from, count, scores) -> {
          for (int p = 0; p < count; p++) {
            double[] here = new double[scores.length];
            for (int j = 0; j < here.length; j++) {
              here[j] = scores[j][p];
            }
            memberships[from + p] = plan.separation().weights(here);
          }
        });
    return memberships;
  }

  /** What is done with K rows of scores, of {@code count} rows of data from {@code from} on. */
  private interface TileScores {
    void take(int from, int count, float[][] scores);
  }

  /** Takes the scores of all rows in tiles, then again of each row with missing cells by itself. */
  private void eachTile(double[][] x, Parallel pool, TileScores scores) {
    DataCheck.rows(x, columns());
    DataCheck.near(x, DataCheck.FARTHEST);
    MemoryRows memories = MemoryRows.of(centred);
    pool.run(
        (x.length + ROWS_A_TILE - 1) / ROWS_A_TILE,
        (t, worker) -> {
          int from = t * ROWS_A_TILE;
          int to = Math.min(x.length, from + ROWS_A_TILE);
          Tile tile = Tiles.pack(x, from, to, center);
          scores.take(from, to - from, scores(tile, memories));
          for (int i = from; i < to; i++) {
            if (tile.missingAt(i - from)) {
              scores.take(i, 1, scores(Tiles.pack(x, i, i + 1, center), memories));
            }
          }
        });
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
    return descent().run(landscape(), start(x), free).energies();
  }

  /**
   * Returns a row with its missing cells where the descent from the known ones takes them.
   *
   * @param x the row
   * @param from the row with cells from which missing ones start; where they are missing, too, the
   *     fill
   */
  double[] complete(double[] x, double[] from) {
    double[] start = start(x);
    double[] other = start(from);
    for (int d = 0; d < start.length; d++) {
      start[d] = Double.isNaN(x[d]) ? other[d] : start[d];
    }
    double[] end = descent().end(landscape(), start, missing(x));
    double[] complete = x.clone();
    for (int d = 0; d < x.length; d++) {
      complete[d] = Double.isNaN(x[d]) ? end[d] + center[d] : x[d];
    }
    return complete;
  }

  private Descent descent() {
    return new Descent(steps(), stepSize());
  }

  /** The energy of the centred memories. */
  private Landscape landscape() {
    double[][] memories = new double[centred.length][columns()];
    for (int j = 0; j < memories.length; j++) {
      for (int d = 0; d < memories[j].length; d++) {
        memories[j][d] = centred[j][d];
      }
    }
    return Energies.euclidean(plan.separation(), beta()).over(memories);
  }

  /** A row where its descent starts, centred, missing cells at the fill. */
  private double[] start(double[] x) {
    DataCheck.rows(new double[][] {x}, columns());
    DataCheck.near(new double[][] {x}, DataCheck.FARTHEST);
    double[] v = new double[x.length];
    for (int d = 0; d < v.length; d++) {
      v[d] = Double.isNaN(x[d]) ? fill[d] : x[d] - center[d];
    }
    return v;
  }

  /**
   * Returns the scores of the memories where the descents end. A complete point moves freely; a
   * lone point with missing cells has its known ones clamped, and without a descent is compared by
   * them alone. In a tile of many, points with missing cells are passed over (their cells stay at
   * the column mean), so that the answer for the others does not depend on them.
   */
  private float[][] scores(Tile tile, MemoryRows memories) {
    int length = tile.length();
    int d = columns();
    int k = centred.length;
    float[][] scores = new float[k][length];
    if (length == 1 && tile.missingAt(0) && steps() == 0) {
      byKnownCells(tile, scores);
      return scores;
    }
    boolean alone = length == 1 && tile.missingAt(0);
    TileDescent descent = TileDescent.cheaper(plan, k, d, d, alone, length);
    if (alone) {
      descent.forward(tile, FreeSet.hidden(new boolean[d], fill), memories);
    } else {
      descent.forward(tile.assumedComplete(), FreeSet.all(fill), memories);
    }
    descent.scores(scores);
    return scores;
  }

  /** By the distances in the known cells, up to what all memories share if that may be left out. */
  private void byKnownCells(Tile tile, float[][] scores) {
    boolean whole = !plan.separation().shiftable();
    for (int j = 0; j < scores.length; j++) {
      double sum = 0;
      for (int d = 0; d < columns(); d++) {
        if (tile.known()[d] == null || tile.known()[d][0] != 0f) {
          double memory = centred[j][d];
          double x = tile.rows()[d][0];
          sum += whole ? -(x - memory) * (x - memory) / 2 : memory * (x - memory / 2);
        }
      }
      scores[j][0] = (float) (beta() * sum);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FittedMemories that
        && plan.separation().equals(that.plan.separation())
        && beta() == that.beta()
        && steps() == that.steps()
        && stepSize() == that.stepSize()
        && Arrays.equals(center, that.center)
        && Arrays.equals(fill, that.fill)
        && Arrays.deepEquals(centred, that.centred);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(centred);
  }
}
