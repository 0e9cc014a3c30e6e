package engram.benchmarks;

import engram.datasets.Datasets;
import engram.descent.MemoryRows;
import engram.math.Parallel;
import engram.math.Rows;
import engram.math.Tile;
import engram.math.Tiles;
import engram.predict.MemoryClassifier;
import engram.predict.MetricForm;
import engram.table.Encoder;
import engram.table.Table;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Prediction of 4,000 rows of letter by 16,000 stored pairs, against the products of the same rows
 * and memories, from which their distances follow.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PredictionBenchmark {

  private static final int MEMORIES = 16_000;

  /** The standardised rows: the first are stored, the others asked for. */
  private record Letters(double[][] stored, int[] labels, double[][] asked) {
    static Letters load() {
      Table table = Datasets.load("letter");
      double[][] x = Encoder.fit(table).encode(table);
      return new Letters(
          Arrays.copyOf(x, MEMORIES),
          Arrays.copyOf(table.targetLabels(), MEMORIES),
          Arrays.copyOfRange(x, MEMORIES, x.length));
    }
  }

  /** A fitted classifier; what is learned of the metric has no influence on the time. */
  @State(Scope.Benchmark)
  public static class Stored {

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads;

    private MemoryClassifier model;
    private double[][] asked;

    /** Stores the pairs. */
    @Setup(Level.Trial)
    public void fit() {
      Letters letters = Letters.load();
      asked = letters.asked;
      model =
          MemoryClassifier.fit(
              letters.stored,
              letters.labels,
              new MemoryClassifier.Options().withMetric(MetricForm.BETA).withThreads(threads));
    }
  }

  /** The same rows as the kernels want them. */
  @State(Scope.Benchmark)
  public static class Packed {

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads;

    private Tile[] tiles;
    private MemoryRows memories;
    private float[][][] products;
    private Parallel pool;

    /** Packs the rows. */
    @Setup(Level.Trial)
    public void open() {
      Letters letters = Letters.load();
      double[][] asked = letters.asked;
      int length = Workload.POINTS_PER_TILE;
      double[] center = new double[asked[0].length];
      tiles = new Tile[(asked.length + length - 1) / length];
      for (int t = 0; t < tiles.length; t++) {
        tiles[t] = Tiles.pack(asked, t * length, Math.min(asked.length, (t + 1) * length), center);
      }
      float[][] rows = new float[MEMORIES][center.length];
      for (int j = 0; j < rows.length; j++) {
        for (int d = 0; d < center.length; d++) {
          rows[j][d] = (float) letters.stored[j][d];
        }
      }
      memories = MemoryRows.of(rows);
      products = new float[threads][MEMORIES][length];
      pool = new Parallel(threads);
    }

    private float[][][] run() {
      pool.run(
          tiles.length,
          (t, worker) -> {
            Tile tile = tiles[t];
            float[][] out = products[worker];
            for (int j = 0; j < out.length; j++) {
              Arrays.fill(out[j], 0, tile.length(), memories.bias()[j]);
            }
            Rows.addProducts(
                out, out.length, tile.length(), tile.rows(), memories.rows(), tile.columns());
          });
      return products;
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void close() {
      pool.close();
    }
  }

  /** Probabilities of the classes at every row. */
  @Benchmark
  public double[][] prediction(Stored stored) {
    return stored.model.probabilities(stored.asked);
  }

  /** The products of every row with every memory. */
  @Benchmark
  public float[][][] distances(Packed packed) {
    return packed.run();
  }
}
