package engram.recall;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.model.ModelFile;
import engram.table.ColumnMeans;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A view in which rows are recalled by the rows: retrieval with the stored rows as memories and a
 * separation of the q nearest, at the inverse temperature of the place,
 *
 * <pre>v_i <- sum_j w_ij v_j,  w_i = softmax_j(-|x_i - x_j|^2 / (s_i s_j) + log m_j)</pre>
 *
 * <p>over the q stored rows nearest to x_i, itself among them, {@value #STEPS} times with the same
 * neighbors and weights. s is the distance to the seventh of them, as in self-tuning spectral
 * clustering (Zelnik-Manor and Perona 2004), m_j the weight of a row and all its copies: copies are
 * one neighbor, so that no scale is 0. What rows of a group have in common stays, and noise goes.
 *
 * <p>First each column is multiplied by a factor, a power of its deviation over its range (the
 * contrast), so that columns whose values stand in groups count more. What rows are recalled as is
 * in these units of the view; {@link #inUnitsOfColumns} takes it back.
 *
 * <p>The distance of rows with missing cells is that in the cells both know, scaled up to all
 * columns. A missing cell is recalled from the neighbors that know it and stays missing if none
 * does; a row that shares no known cell with any is left as it is.
 *
 * <p>Any row is recalled by its nearest stored rows and their places after all steps but the last,
 * so a stored row is recalled as it was in the fit, to the bit. At most {@value #MOST} distinct
 * rows are stored, drawn by the seed. The result does not depend on the number of threads. O(L^2 D)
 * to make, O(L D) a row; memory O(L (D + q)), and O(n q) while rows are recalled.
 */
public final class RecallView implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Steps of retrieval. */
  static final int STEPS = 3;

  /** Distinct rows stored, at most. */
  static final int MOST = 5000;

  private final int neighbors;
  private final double[] factors;
  // What follows is made again by the form that a view is written as.
  private final transient StoredRows stored;
  private final transient NearestRows nearest;
  private final transient Neighbors[] own;
  private final transient double[] scales;
  private final transient float[][] places;

  private RecallView(
      int neighbors, double[] factors, StoredRows stored, NearestRows nearest, Neighbors[] own) {
    this.neighbors = neighbors;
    this.factors = factors;
    this.stored = stored;
    this.nearest = nearest;
    this.own = own;
    this.scales = Arrays.stream(own).mapToDouble(Neighbors::scale).toArray();
    this.places = places();
  }

  /** Moves the stored rows by all steps but the last. */
  private float[][] places() {
    Share[] shares = Arrays.stream(own).map(this::share).toArray(Share[]::new);
    float[][] now = stored.rows();
    for (int step = 1; step < STEPS; step++) {
      float[][] next = new float[now.length][];
      for (int i = 0; i < next.length; i++) {
        double[] mean = shares[i].mean(now);
        next[i] = new float[mean.length];
        for (int d = 0; d < mean.length; d++) {
          next[i][d] = (float) mean[d];
        }
      }
      now = next;
    }
    return now;
  }

  /**
   * Makes a view of rows.
   *
   * @param x n rows of D values, NaN = missing, not modified
   * @param weights n weights, or null for 1 each; rows of weight 0 recall nothing
   * @param neighbors q, 1 or more
   * @param contrast power of deviation over range that columns are multiplied by; 0 = none
   * @param stream draws the stored rows where there are too many
   * @param pool threads
   * @throws IllegalArgumentException if there is no row or column, rows differ in length, a value
   *     is infinite or too far, all cells of a column are missing, or weights are not allowed
   */
  public static RecallView of(
      double[][] x,
      double[] weights,
      int neighbors,
      double contrast,
      RandomStream stream,
      Parallel pool) {
    return of(x, weights, neighbors, contrast, MOST, stream, pool);
  }

  static RecallView of(
      double[][] x,
      double[] weights,
      int neighbors,
      double contrast,
      int most,
      RandomStream stream,
      Parallel pool) {
    DataCheck.data(x, weights);
    DataCheck.near(x, DataCheck.FARTHEST);
    Check.atLeast("neighbors", neighbors, 1);
    double[] factors = ColumnContrast.factors(x, contrast);
    double[][] rows = ColumnContrast.times(x, factors);
    StoredRows stored = StoredRows.of(rows, weights, ColumnMeans.of(rows).values(), most, stream);
    return of(neighbors, factors, stored, pool);
  }

  private static RecallView of(int neighbors, double[] factors, StoredRows stored, Parallel pool) {
    NearestRows nearest = new NearestRows(stored.rows());
    Neighbors[] own = nearest.find(stored.rows(), Math.max(Neighbors.SCALE, neighbors), pool);
    return new RecallView(neighbors, factors, stored, nearest, own);
  }

  /** Returns q. */
  public int neighbors() {
    return neighbors;
  }

  /** Returns the number of stored rows. */
  public int size() {
    return stored.rows().length;
  }

  /** Returns the number of columns. */
  public int columns() {
    return stored.center().length;
  }

  /** Returns the stored rows in the units of their columns, as float holds them; NaN = missing. */
  public double[][] rows() {
    double[][] rows = new double[size()][columns()];
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < rows[i].length; d++) {
        rows[i][d] = stored.rows()[i][d] + stored.center()[d];
      }
    }
    return inUnitsOfColumns(rows);
  }

  /** Returns the weight of each stored row: that of all its copies. */
  public double[] weights() {
    return stored.weights().clone();
  }

  /**
   * Returns how many dimensions the stored rows fill where they lie: {@code ln 2 / mean ln(r_2m /
   * r_m)}, r_m the distance to the m-th neighbor, since the number of neighbors grows as {@code
   * r^d}.
   *
   * @param most 2m, 2 or more, below q; fewer where there are fewer rows
   * @return 1 or more, at most the number of columns; 1 where rows do not tell
   */
  public double dimension(int most) {
    Check.that(most < neighbors, "most", most, "below " + neighbors + ", the neighbors");
    int far = Math.min(most, size() - 1) / 2 * 2;
    if (far < 2) {
      return 1;
    }
    double sum = 0;
    int count = 0;
    for (Neighbors each : own) {
      double[] distances = each.distances();
      if (distances.length > far && distances[far / 2] > 0) {
        sum += StrictMath.log(distances[far] / distances[far / 2]) / 2;
        count++;
      }
    }
    double dimension = sum > 0 ? StrictMath.log(2) * count / sum : columns();
    return Math.max(1, Math.min(columns(), dimension));
  }

  /**
   * Returns the walk from stored row to stored row, in proportion to what each recalls.
   *
   * @param most neighbors of a row, itself among them, 1 to q
   */
  public RecallWalk walk(int most) {
    Check.that(most > 0 && most <= neighbors, "most", most, "1 to " + neighbors);
    int[][] rows = new int[size()][];
    double[][] weights = new double[size()][];
    for (int i = 0; i < rows.length; i++) {
      Share share = share(own[i], most);
      boolean alone = share.rows.length == 0;
      rows[i] = alone ? new int[] {i} : share.rows;
      weights[i] = alone ? new double[] {1} : share.weights;
    }
    double all = Arrays.stream(stored.weights()).sum();
    double[] masses = Arrays.stream(stored.weights()).map(weight -> weight / all).toArray();
    return new RecallWalk(rows, weights, masses);
  }

  /**
   * Returns what rows are recalled as.
   *
   * @param x any number of rows of D values, NaN = missing, not modified
   * @return new rows in units of the view; a missing cell that no neighbor knows is NaN
   * @throws IllegalArgumentException if a length is wrong or a value infinite or too far
   */
  public double[][] recall(double[][] x, Parallel pool) {
    DataCheck.rows(x, columns());
    DataCheck.near(x, DataCheck.FARTHEST);
    double[][] rows = inUnitsOfView(x);
    Neighbors[] found = neighborsOf(stored.centred(rows), pool);
    double[][] recalled = new double[x.length][];
    pool.run(x.length, (i, worker) -> recalled[i] = recall(rows[i], found[i]));
    return recalled;
  }

  /** Searches for rows that are not stored; the neighbors of those that are, are known. */
  private Neighbors[] neighborsOf(float[][] rows, Parallel pool) {
    int[] places = stored.places(rows);
    int[] others = IntStream.range(0, rows.length).filter(i -> places[i] < 0).toArray();
    float[][] questions = Arrays.stream(others).mapToObj(i -> rows[i]).toArray(float[][]::new);
    Neighbors[] searched = nearest.find(questions, Math.max(Neighbors.SCALE, neighbors), pool);
    Neighbors[] found = new Neighbors[rows.length];
    for (int i = 0; i < rows.length; i++) {
      found[i] = places[i] < 0 ? null : own[places[i]];
    }
    for (int j = 0; j < others.length; j++) {
      found[others[j]] = searched[j];
    }
    return found;
  }

  /** Returns rows in units of the columns. */
  public double[][] inUnitsOfColumns(double[][] recalled) {
    return ColumnContrast.over(recalled, factors);
  }

  /** Returns rows as they are in units of the view. */
  public double[][] inUnitsOfView(double[][] x) {
    return ColumnContrast.times(x, factors);
  }

  private double[] recall(double[] row, Neighbors found) {
    if (found.rows().length == 0) {
      return row.clone();
    }
    double[] recalled = share(found).mean(places);
    for (int d = 0; d < recalled.length; d++) {
      recalled[d] = Double.isNaN(recalled[d]) ? row[d] : recalled[d] + stored.center()[d];
    }
    return recalled;
  }

  /** The weights of the q nearest of a row; equal ones where there is no scale. */
  private Share share(Neighbors found) {
    return share(found, neighbors);
  }

  private Share share(Neighbors found, int most) {
    int[] rows = Arrays.copyOf(found.rows(), Math.min(most, found.rows().length));
    double scale = found.scale();
    double[] scores = new double[rows.length];
    for (int j = 0; j < rows.length; j++) {
      double square = scale * scales[rows[j]];
      double far = square > 0 ? found.distances()[j] / square : 0;
      scores[j] = StrictMath.log(stored.weights()[rows[j]]) - far;
    }
    return new Share(rows, rows.length == 0 ? scores : Separations.SOFTMAX.weights(scores));
  }

  /** Weights of stored rows. */
  private record Share(int[] rows, double[] weights) {

    /** The mean of what they hold, cell by cell over those that know it; NaN where none does. */
    double[] mean(float[][] held) {
      double[] mean = new double[held[0].length];
      double[] known = new double[mean.length];
      for (int j = 0; j < rows.length; j++) {
        float[] row = held[rows[j]];
        for (int d = 0; d < mean.length; d++) {
          if (!Float.isNaN(row[d])) {
            mean[d] += weights[j] * row[d];
            known[d] += weights[j];
          }
        }
      }
      for (int d = 0; d < mean.length; d++) {
        mean[d] = mean[d] / known[d];
      }
      return mean;
    }
  }

  /** Returns the view as a JSON tree: the stored rows, of which the rest is made again. */
  public JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    json.addProperty("neighbors", neighbors);
    json.add("factors", gson.toJsonTree(factors));
    json.add("center", gson.toJsonTree(stored.center()));
    json.add("rows", gson.toJsonTree(StoredRows.boxed(stored.rows())));
    json.add("weights", gson.toJsonTree(stored.weights()));
    return json;
  }

  /**
   * Reads a view.
   *
   * @throws IllegalArgumentException if a part is missing or out of range
   */
  public static RecallView fromJson(JsonObject json) {
    Gson gson = new Gson();
    return new Form(
            ModelFile.whole(json, "neighbors"),
            gson.fromJson(ModelFile.part(json, "factors"), double[].class),
            gson.fromJson(ModelFile.part(json, "center"), double[].class),
            StoredRows.unboxed(gson.fromJson(ModelFile.part(json, "rows"), Float[][].class)),
            gson.fromJson(ModelFile.part(json, "weights"), double[].class))
        .view();
  }

  private Object writeReplace() {
    return new Form(neighbors, factors, stored.center(), stored.rows(), stored.weights());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a view is read as its form");
  }

  /** What a view is made of again, with the same bits. */
  private record Form(
      int neighbors, double[] factors, double[] center, float[][] rows, double[] weights)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    RecallView view() {
      Check.atLeast("neighbors", neighbors, 1);
      DataCheck.finite("center", center);
      DataCheck.finite("factors", factors, center.length);
      for (double factor : factors) {
        Check.positive("a factor", factor);
      }
      StoredRows stored = new StoredRows(center, rows, weights).check();
      try (Parallel pool = new Parallel(0)) {
        return of(neighbors, factors, stored, pool);
      }
    }

    private Object readResolve() {
      return view();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecallView that
        && neighbors == that.neighbors
        && Arrays.equals(factors, that.factors)
        && stored.sameAs(that.stored);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(stored.rows());
  }
}
