package engram.benchmarks;

import engram.descent.FreeSet;
import engram.descent.TileDescent;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Rows;
import engram.math.Tiles;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A training epoch without the optimiser: loss and gradient of all tiles, spread over the threads
 * and added in order as {@link engram.cluster.Clam} does within a batch.
 */
final class Epoch implements AutoCloseable {

  private static final int PARTS = 8;

  private final Workload work;
  private final int hidden;
  private final Parallel pool;
  private final TileDescent[] descents;
  private final FreeSet all;
  private final float[][][] gradients;
  private final double[][] usages;
  private final double[] losses = new double[PARTS];
  private final RandomStream stream = new RandomStream(2);
  private long epochs;

  /**
   * Prepares the workspaces.
   *
   * @param hidden how many coordinates each tile hides, drawn anew for each; 0 = the unmasked loss
   * @param descents makes the form of the descent to measure, one a thread
   */
  Epoch(Workload work, int hidden, int threads, Supplier<TileDescent> descents) {
    int columns = work.tiles().columns();
    this.work = work;
    this.hidden = hidden;
    this.pool = new Parallel(threads);
    this.descents = new TileDescent[threads];
    Arrays.setAll(this.descents, worker -> descents.get());
    this.all = FreeSet.all(new float[columns]);
    this.gradients = new float[PARTS][work.k()][columns];
    this.usages = new double[PARTS][work.k()];
  }

  /** Runs one epoch; returns its loss. The gradient is left in the first part. */
  double run() {
    RandomStream epoch = stream.fork(epochs++);
    int tiles = work.tiles().count();
    pool.run(
        PARTS,
        (part, worker) -> {
          clear(part);
          for (int t = tiles * part / PARTS; t < tiles * (part + 1) / PARTS; t++) {
            losses[part] += add(t, epoch, worker, part);
          }
        });
    double loss = losses[0];
    for (int part = 1; part < PARTS; part++) {
      loss += losses[part];
      for (int j = 0; j < work.k(); j++) {
        Rows.add(gradients[0][j], all.fill().length, gradients[part][j]);
      }
    }
    return loss;
  }

  private double add(int t, RandomStream epoch, int worker, int part) {
    Tiles tiles = work.tiles();
    FreeSet set = hidden == 0 ? all : FreeSet.hidden(mask(epoch.fork(t)), all.fill());
    TileDescent descent = descents[worker];
    descent.forward(tiles.tile(t), set, work.memories());
    double error = descent.completionError();
    descent.addUsage(usages[part]);
    descent.backward(gradients[part]);
    return error;
  }

  private boolean[] mask(RandomStream tile) {
    boolean[] mask = new boolean[all.fill().length];
    int[] order = tile.permutation(mask.length);
    for (int i = 0; i < hidden; i++) {
      mask[order[i]] = true;
    }
    return mask;
  }

  private void clear(int part) {
    losses[part] = 0;
    Arrays.fill(usages[part], 0);
    for (float[] row : gradients[part]) {
      Arrays.fill(row, 0f);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
