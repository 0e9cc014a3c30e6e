package engram.predict;

import engram.descent.PairGradient;
import engram.descent.PairRows;
import engram.descent.TargetDescent;
import engram.energy.Separation;
import engram.math.Adam;
import engram.math.HalfCosine;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Rows;
import engram.math.Tile;
import engram.math.Tiles;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Memories of pairs while they are learned: mini-batches of tiles, the gradient through the
 * descent, Adam. The tiles of a batch are spread over the threads and their gradients added in the
 * order of the tiles.
 *
 * <p>A target of classes is a distribution, the softmax of C free parameters; so is its start.
 * Temperatures and scales are learned as logarithms.
 */
final class LearnedTraining implements Serializable {

  private static final long serialVersionUID = 1L;

  /** From this many rows on tiles are wide. */
  private static final int MANY_ROWS = 4096;

  private static final int WIDE_TILE = 256;
  private static final int PARTS = 8;

  /** Parameter of a memory's own class at the start, those of the others being 0. */
  private static final float OWN_CLASS = 5f;

  private final Learning learning;
  private final Separation separation;
  private final AnswerLoss loss;
  private final long seed;
  private final Tiles tiles;
  private final int perTile;
  private final int batchTiles;
  private final int schedule;
  private final int limit;
  private final double unit;
  private final double beta;
  private final float[][] features;
  private final float[][] targets;
  private final float[][] start;
  private final float[][] logScales;
  private final float[][] logBetas = new float[1][2];
  private final Adam[] adams;
  private int epoch;
  private double meanLoss = Double.NaN;

  /**
   * Places memories on training pairs.
   *
   * @param x n rows of D values, NaN = missing, not modified
   * @param weights n weights, or null
   * @param k number of memories; fewer are learned where fewer rows differ
   * @param sharpness by how much two random rows differ in the exponent; counts where the learning
   *     has no inverse temperature of its own
   * @param separation from scores to weights
   * @param schedule epochs over which the rate of learning falls to 0
   * @param limit epochs after which learning ends, at most {@code schedule}
   */
  LearnedTraining(
      double[][] x,
      AnswerLoss loss,
      double[] weights,
      int k,
      double sharpness,
      Learning learning,
      Separation separation,
      int schedule,
      int limit,
      long seed) {
    this.learning = learning;
    this.separation = separation;
    this.loss = loss;
    this.seed = seed;
    this.schedule = schedule;
    this.limit = limit;
    RandomStream stream = new RandomStream(seed);
    perTile = perTile(x.length, learning.batchSize());
    tiles = Tiles.pack(x, weights, perTile, stream.fork(-1));
    int batch = learning.batchSize() > 0 ? learning.batchSize() : 2 * WIDE_TILE;
    batchTiles =
        perTile == WIDE_TILE
            ? Math.max(1, Math.min(tiles.count(), (batch + perTile / 2) / perTile))
            : 1;
    double square = tiles.meanSquaredDistance();
    unit = square > 0 ? Math.sqrt(square / 2 / tiles.columns()) : 1;
    beta = learning.beta() > 0 ? learning.beta() : square > 0 ? 2 * sharpness / square : 1;
    int[] places = new LearnedStart(tiles, perTile, loss).places(k, stream.fork(-2));
    features = new float[places.length][tiles.columns()];
    targets = new float[places.length][];
    for (int j = 0; j < places.length; j++) {
      tiles.copyPoint(places[j], features[j]);
      targets[j] = loss.targets()[tiles.source(places[j] / perTile, places[j] % perTile)].clone();
      if (loss.classes() > 0) {
        Rows.scale(targets[j], targets[j].length, OWN_CLASS);
      }
    }
    start = new float[1][loss.width()];
    logScales = new float[1][tiles.columns()];
    adams =
        new Adam[] {
          new Adam(features.length, tiles.columns()),
          new Adam(features.length, loss.width()),
          new Adam(1, loss.width()),
          new Adam(1, tiles.columns()),
          new Adam(1, 2)
        };
  }

  private static int perTile(int n, int batchSize) {
    if (batchSize > 0) {
      return batchSize < WIDE_TILE ? batchSize : WIDE_TILE;
    }
    return n > MANY_ROWS ? WIDE_TILE : Math.max(8, Math.min(64, (n + 15) / 16));
  }

  /** Returns the number of epochs run. */
  int epochs() {
    return epoch;
  }

  /** Returns the number of epochs after which learning ends. */
  int limit() {
    return limit;
  }

  /** Returns the mean loss of a row over the last epoch, NaN before the first. */
  double loss() {
    return meanLoss;
  }

  /** Runs an epoch; returns false, and does nothing, where learning has ended. */
  boolean epoch(Parallel pool) {
    if (epoch >= limit) {
      return false;
    }
    int[] order = new RandomStream(seed).fork(epoch).permutation(tiles.count());
    int batches = (order.length + batchTiles - 1) / batchTiles;
    Batch batch = new Batch(pool);
    double sum = 0;
    for (int b = 0; b < batches; b++) {
      Parallel.checkInterrupt();
      int from = b * batchTiles;
      sum += batch.run(order, from, Math.min(order.length, from + batchTiles));
      double phase = (epoch + (double) b / batches) / schedule;
      step(batch.parts[0], HalfCosine.at(phase));
    }
    meanLoss = sum / tiles.totalWeight();
    epoch++;
    checkFinite();
    return true;
  }

