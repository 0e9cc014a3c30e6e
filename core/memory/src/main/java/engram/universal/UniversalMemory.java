package engram.universal;

import engram.energy.Landscape;
import engram.energy.Separation;
import engram.energy.Similarity;
import engram.math.Check;
import engram.math.DataCheck;
import java.util.Arrays;

/**
 * A universal Hopfield network (Millidge et al. 2022): {@code y = C^T sep(beta sim(A, q))}, A the
 * keys, C the contents. Where they are the same rows it is auto-associative, and a landscape:
 * {@code E(q) = -(1/beta) Omega(beta sim(A, q))}, whose fixed-point step is one retrieval, so that
 * a {@link engram.descent.Descent} iterates it.
 *
 * <p>Distances count as negative similarities, so that an exact hit is finite. Weights are shares
 * of sum 1; but for dot products and cosines under a separation that is no log-sum-exp, such as
 * powers, they are its slopes: {@code v . xi} for Kohonen's correlation matrix (power 2), its cube
 * for Minerva (power 4).
 *
 * <p>A missing value (NaN) of a question is hidden: similarities are over the known coordinates
 * alone, while a hidden value filled with 0 would count as far from every key that is not 0 there.
 * O(K (D_A + D_C)) a question. Immutable, safe for many threads.
 */
public final class UniversalMemory implements Landscape {

  private final Similarity similarity;
  private final Separation separation;
  private final double beta;
  private final double[][] keys;
  private final double[][] contents;

  private UniversalMemory(
      Similarity similarity,
      Separation separation,
      double beta,
      double[][] keys,
      double[][] contents) {
    this.similarity = similarity;
    this.separation = separation;
    this.beta = beta;
    this.keys = keys;
    this.contents = contents;
  }

  /**
   * Stores pairs.
   *
   * @param beta inverse temperature of the scores, above 0
   * @param keys K rows of finite values, K 1 or more, not modified
   * @param contents K rows of finite values, not modified
   * @throws IllegalArgumentException if they are anything else
   */
  public static UniversalMemory of(
      Similarity similarity,
      Separation separation,
      double beta,
      double[][] keys,
      double[][] contents) {
    Check.present("similarity", similarity);
    Check.present("separation", separation);
    Check.positive("beta", beta);
    double[][] a = DataCheck.finiteCopy("keys", keys);
    double[][] c = DataCheck.finiteCopy("contents", contents);
    Check.that(c.length == a.length, "contents", c.length + " rows", a.length + ", one a key");
    return new UniversalMemory(similarity, separation, beta, a, c);
  }

  /** Stores rows that are answered with themselves. */
  public static UniversalMemory auto(
      Similarity similarity, Separation separation, double beta, double[][] rows) {
    double[][] copy = DataCheck.finiteCopy("rows", rows);
    Check.present("similarity", similarity);
    Check.present("separation", separation);
    Check.positive("beta", beta);
    return new UniversalMemory(similarity, separation, beta, copy, copy);
  }

  /** Returns K. */
  public int count() {
    return keys.length;
  }

  /** Returns how many values a question has. */
  @Override
  public int dimensions() {
    return keys[0].length;
  }

  /** Returns whether keys are answered with themselves. */
  public boolean isAuto() {
    return keys == contents;
  }

  /**
   * Returns {@code beta sim} of a question with each key.
   *
   * @param query D values, NaN = hidden, at least one known; not modified
   */
  public double[] scores(double[] query) {
    int[] known = known(query);
    double[] seen = at(query, known);
    double[] scores = new double[keys.length];
    for (int mu = 0; mu < scores.length; mu++) {
      double[] key = known.length == query.length ? keys[mu] : at(keys[mu], known);
      scores[mu] = beta * similarity.of(seen, key);
    }
    return scores;
  }

  /** Returns what each content counts in the answer, K values. */
  public double[] weights(double[] query) {
    double[] scores = scores(query);
    boolean angle = similarity == Similarity.DOT || similarity.equals(Similarity.COSINE);
    return angle && !separation.shiftable()
        ? separation.slopes(scores)
        : separation.weights(scores);
  }

  /**
   * Retrieves once.
   *
   * @param query D values, NaN = hidden, not modified
   * @return the content, a new array; all 0 where no key has a weight
   */
  public double[] recall(double[] query) {
    double[] weights = weights(query);
    double[] content = new double[contents[0].length];
    for (int mu = 0; mu < weights.length; mu++) {
      for (int d = 0; d < content.length && weights[mu] != 0; d++) {
        content[d] += weights[mu] * contents[mu][d];
      }
    }
    return content;
  }

  /** Returns the place of the weightiest key, the first of equals. */
  public int nearest(double[] query) {
    return Separation.largest(weights(query));
  }

  /** Returns the energy of a question, over what is known of it. */
  @Override
  public double energy(double[] query) {
    return -separation.value(scores(query)) / beta;
  }

  /**
   * {@inheritDoc}
   *
   * @param v D finite values
   */
  @Override
  public double[] gradient(double[] v) {
    DataCheck.finite("v", v, dimensions());
    double[] slopes = separation.slopes(scores(v));
    double[] gradient = new double[v.length];
    for (int mu = 0; mu < slopes.length; mu++) {
      similarity.addStateGradient(gradient, -slopes[mu], v, keys[mu]);
    }
    return gradient;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if contents are other than the keys
   */
  @Override
  public double[] fixedPoint(double[] v) {
    if (!isAuto()) {
      throw new IllegalArgumentException(
          "contents are other than the keys, allowed: a memory made by auto, to iterate");
    }
    return recall(v);
  }

  private int[] known(double[] query) {
    Check.present("query", query);
    Check.that(
        query.length == dimensions(),
        "query",
        query.length + " values long",
        dimensions() + " values");
    int[] known = new int[query.length];
    int count = 0;
    for (int d = 0; d < query.length; d++) {
      Check.that(!Double.isInfinite(query[d]), "query[" + d + "]", query[d], "finite, or NaN");
      if (!Double.isNaN(query[d])) {
        known[count++] = d;
      }
    }
    Check.that(count > 0, "query", "hidden everywhere", "one known value or more");
    return Arrays.copyOf(known, count);
  }

  private static double[] at(double[] row, int[] places) {
    double[] values = new double[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row[places[i]];
    }
    return values;
  }

  @Override
  public String toString() {
    return "UniversalMemory: "
        + keys.length
        + " keys of "
        + keys[0].length
        + " values, contents of "
        + contents[0].length;
  }
}
