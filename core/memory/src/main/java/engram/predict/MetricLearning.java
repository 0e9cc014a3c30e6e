package engram.predict;

import engram.math.Adam;
import engram.math.Fma;
import engram.math.HalfCosine;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Rows;
import java.util.Arrays;

/**
 * Learns a metric from how well each training pair is predicted by the others (leave-one-out), by
 * mini-batches of queries with Adam. The idea is neighbourhood components analysis (Goldberger et
 * al. 2005) on the log-likelihood, and for a regression metric learning for kernel regression
 * (Weinberger and Tesauro 2007).
 *
 * <p>With g the slope of the loss in the exponents, queries q and memories j, the slope in the map
 * A is {@code -A sum_qj g_qj (x_q - x_j)(x_q - x_j)^T}. The slopes of a query sum to 0, so it is
 * {@code A (C + C^T)}, {@code C = sum_q p_q x_q^T - sum_j h_j x_j x_j^T / 2} with {@code p_q =
 * sum_j g_qj x_j} and {@code h_j = sum_q g_qj}: two products of queries, memories and features a
 * step. A step takes at most {@value #MEMORIES} memories, so an epoch costs O(n D) for large n. A
 * workspace of one thread.
 */
final class MetricLearning {

  /**
   * How a metric is learned.
   *
   * @param form what is learned
   * @param epochs passes over the pairs, within {@value #LEAST_STEPS} to {@value #MOST_STEPS} steps
   * @param learningRate first step of Adam, in units of the start metric
   * @param decay pull towards the start metric
   */
  record Plan(MetricForm form, int epochs, double learningRate, double decay) {}

  /** Most memories of one step. */
  static final int MEMORIES = 4096;

  /** Queries of one step: with more, a step costs more and metrics come out no better. */
  private static final int QUERIES = 128;

  /** Times all slopes between: products of the least weights would be subnormal, which is slow. */
  private static final float SCALE = 0x1p40f;

  private static final int LEAST_STEPS = 100;
  private static final int MOST_STEPS = 400;

  private final float[][] points;
  private final Targets targets;
  private final float[] weights;
  private final Plan plan;

  private final int queries;
  private final int memories;
  private final int[] chosen;
  private final float[][] chosenPoints;
  private final float[][] features;
  private final float[][] images;
  private final float[][] imagesByPoint;
  private final float[][] slopes;
  private final float[][] sums;
  private final float[] mean;
  private final float[] row;
  private final float[] ones;
  private final float[] pulls;
  private final float[][] pulled;
  private final float[][] products;

