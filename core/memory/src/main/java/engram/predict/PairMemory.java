package engram.predict;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Parallel;
import engram.math.Rows;
import engram.member.Member;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Training pairs as memories under a metric: answers with the weighted mean of their targets.
 * Immutable.
 */
final class PairMemory implements Member {

  private static final long serialVersionUID = 1L;

  static final String KIND = "metric";
  static final String EMBEDDING = "embedding";

  private final Metric metric;
  private final Stored stored;
  private final Separation separation;

  /**
   * What is stored.
   *
   * @param images n rows of m values
   * @param bias half their squared lengths, negative; no weight is {@link PairAttention#EXCLUDED}
   * @param targets n targets
   * @param weights n weights, or null for 1 each
   */
  record Stored(float[][] images, float[] bias, Targets targets, float[] weights)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    static Stored of(float[][] images, Targets targets, float[] weights) {
      float[] bias = new float[images.length];
      for (int j = 0; j < bias.length; j++) {
        boolean none = weights != null && weights[j] == 0;
        float[] image = images[j];
        bias[j] = none ? PairAttention.EXCLUDED : -0.5f * Rows.dot(image, image, image.length);
      }
      return new Stored(images, bias, targets, weights);
    }

    int size() {
      return images.length;
    }

    float weight(int j) {
      return weights == null ? 1f : weights[j];
    }
  }

  /**
   * Stores pairs.
   *
   * @param x n rows of D values without missing ones, not modified
   * @param weights n instance weights, or null: a memory of weight 2 counts as two under softmax
   *     and the kernels; under others its share is doubled before shares are brought to 1
   * @param separation from scores, minus half the squared distances, to shares
   */
  PairMemory(
      Metric metric, double[][] x, Targets targets, double[] weights, Separation separation) {
    this(metric, Stored.of(metric.apply(x), targets, floats(weights)), separation);
  }

  private PairMemory(Metric metric, Stored stored, Separation separation) {
    this.metric = metric;
    this.stored = stored;
    this.separation = separation;
  }

  private static float[] floats(double[] weights) {
    if (weights == null) {
      return null;
    }
    float[] floats = new float[weights.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) weights[i];
    }
    return floats;
  }

  int size() {
    return stored.size();
  }

  /** Returns the target of a pair; the caller must not modify it. */
  float[] target(int pair) {
    return stored.targets().values()[pair];
  }

  /** Returns D. */
  int columns() {
    return metric.columns();
  }

  @Override
  public String kind() {
    return metric.embedding() == null ? KIND : EMBEDDING;
  }

  /** Returns these pairs and one more. O(n) references, O(m D) arithmetic. */
  @Override
  public PairMemory with(double[] x, float[] target) {
    int n = size();
    float[][] images = Arrays.copyOf(stored.images(), n + 1);
    images[n] = metric.apply(new double[][] {x})[0];
    float[] weights = stored.weights() == null ? null : Arrays.copyOf(stored.weights(), n + 1);
    if (weights != null) {
      weights[n] = 1f;
    }
    return new PairMemory(
        metric, Stored.of(images, stored.targets().with(target), weights), separation);
  }

  /** Returns C. */
  int width() {
    return stored.targets().width();
  }

  /**
   * Returns the predictions at rows by these pairs with squared distances multiplied by each of
   * some factors, factors x n x C.
   */
  @Override
  public double[][][] predict(double[][] x, double[] factors, Parallel pool) {
    float[][] queries = metric.apply(x);
    int width = width();
    double[][][] predictions = new double[factors.length][queries.length][width];
    if (!separation.equals(Separations.SOFTMAX)) {
      pool.run(
          queries.length,
          (i, worker) -> {
            double[] scores = scores(queries[i]);
            for (int f = 0; f < factors.length; f++) {
              predictions[f][i] = mean(shares(scores, factors[f]));
            }
          });
      return predictions;
    }
    int lanes = Math.min(PairAttention.TILE, queries.length);
    PairAttention[] workspaces = new PairAttention[pool.threads()];
    pool.run(
        (queries.length + PairAttention.TILE - 1) / PairAttention.TILE,
        (t, worker) -> {
          if (workspaces[worker] == null) {
            workspaces[worker] = new PairAttention(metric.width(), width, factors, lanes);
          }
          int from = t * PairAttention.TILE;
          int count = Math.min(PairAttention.TILE, queries.length - from);
          float[][][] sums = workspaces[worker].sums(queries, from, count, stored);
          for (int f = 0; f < factors.length; f++) {
            for (int p = 0; p < count; p++) {
              for (int c = 0; c < width; c++) {
                predictions[f][from + p][c] = (double) sums[f][c][p] / sums[f][width][p];
              }
            }
          }
        });
    return predictions;
  }

  /**
   * Returns the weights of the stored pairs at one row with squared distances multiplied by a
   * factor, n values that sum to 1.
   */
  @Override
  public double[] weights(double[] x, double factor) {
    return shares(scores(metric.apply(new double[][] {x})[0]), factor);
  }

  /** Returns minus half the squared distances of the images from that of a row, n values. */
  private double[] scores(float[] query) {
    double own = 0.5 * Rows.dot(query, query, query.length);
    double[] scores = new double[size()];
    for (int j = 0; j < scores.length; j++) {
      double score = stored.bias()[j] + Rows.dot(query, stored.images()[j], query.length);
      scores[j] = Math.min(0, score - own);
    }
    return scores;
  }

  /** Returns the shares of the pairs, squared distances times a factor; alike at a factor of 0. */
  private double[] shares(double[] scores, double factor) {
    double[] scaled = new double[scores.length];
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] = factor * scores[j];
    }
    double[] shares = new double[scores.length];
    Arrays.fill(shares, 1);
    shares = factor == 0 ? shares : separation.weights(scaled);
    double total = 0;
    for (int j = 0; j < shares.length; j++) {
      shares[j] *= stored.weight(j);
      total += shares[j];
    }
    for (int j = 0; j < shares.length; j++) {
      shares[j] /= total;
    }
    return shares;
  }

  private double[] mean(double[] shares) {
    double[] mean = new double[width()];
    for (int j = 0; j < shares.length; j++) {
      if (shares[j] != 0) {
        float[] target = target(j);
        for (int c = 0; c < mean.length; c++) {
          mean[c] += shares[j] * target[c];
        }
      }
    }
    return mean;
  }

  @Override
  public JsonObject toJson() {
    return new Gson().toJsonTree(metric).getAsJsonObject();
  }

  Metric metric() {
    return metric;
  }

  Separation separation() {
    return separation;
  }

  Targets targets() {
    return stored.targets();
  }

  /** Returns n weights, or null for 1 each. */
  double[] pairWeights() {
    float[] weights = stored.weights();
    return weights == null
        ? null
        : IntStream.range(0, weights.length).mapToDouble(j -> weights[j]).toArray();
  }
}