  private void checkFinite() {
    boolean finite = Double.isFinite(meanLoss);
    for (float[] row : features) {
      for (float value : row) {
        finite &= Float.isFinite(value);
      }
    }
    if (!finite) {
      throw new IllegalArgumentException(
          "the root mean square distance in x is "
              + Math.sqrt(tiles.meanSquaredDistance())
              + ", allowed: what float arithmetic holds with these options, best near 1: "
              + "standardise");
    }
  }

  private void step(PairGradient gradient, double share) {
    double rate = learning.learningRate() * share;
    float[][] slopes = gradient.features();
    for (int j = 0; j < slopes.length; j++) {
      int d = features[j].length;
      double norm = Math.sqrt(Rows.dot(features[j], features[j], d));
      double pull = learning.weightDecay() + (norm > 0 ? learning.groupPenalty() / norm : 0);
      if (pull > 0) {
        Rows.addScaled(slopes[j], d, features[j], (float) pull);
      }
      Rows.scale(slopes[j], d, (float) unit);
    }
    if (loss.classes() > 0) {
      for (int j = 0; j < targets.length; j++) {
        throughSoftmax(gradient.targets()[j], targets[j]);
      }
      throughSoftmax(gradient.start(), start[0]);
    }
    adams[0].step(features, slopes, rate * unit);
    adams[1].step(targets, gradient.targets(), rate);
    if (learning.learnStart()) {
      adams[2].step(start, new float[][] {gradient.start()}, rate);
    }
    if (learning.learnScales()) {
      adams[3].step(logScales, new float[][] {gradient.scales()}, rate);
    }
    if (learning.learnBeta()) {
      adams[4].step(logBetas, new float[][] {gradient.logBetas()}, rate);
    }
  }

  /** Turns a slope in a softmax into one in its parameters, in place. */
  private static void throughSoftmax(float[] slope, float[] parameters) {
    float[] p = softmax(parameters);
    float mean = Rows.dot(p, slope, p.length);
    for (int c = 0; c < p.length; c++) {
      slope[c] = p[c] * (slope[c] - mean);
    }
  }

  private static float[] softmax(float[] parameters) {
    float max = parameters[0];
    for (float each : parameters) {
      max = Math.max(max, each);
    }
    double sum = 0;
    double[] e = new double[parameters.length];
    for (int c = 0; c < e.length; c++) {
      e[c] = StrictMath.exp(parameters[c] - max);
      sum += e[c];
    }
    float[] p = new float[e.length];
    for (int c = 0; c < e.length; c++) {
      p[c] = (float) (e[c] / sum);
    }
    return p;
  }

  /** Returns the memories as they are. */
  LearnedMemories memories() {
    float[] scales = new float[tiles.columns()];
    for (int d = 0; d < scales.length; d++) {
      scales[d] = (float) StrictMath.exp(logScales[0][d]);
    }
    boolean classes = loss.classes() > 0;
    return new LearnedMemories(
        tiles.center().clone(),
        copy(features),
        classes
            ? Arrays.stream(targets).map(LearnedTraining::softmax).toArray(float[][]::new)
            : copy(targets),
        classes ? softmax(start[0]) : start[0].clone(),
        scales,
        beta * StrictMath.exp(logBetas[0][0]),
        learning.targetBeta() * StrictMath.exp(logBetas[0][1]),
        learning.steps(),
        learning.stepSize(),
        separation);
  }

  private static float[][] copy(float[][] rows) {
    return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
  }

  /** The gradients of one batch, a fixed number of parts whatever the number of threads. */
  private final class Batch {
    private final Parallel pool;
    private final PairGradient[] parts = new PairGradient[Math.min(PARTS, batchTiles)];
    private final double[] losses = new double[parts.length];
    private final TargetDescent[] descents;
    private final float[][][] answers;
    private final float[][][] slopes;

    Batch(Parallel pool) {
      this.pool = pool;
      int width = loss.width();
      Arrays.setAll(parts, part -> new PairGradient(features.length, tiles.columns(), width));
      descents = new TargetDescent[pool.threads()];
      answers = new float[descents.length][width][tiles.rowLength()];
      slopes = new float[descents.length][width][tiles.rowLength()];
    }

    /** Leaves the gradient of the mean loss in the first part; returns the summed loss. */
    double run(int[] order, int from, int to) {
      LearnedMemories memories = memories();
      PairRows rows = memories.rows();
      int count = Math.min(parts.length, to - from);
      pool.run(
          count,
          (part, worker) -> {
            if (descents[worker] == null) {
              descents[worker] = memories.descent(tiles.rowLength());
            }
            parts[part].clear();
            losses[part] = 0;
            int first = from + (to - from) * part / count;
            int last = from + (to - from) * (part + 1) / count;
            for (int i = first; i < last; i++) {
              losses[part] += add(order[i], rows, worker, parts[part]);
            }
          });
      double sum = losses[0];
      for (int part = 1; part < count; part++) {
        sum += losses[part];
        parts[0].add(parts[part]);
      }
      double total = 0;
      for (int i = from; i < to; i++) {
        total += Rows.sum(tiles.tile(order[i]).weights(), tiles.rowLength());
      }
      parts[0].finish(rows, total > 0 ? total : 1);
      return sum;
    }

    private double add(int t, PairRows rows, int worker, PairGradient gradient) {
      Tile tile = tiles.tile(t);
      int[] sources = new int[tile.points()];
      Arrays.setAll(sources, p -> tiles.source(t, p));
      descents[worker].descend(tile, rows, answers[worker]);
      double sum = loss.slopes(answers[worker], sources, tile, slopes[worker]);
      descents[worker].addGradient(tile, rows, slopes[worker], gradient);
      return sum;
    }
  }
}