  /**
   * Prepares.
   *
   * @param x n rows of D standardised values without missing ones, not modified
   * @param weights n instance weights, or null
   */
  MetricLearning(double[][] x, Targets targets, double[] weights, Plan plan) {
    int n = x.length;
    int d = x[0].length;
    this.targets = targets;
    this.plan = plan;
    this.weights = weights == null ? null : new float[n];
    points = new float[n][d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        points[i][j] = (float) x[i][j];
      }
      if (weights != null) {
        this.weights[i] = (float) weights[i];
      }
    }
    queries = Math.min(n, QUERIES);
    memories = Math.min(n, MEMORIES);
    chosen = new int[memories];
    chosenPoints = new float[memories][];
    features = new float[d][memories];
    images = new float[d][memories];
    imagesByPoint = new float[memories][d];
    slopes = new float[memories][queries];
    sums = new float[targets.width() + 1][queries];
    mean = new float[queries];
    row = new float[queries];
    ones = new float[queries];
    Arrays.fill(ones, 1f);
    pulls = new float[memories];
    pulled = new float[d][queries];
    products = new float[d][d];
  }

  /**
   * Learns from a start at inverse temperature {@code beta}. For {@link MetricForm#BETA} the start
   * is the answer, since the temperature of every form is set afterwards.
   */
  float[][] learn(double beta, RandomStream stream) {
    int d = features.length;
    int n = points.length;
    float[][] map = Metric.isotropic(d, beta).map();
    float unit = (float) Math.sqrt(beta);
    boolean full = plan.form == MetricForm.MAP;
    float[][] logScales = new float[1][d];
    float[][] slope = new float[d][d];
    Adam adam = new Adam(full ? d : 1, d);
    int batches = (n + queries - 1) / queries;
    int steps =
        plan.form == MetricForm.BETA
            ? 0
            : Math.min(MOST_STEPS, Math.max(LEAST_STEPS, plan.epochs * batches));
    int[] order = null;
    for (int step = 0; step < steps; step++) {
      Parallel.checkInterrupt();
      int batch = step % batches;
      if (batch == 0) {
        order = stream.fork(step / batches).permutation(n);
      }
      slope(map, order, batch * queries, slope);
      double rate = plan.learningRate * HalfCosine.at(step, steps);
      if (full) {
        pullBack(map, slope, unit);
        adam.step(map, slope, rate * unit);
      } else {
        adam.step(logScales, scaleSlope(map, slope, logScales), rate);
        for (int j = 0; j < d; j++) {
          map[j][j] = unit * (float) StrictMath.exp(logScales[0][j]);
        }
      }
    }
    return map;
  }

  private void pullBack(float[][] map, float[][] slope, float unit) {
    float factor = (float) (plan.decay / map.length);
    for (int r = 0; r < map.length; r++) {
      for (int j = 0; j < map[r].length; j++) {
        slope[r][j] += factor * (map[r][j] - (r == j ? unit : 0f));
      }
    }
  }

  private float[][] scaleSlope(float[][] map, float[][] slope, float[][] logScales) {
    float[][] gradient = new float[1][map.length];
    for (int j = 0; j < map.length; j++) {
      gradient[0][j] =
          slope[j][j] * map[j][j] + (float) (plan.decay / map.length * logScales[0][j]);
    }
    return gradient;
  }

  /**
   * Writes the slope of the mean leave-one-out loss of a batch of queries in the map; for {@link
   * MetricForm#SCALES} its diagonal.
   *
   * @param order the pairs; those from {@code from} on, in a ring, are the memories and the first
   *     of them, up to the end of the order, are the queries
   * @param slope D x D, overwritten
   */
  void slope(float[][] map, int[] order, int from, float[][] slope) {
    int count = Math.min(queries, order.length - from);
    boolean full = plan.form == MetricForm.MAP;
    gather(order, from);
    project(map, full);
    exponentSlopes(count);
    pull(count);
    if (full) {
      symmetricProducts(count);
      for (int r = 0; r < slope.length; r++) {
        Arrays.fill(slope[r], 0f);
      }
      Rows.addProducts(slope, slope.length, slope.length, products, map, slope.length);
    } else {
      for (int j = 0; j < slope.length; j++) {
        float sum = Rows.dot(pulled[j], features[j], count);
        for (int i = 0; i < memories; i++) {
          sum = Fma.of(pulls[i] * features[j][i], features[j][i], sum);
        }
        slope[j][j] = 2 * map[j][j] * (sum / SCALE);
      }
    }
  }

  private void gather(int[] order, int from) {
    for (int j = 0; j < memories; j++) {
      int place = from + j;
      chosen[j] = order[place < order.length ? place : place - order.length];
      chosenPoints[j] = points[chosen[j]];
    }
    Rows.transpose(chosenPoints, memories, features.length, features);
  }

  private void project(float[][] map, boolean full) {
    for (int r = 0; r < images.length; r++) {
      if (full) {
        Arrays.fill(images[r], 0f);
      } else {
        Rows.scaleTo(images[r], memories, features[r], map[r][r]);
      }
    }
    if (full) {
      Rows.addProducts(images, images.length, memories, features, map, features.length);
    }
    Rows.transpose(images, images.length, memories, imagesByPoint);
  }

  /** Computes the slopes of the loss in the exponents, a row a memory. */
  private void exponentSlopes(int count) {
    for (int j = 0; j < memories; j++) {
      float[] image = imagesByPoint[j];
      Arrays.fill(slopes[j], 0, count, -0.5f * Rows.dot(image, image, image.length));
    }
    Rows.addProducts(slopes, memories, count, images, imagesByPoint, images.length);
    float[] top = row;
    Arrays.fill(top, PairAttention.EXCLUDED);
    for (int j = 0; j < memories; j++) {
      if (j < count) {
        slopes[j][j] = PairAttention.EXCLUDED;
      }
      Rows.max(top, count, slopes[j]);
    }
    for (float[] sum : sums) {
      Arrays.fill(sum, 0f);
    }
    float[] total = sums[sums.length - 1];
    for (int j = 0; j < memories; j++) {
      Rows.expBelow(slopes[j], count, slopes[j], top, 1f);
      float weight = weights == null ? 1f : weights[chosen[j]];
      if (weights != null) {
        Rows.scale(slopes[j], count, weight);
      }
      targets.add(sums, chosen[j], slopes[j], count, 1f);
      Rows.add(total, count, slopes[j]);
    }
    lossSlopes(count);
    for (int j = 0; j < memories; j++) {
      targets.dotTo(row, chosen[j], sums, count);
      Rows.softmaxSlope(slopes[j], count, slopes[j], row, mean, 1f);
    }
  }

  /** Turns sums into scaled slopes of the mean loss in them, and their mean under the weights. */
  private void lossSlopes(int count) {
    int width = targets.width();
    for (int p = 0; p < count; p++) {
      double total = sums[width][p];
      int place = targets.place(chosen[p]);
      double prediction = sums[place][p] / total;
      double slope = targets.slope(chosen[p], prediction);
      double factor = SCALE * (weights == null ? 1 : weights[chosen[p]]) / (total * count);
      for (int c = 0; c < width; c++) {
        sums[c][p] = c == place ? (float) (factor * slope) : 0f;
      }
      mean[p] = (float) (factor * slope * prediction);
    }
  }

  /**
   * Computes what the memories pull each query by, and half of what they are pulled by, negative.
   */
  private void pull(int count) {
    for (float[] each : pulled) {
      Arrays.fill(each, 0f);
    }
    Rows.addProducts(pulled, pulled.length, count, slopes, features, memories);
    for (int j = 0; j < memories; j++) {
      pulls[j] = -0.5f * Rows.dot(slopes[j], ones, count);
    }
  }

  /** Computes C + C^T; the features are used up. */
  private void symmetricProducts(int count) {
    int d = products.length;
    for (int j = 0; j < d; j++) {
      Arrays.fill(products[j], 0f);
      Rows.multiply(features[j], memories, pulls);
    }
    Rows.addProducts(products, d, d, chosenPoints, pulled, count);
    Rows.addProducts(products, d, d, chosenPoints, features, memories);
    for (int j = 0; j < d; j++) {
      for (int l = 0; l <= j; l++) {
        float sum = (products[j][l] + products[l][j]) / SCALE;
        products[j][l] = sum;
        products[l][j] = sum;
      }
    }
  }
}
