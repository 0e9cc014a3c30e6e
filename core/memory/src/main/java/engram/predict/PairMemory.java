package engram.predict;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Parallel;
import engram.model.ModelFile;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Training pairs as memories under a metric: answers with the weighted mean of their targets.
 * Immutable.
 */
final class PairMemory implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Metric metric;
  private final float[][] images;
  private final float[][] targets;
  private final int classes;
  private final float[] prior;

  /**
   * Stores pairs.
   *
   * @param x n rows of D values without missing ones, not modified
   * @param weights n instance weights, or null: a memory of weight 2 counts as two
   */
  PairMemory(Metric metric, double[][] x, Targets targets, double[] weights) {
    this(metric, metric.apply(x), targets.values(), targets.classes(), logarithms(weights));
  }

  private PairMemory(
      Metric metric, float[][] images, float[][] targets, int classes, float[] prior) {
    this.metric = metric;
    this.images = images;
    this.targets = targets;
    this.classes = classes;
    this.prior = prior;
  }

  private static float[] logarithms(double[] weights) {
    if (weights == null) {
      return null;
    }
    float[] prior = new float[weights.length];
    for (int i = 0; i < prior.length; i++) {
      prior[i] = weights[i] > 0 ? (float) StrictMath.log(weights[i]) : -1e30f;
    }
    return prior;
  }

  int size() {
    return images.length;
  }

  /** Returns the target of a pair; the caller must not modify it. */
  float[] target(int pair) {
    return targets[pair];
  }

  /** Returns D. */
  int columns() {
    return metric.map()[0].length;
  }

  /** Returns these pairs and one more. O(n) references, O(m D) arithmetic. */
  PairMemory with(double[] x, float[] target) {
    float[][] moreImages = Arrays.copyOf(images, images.length + 1);
    moreImages[images.length] = metric.apply(new double[][] {x})[0];
    float[][] moreTargets = Arrays.copyOf(targets, targets.length + 1);
    moreTargets[targets.length] = target;
    float[] morePrior = prior == null ? null : Arrays.copyOf(prior, prior.length + 1);
    return new PairMemory(metric, moreImages, moreTargets, classes, morePrior);
  }

  /** Returns the same pairs at distances multiplied by {@code factor}. */
  PairMemory scaled(double factor) {
    float[][] scaled = new float[images.length][];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = images[i].clone();
      engram.math.Rows.scale(scaled[i], scaled[i].length, (float) factor);
    }
    return new PairMemory(metric.scaled(factor), scaled, targets, classes, prior);
  }

  /** Returns the predictions at rows, n x C. */
  double[][] predict(double[][] x, Parallel pool) {
    return predict(metric.apply(x), false, pool);
  }

  /** Returns the prediction of each pair by the others, n x C. */
  double[][] leaveOneOut(Parallel pool) {
    return predict(images, true, pool);
  }

  private double[][] predict(float[][] queries, boolean leaveOut, Parallel pool) {
    Targets means = new Targets(targets, classes);
    double[][] predictions = new double[queries.length][means.width()];
    int[] order = new int[queries.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Attention[] workspaces = new Attention[pool.threads()];
    pool.run(
        (queries.length + Attention.TILE - 1) / Attention.TILE,
        (t, worker) -> {
          if (workspaces[worker] == null) {
            workspaces[worker] = new Attention(images);
          }
          int from = t * Attention.TILE;
          int count = Math.min(Attention.TILE, queries.length - from);
          float[][] w = workspaces[worker].weights(queries, order, from, count, leaveOut, prior);
          float[][] mean = means.predict(w);
          for (int p = 0; p < count; p++) {
            for (int c = 0; c < mean.length; c++) {
              predictions[from + p][c] = mean[c][p];
            }
          }
        });
    return predictions;
  }

  /** Returns the weights of the stored pairs at one row, n values that sum to 1. */
  double[] weights(double[] x) {
    float[][] query = metric.apply(new double[][] {x});
    float[][] w = new Attention(images).weights(query, new int[1], 0, 1, false, prior);
    double[] weights = new double[w.length];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = w[j][0];
    }
    return weights;
  }

  JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    json.add("map", gson.toJsonTree(metric.map()));
    json.add("images", gson.toJsonTree(images));
    json.add("targets", gson.toJsonTree(targets));
    json.addProperty("classes", classes);
    if (prior != null) {
      json.add("prior", gson.toJsonTree(prior));
    }
    return json;
  }

  static PairMemory fromJson(JsonObject json) {
    Gson gson = new Gson();
    float[][] map = gson.fromJson(ModelFile.part(json, "map"), float[][].class);
    float[][] images = gson.fromJson(ModelFile.part(json, "images"), float[][].class);
    float[][] targets = gson.fromJson(ModelFile.part(json, "targets"), float[][].class);
    float[] prior = gson.fromJson(json.get("prior"), float[].class);
    int n = PairCheck.shape("images", images, images.length, map.length);
    PairCheck.shape("targets", targets, n, targets[0].length);
    PairCheck.shape("map", map, map.length, map[0].length);
    PairCheck.shape("prior", new float[][] {prior == null ? new float[n] : prior}, 1, n);
    int classes = ModelFile.part(json, "classes").getAsInt();
    return new PairMemory(new Metric(map), images, targets, classes, prior);
  }
}
