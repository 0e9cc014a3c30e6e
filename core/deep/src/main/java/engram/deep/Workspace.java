package engram.deep;

import engram.math.Check;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.nd4j.Backend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The networks of an architecture with room for a batch, and the threads that serve them. Used by
 * one caller at a time.
 */
final class Workspace implements AutoCloseable {

  private final Architecture architecture;
  private final Parallel pool;
  private final LayerStack encoder;
  private final LayerStack decoder;
  private final float[][] batch;
  private final float[][] encoded;

  /** Builds networks with random weights. */
  Workspace(Architecture architecture, int batch, int threads, RandomStream stream) {
    this(architecture, batch, batch, threads, stream);
  }

  /**
   * Builds networks with random weights.
   *
   * @param batch rows that the decoder takes at a time
   * @param encoded rows that the encoder takes at a time
   */
  private Workspace(
      Architecture architecture, int batch, int encoded, int threads, RandomStream stream) {
    Backend.open(Parallel.resolve(threads));
    this.architecture = architecture;
    this.pool = new Parallel(threads);
    this.encoder = architecture.encoder(encoded, pool, stream.fork(1));
    this.decoder = architecture.decoder(batch, pool, stream.fork(2));
    this.batch = new float[batch][];
    this.encoded = new float[encoded][];
  }

  /** Builds networks with given weights. */
  static Workspace of(Architecture architecture, float[][][] values, int batch, int threads) {
    return of(architecture, values, batch, batch, threads);
  }

  /** Builds networks with given weights whose encoder takes {@code encoded} rows at a time. */
  static Workspace of(
      Architecture architecture, float[][][] values, int batch, int encoded, int threads) {
    Workspace workspace = new Workspace(architecture, batch, encoded, threads, new RandomStream(0));
    workspace.load(values);
    return workspace;
  }

  Architecture architecture() {
    return architecture;
  }

  Parallel pool() {
    return pool;
  }

  LayerStack encoder() {
    return encoder;
  }

  LayerStack decoder() {
    return decoder;
  }

  /** Returns the number of rows of a batch. */
  int batch() {
    return batch.length;
  }

  /** Returns the number of rows that the encoder takes at a time. */
  int encoded() {
    return encoded.length;
  }

  /** Returns the weights of the encoder's layers, then of the decoder's. */
  List<LayerWeights> weights() {
    List<LayerWeights> all = new ArrayList<>(encoder.weights());
    all.addAll(decoder.weights());
    return all;
  }

  /** Returns a copy of all weights: layers, rows, values. */
  float[][][] values() {
    return weights().stream()
        .map(w -> Arrays.stream(w.values()).map(float[]::clone).toArray(float[][]::new))
        .toArray(float[][][]::new);
  }

  /**
   * Sets all weights.
   *
   * @throws IllegalArgumentException if they are of another architecture
   */
  void load(float[][][] values) {
    List<LayerWeights> all = weights();
    Check.that(
        values.length == all.size(),
        "weights",
        values.length + " layers",
        all.size() + " layers for " + architecture);
    for (int i = 0; i < values.length; i++) {
      float[][] target = all.get(i).values();
      Check.that(
          values[i].length == target.length
              && values[i][0].length == target[0].length
              && values[i][target.length - 1].length == target[target.length - 1].length,
          "layer " + i,
          (values[i].length - 1) + " x " + values[i][0].length,
          (target.length - 1) + " x " + target[0].length + " for " + architecture);
      for (int r = 0; r < target.length; r++) {
        System.arraycopy(values[i][r], 0, target[r], 0, target[r].length);
      }
      all.get(i).publish();
    }
  }

  /** Returns the codes of rows. */
  float[][] encode(float[][] rows) {
    return map(rows, encoded, encoder::forward);
  }

  /** Applies a map of batches of codes to all of them; returns copies of the images. */
  float[][] map(float[][] rows, UnaryOperator<float[][]> map) {
    return map(rows, batch, map);
  }

  private static float[][] map(float[][] rows, float[][] batch, UnaryOperator<float[][]> map) {
    float[][] images = new float[rows.length][];
    for (int from = 0; from < rows.length; from += batch.length) {
      float[][] out = map.apply(fill(rows, from, batch));
      for (int i = from; i < Math.min(rows.length, from + batch.length); i++) {
        images[i] = out[i - from].clone();
      }
    }
    return images;
  }

  /**
   * Returns the mean squared difference of rows and what comes out of the decoder.
   *
   * @param memory between encoder and decoder, or null
   */
  double error(float[][] rows, MemoryLayer memory) {
    double sum = 0;
    float[][] codes = encode(rows);
    for (int from = 0; from < rows.length; from += batch.length) {
      float[][] some = fill(codes, from, batch);
      float[][] out = decoder.forward(memory == null ? some : memory.forward(some));
      for (int i = from; i < Math.min(rows.length, from + batch.length); i++) {
        for (int j = 0; j < rows[i].length; j++) {
          double d = out[i - from][j] - rows[i][j];
          sum += d * d;
        }
      }
    }
    return sum / rows.length / rows[0].length;
  }

  /** A batch of rows; past the last row the last one again. */
  private static float[][] fill(float[][] rows, int from, float[][] batch) {
    Parallel.checkInterrupt();
    for (int i = 0; i < batch.length; i++) {
      batch[i] = rows[Math.min(rows.length - 1, from + i)];
    }
    return batch;
  }

  @Override
  public void close() {
    pool.close();
  }
}
