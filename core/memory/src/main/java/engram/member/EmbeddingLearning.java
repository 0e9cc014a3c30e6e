package engram.member;

import engram.math.Adam;
import engram.math.HalfCosine;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Learns an {@link EmbeddingMetric} from how well each pair of a class is predicted by others: the
 * loss of a query is {@code -log(.998 p + .001 / C)} with p the share of its class in the softmax
 * over memories of minus half the squared distances, itself left out; plus {@code (3/n) (|A|^2 + .1
 * |W_1|^2 + |W_2|^2)}. Each step draws {@value #QUERIES} queries and {@value #MEMORIES} memories
 * anew, and leaves out a twentieth of the inputs and a tenth of the hidden units. O(H U) a memory
 * of a step. A workspace of one thread. The idea is neighbourhood components analysis with a
 * network (Salakhutdinov and Hinton 2007; Ye et al. 2024).
 */
final class EmbeddingLearning {

  private static final int QUERIES = 128;
  private static final int MEMORIES = 768;
  private static final int HIDDEN = 64;
  private static final int WIDTH = 16;
  private static final int EPOCHS = 18;
  private static final int LEAST_STEPS = 40;
  private static final int LARGE = 1000;
  private static final double RATE = 0.01;
  private static final double APART = 7.5;
  private static final double PENALTY = 3;
  private static final double FIRST_PENALTY = 0.1;
  private static final double DROPPED_INPUTS = 0.05;
  private static final double DROPPED_HIDDEN = 0.1;
  private static final double KEPT = 0.998;
  private static final double EVEN = 0.001;

  /** Times all slopes between: products of the least weights would be subnormal, which is slow. */
  private static final float SCALE = 0x1p40f;

  private final float[][] inputs;
  private final Pairs pairs;
  private final int[] places;
  private final int memories;

  private final float[][] points;
  private final float[][] features;
  private final float[][] hidden;
  private final float[][] hiddenByPoint;
  private final float[][] images;
  private final float[][] imagesByPoint;
  private final float[][] slopes;
  private final float[][] imageSlopes;
  private final float[][] hiddenSlopes;

  /** The parameters or their slopes. */
  record Weights(float[][] linear, float[][] first, float[][] bias, float[][] second) {
    static Weights zero(int inputs) {
      return new Weights(
          new float[WIDTH][inputs],
          new float[HIDDEN][inputs],
          new float[1][HIDDEN],
          new float[WIDTH][HIDDEN]);
    }

    static Weights start(int inputs, RandomStream stream) {
      Weights weights = zero(inputs);
      fill(weights.linear, Math.sqrt(APART / (WIDTH * inputs)), stream);
      fill(weights.first, Math.sqrt(1.0 / inputs), stream);
      fill(weights.bias, 0.5, stream);
      fill(weights.second, Math.sqrt(0.09 / HIDDEN), stream);
      return weights;
    }

    private static void fill(float[][] values, double deviation, RandomStream stream) {
      for (float[] row : values) {
        for (int j = 0; j < row.length; j++) {
          row[j] = (float) (deviation * stream.nextGaussian());
        }
      }
    }

    void clear() {
      for (float[][] part : new float[][][] {linear, first, bias, second}) {
        for (float[] row : part) {
          Arrays.fill(row, 0f);
        }
      }
    }
  }

  /**
   * Prepares.
   *
   * @param inputs what the embedding sees of the pairs, n x U, not modified
   */
  EmbeddingLearning(float[][] inputs, Pairs pairs) {
    this.inputs = inputs;
    this.pairs = pairs;
    int n = inputs.length;
    int u = inputs[0].length;
    places = IntStream.range(0, n).map(pairs::place).toArray();
    memories = Math.min(n, MEMORIES);
    points = new float[memories][u];
    features = new float[u][memories];
    hidden = new float[HIDDEN][memories];
    hiddenByPoint = new float[memories][HIDDEN];
    images = new float[WIDTH][memories];
    imagesByPoint = new float[memories][WIDTH];
    slopes = new float[memories][Math.min(n, QUERIES)];
    imageSlopes = new float[WIDTH][memories];
    hiddenSlopes = new float[HIDDEN][memories];
  }

  /** Learns from a random start. */
  Weights learn(RandomStream stream) {
    int n = inputs.length;
    int u = features.length;
    Weights weights = Weights.start(u, stream.fork(-1));
    Weights slope = Weights.zero(u);
    Adam[] adams = {
      new Adam(WIDTH, u), new Adam(HIDDEN, u), new Adam(1, HIDDEN), new Adam(WIDTH, HIDDEN)
    };
    int epochs = n > LARGE ? 2 * EPOCHS : EPOCHS;
    int steps = Math.max(LEAST_STEPS, epochs * ((n + QUERIES - 1) / QUERIES));
    for (int step = 0; step < steps; step++) {
      Parallel.checkInterrupt();
      RandomStream own = stream.fork(step);
      int[] chosen = Arrays.copyOf(own.permutation(n), memories);
      float[] inputMask = mask(u, DROPPED_INPUTS, own);
      float[] hiddenMask = mask(HIDDEN, DROPPED_HIDDEN, own);
      slope(weights, chosen, inputMask, hiddenMask, slope);
      double rate = RATE * HalfCosine.at(step, steps);
      adams[0].step(weights.linear, slope.linear, rate);
      adams[1].step(weights.first, slope.first, rate);
      adams[2].step(weights.bias, slope.bias, rate);
      adams[3].step(weights.second, slope.second, rate);
    }
    return weights;
  }

  /** Returns 0 for what is left out and as much more for the rest. */
  private static float[] mask(int size, double dropped, RandomStream stream) {
    float[] mask = new float[size];
    for (int j = 0; j < size; j++) {
      mask[j] = stream.nextDouble() < dropped ? 0f : (float) (1 / (1 - dropped));
    }
    return mask;
  }

  /**
   * Writes the slope of the mean loss of a step.
   *
   * @param chosen the memories, of which the first are the queries
   * @param inputMask factors of the inputs
   * @param hiddenMask factors of the hidden units
   * @return the loss
   */
  double slope(
      Weights weights, int[] chosen, float[] inputMask, float[] hiddenMask, Weights slope) {
    gather(chosen, inputMask);
    forward(weights, hiddenMask);
    double loss = exponentSlopes(chosen);
    imageSlopes();
    slope.clear();
    int u = features.length;
    Rows.addProducts(slope.linear, WIDTH, u, points, imageSlopes, memories);
    Rows.transpose(hidden, HIDDEN, memories, hiddenByPoint);
    Rows.addProducts(slope.second, WIDTH, HIDDEN, hiddenByPoint, imageSlopes, memories);
    float[][] transposed = new float[HIDDEN][WIDTH];
    Rows.transpose(weights.second, WIDTH, HIDDEN, transposed);
    for (float[] row : hiddenSlopes) {
      Arrays.fill(row, 0f);
    }
    Rows.addProducts(hiddenSlopes, HIDDEN, memories, imageSlopes, transposed, WIDTH);
    for (int h = 0; h < HIDDEN; h++) {
      for (int j = 0; j < memories; j++) {
        hiddenSlopes[h][j] = hidden[h][j] > 0 ? hiddenMask[h] * hiddenSlopes[h][j] : 0f;
      }
      slope.bias[0][h] = (float) Rows.sum(hiddenSlopes[h], memories);
    }
    Rows.addProducts(slope.first, HIDDEN, u, points, hiddenSlopes, memories);
    return loss
        + penalty(weights.linear, slope.linear, PENALTY)
        + penalty(weights.first, slope.first, PENALTY * FIRST_PENALTY)
        + penalty(weights.second, slope.second, PENALTY);
  }

  private void gather(int[] chosen, float[] mask) {
    for (int j = 0; j < memories; j++) {
      float[] row = inputs[chosen[j]];
      for (int d = 0; d < mask.length; d++) {
        points[j][d] = mask[d] * row[d];
      }
    }
    Rows.transpose(points, memories, features.length, features);
  }

  private void forward(Weights weights, float[] mask) {
    for (int h = 0; h < HIDDEN; h++) {
      Arrays.fill(hidden[h], weights.bias[0][h]);
    }
    Rows.addProducts(hidden, HIDDEN, memories, features, weights.first, features.length);
    for (int h = 0; h < HIDDEN; h++) {
      for (int j = 0; j < memories; j++) {
        hidden[h][j] = mask[h] * Math.max(0f, hidden[h][j]);
      }
    }
    for (float[] row : images) {
      Arrays.fill(row, 0f);
    }
    Rows.addProducts(images, WIDTH, memories, features, weights.linear, features.length);
    Rows.addProducts(images, WIDTH, memories, hidden, weights.second, HIDDEN);
    Rows.transpose(images, WIDTH, memories, imagesByPoint);
  }

  /**
   * Computes the slopes of the mean loss in the exponents, a row a memory, and returns the loss.
   */
  private double exponentSlopes(int[] chosen) {
    int queries = slopes[0].length;
    float[] top = new float[queries];
    Arrays.fill(top, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < memories; j++) {
      float[] image = imagesByPoint[j];
      boolean none = pairs.weight(chosen[j]) == 0;
      Arrays.fill(slopes[j], none ? -1e30f : -0.5f * Rows.dot(image, image, WIDTH));
    }
    Rows.addProducts(slopes, memories, queries, images, imagesByPoint, WIDTH);
    for (int j = 0; j < memories; j++) {
      if (j < queries) {
        slopes[j][j] = -1e30f;
      }
      Rows.max(top, queries, slopes[j]);
    }
    float[] total = new float[queries];
    float[] same = new float[queries];
    float[][] of = agreeing(chosen, queries);
    for (int j = 0; j < memories; j++) {
      Rows.expBelow(slopes[j], queries, slopes[j], top, 1f);
      Rows.scale(slopes[j], queries, (float) pairs.weight(chosen[j]));
      Rows.add(total, queries, slopes[j]);
      Rows.addProduct(same, queries, slopes[j], of[places[chosen[j]]]);
    }
    double loss = 0;
    double weight = 0;
    for (int q = 0; q < queries; q++) {
      weight += pairs.weight(chosen[q]);
    }
    float[] factor = new float[queries];
    for (int q = 0; q < queries; q++) {
      double p = total[q] > 0 ? (double) same[q] / total[q] : 0;
      double even = KEPT * p + EVEN / pairs.width();
      double share = weight > 0 ? pairs.weight(chosen[q]) / weight : 0;
      loss -= share * StrictMath.log(even);
      factor[q] = total[q] > 0 ? (float) (-share * KEPT / even / total[q]) : 0f;
      same[q] = (float) p;
    }
    for (int j = 0; j < memories; j++) {
      Rows.softmaxSlope(slopes[j], queries, slopes[j], of[places[chosen[j]]], same, SCALE);
      Rows.multiply(slopes[j], queries, factor);
    }
    return loss;
  }

  /** Returns for each class 1 at the queries of it, else 0. */
  private float[][] agreeing(int[] chosen, int queries) {
    float[][] of = new float[pairs.width()][queries];
    for (int q = 0; q < queries; q++) {
      of[places[chosen[q]]][q] = 1f;
    }
    return of;
  }

  /** Computes the slopes of the mean loss in the images. */
  private void imageSlopes() {
    int queries = slopes[0].length;
    for (float[] row : imageSlopes) {
      Arrays.fill(row, 0f);
    }
    // Slopes of a query sum to 0, so that its own image falls out.
    Rows.addProducts(imageSlopes, WIDTH, queries, slopes, images, memories);
    float[][] bySlope = new float[queries][memories];
    Rows.transpose(slopes, memories, queries, bySlope);
    Rows.addProducts(imageSlopes, WIDTH, memories, bySlope, images, queries);
    float[] pulls = new float[memories];
    for (int j = 0; j < memories; j++) {
      pulls[j] = (float) -Rows.sum(slopes[j], queries);
    }
    for (int e = 0; e < WIDTH; e++) {
      Rows.addProduct(imageSlopes[e], memories, images[e], pulls);
      Rows.scale(imageSlopes[e], memories, 1 / SCALE);
    }
  }

  private double penalty(float[][] values, float[][] slope, double factor) {
    double each = factor / inputs.length;
    double sum = 0;
    for (int r = 0; r < values.length; r++) {
      for (int j = 0; j < values[r].length; j++) {
        sum += (double) values[r][j] * values[r][j];
        slope[r][j] += (float) (2 * each) * values[r][j];
      }
    }
    return each * sum;
  }
}
