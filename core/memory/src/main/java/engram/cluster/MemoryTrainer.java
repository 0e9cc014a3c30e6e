package engram.cluster;

import engram.descent.MemoryRows;
import engram.math.Adam;
import engram.math.HalfCosine;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Rows;
import engram.math.Tiles;
import engram.model.Progress;
import java.util.function.Supplier;

/**
 * Trains memories by mini-batches of tiles with Adam: the part that every clusterer with learned
 * memories shares.
 *
 * <p>The tiles of a batch are spread over the threads; their gradients are added in the order of
 * the tiles.
 */
final class MemoryTrainer {

  /** Share of the mean usage under which a memory counts as dead. */
  private static final double DEAD = 0.02;

  /** No memory is placed anew in the last part of the epochs, so that each has time to settle. */
  private static final double LAST_RESEED = 0.7;

  private static final int PARTS = 8;

  /**
   * How the training runs.
   *
   * @param epochs passes over the data
   * @param batchTiles tiles a step
   * @param learningRate first step of Adam, in units of the data; it falls to 0 along a half cosine
   * @param unit root mean square spread of the data: gradients are divided by it, so that a step
   *     does not depend on the data's scale
   * @param reseed whether a dead memory is placed anew
   * @param tolerance relative improvement of the loss below which an epoch counts as idle; 0 runs
   *     all epochs
   * @param patience idle epochs in a row that end the training
   */
  record Schedule(
      int epochs,
      int batchTiles,
      double learningRate,
      double unit,
      boolean reseed,
      double tolerance,
      int patience) {}

  private final Tiles tiles;
  private final Schedule schedule;
  private final Parallel pool;
  private final TileLoss[] losses;
  private final Progress progress;

  MemoryTrainer(
      Tiles tiles, Schedule schedule, Parallel pool, Supplier<TileLoss> losses, Progress progress) {
    this.tiles = tiles;
    this.schedule = schedule;
    this.pool = pool;
    this.losses = new TileLoss[pool.threads()];
    for (int w = 0; w < this.losses.length; w++) {
      this.losses[w] = losses.get();
    }
    this.progress = progress;
  }

  /**
   * Trains.
   *
   * @param memories K x D centred coordinates, modified: where the training starts and ends
   * @param stream orders the tiles and hides the coordinates
   * @return mean loss of a point over the last epoch
   */
  double train(float[][] memories, RandomStream stream) {
    int k = memories.length;
    int d = memories[0].length;
    Adam adam = new Adam(k, d);
    int steps = schedule.epochs * ((tiles.count() + schedule.batchTiles - 1) / schedule.batchTiles);
    int step = 0;
    double loss = Double.NaN;
    double best = Double.POSITIVE_INFINITY;
    int idle = 0;
    Batch batch = new Batch(k, d);
    for (int epoch = 0; epoch < schedule.epochs; epoch++) {
      RandomStream epochStream = stream.fork(epoch);
      int[] order = epochStream.permutation(tiles.count());
      double[] usage = new double[k];
      double sum = 0;
      for (int from = 0; from < order.length; from += schedule.batchTiles) {
        Parallel.checkInterrupt();
        int to = Math.min(order.length, from + schedule.batchTiles);
        sum += batch.run(order, from, to, epochStream, memories, usage);
        double phase = (double) step++ / steps;
        double rate = schedule.learningRate * HalfCosine.at(phase);
        for (float[] row : batch.gradient) {
          Rows.scale(row, row.length, (float) (1 / schedule.unit));
        }
        adam.step(memories, batch.gradient, rate * schedule.unit);
      }
      loss = sum / tiles.totalWeight();
      if (schedule.reseed && epoch < LAST_RESEED * schedule.epochs) {
        reseed(memories, usage, adam, epochStream);
      }
      if (!progress.update(epoch + 1, schedule.epochs, loss)) {
        break;
      }
      idle = loss > best * (1 - schedule.tolerance) ? idle + 1 : 0;
      best = Math.min(best, loss);
      if (schedule.tolerance > 0 && idle >= schedule.patience) {
        break;
      }
    }
    return loss;
  }

  private void reseed(float[][] memories, double[] usage, Adam adam, RandomStream stream) {
    for (int j = 0; j < memories.length; j++) {
      if (usage[j] < DEAD * tiles.totalWeight() / memories.length) {
        Starts.placeAnew(tiles, memories, j, stream.fork(-1L - j));
        adam.reset(j);
      }
    }
  }

  /** The gradients of one batch, a fixed number of parts whatever the number of threads. */
  private final class Batch {
    private final float[][][] parts;
    private final double[][] usages;
    private final double[] sums;
    private final float[][] gradient;

    Batch(int k, int d) {
      int count = Math.min(PARTS, schedule.batchTiles);
      parts = new float[count][k][d];
      usages = new double[count][k];
      sums = new double[count];
      gradient = parts[0];
    }

    double run(
        int[] order, int from, int to, RandomStream stream, float[][] memories, double[] usage) {
      MemoryRows rows = MemoryRows.of(memories);
      int count = Math.min(parts.length, to - from);
      pool.run(
          count,
          (part, worker) -> {
            clear(parts[part]);
            java.util.Arrays.fill(usages[part], 0);
            sums[part] = 0;
            int first = from + (int) ((long) (to - from) * part / count);
            int last = from + (int) ((long) (to - from) * (part + 1) / count);
            for (int i = first; i < last; i++) {
              sums[part] +=
                  losses[worker].addGradient(
                      tiles.tile(order[i]), stream.fork(order[i]), rows, parts[part], usages[part]);
            }
          });
      double sum = 0;
      for (int part = 0; part < count; part++) {
        sum += sums[part];
        for (int j = 0; j < usage.length; j++) {
          usage[j] += usages[part][j];
          if (part > 0) {
            Rows.add(gradient[j], gradient[j].length, parts[part][j]);
          }
        }
      }
      return sum;
    }

    private void clear(float[][] rows) {
      for (float[] row : rows) {
        java.util.Arrays.fill(row, 0f);
      }
    }
  }
}
