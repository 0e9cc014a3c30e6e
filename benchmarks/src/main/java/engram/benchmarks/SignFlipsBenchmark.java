package engram.benchmarks;

import engram.binary.BinaryMemory;
import engram.binary.Interaction;
import engram.binary.SignFlips;
import engram.binary.SignNoise;
import engram.binary.Signs;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Rows;
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

/** Recall of states of signs: one sweep, a batch, and overlaps by bits and by floats. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SignFlipsBenchmark {

  private static long[][] patterns(int k, int d) {
    RandomStream stream = new RandomStream(1);
    long[][] rows = new long[k][Signs.words(d)];
    for (long[] row : rows) {
      for (int w = 0; w < row.length; w++) {
        row[w] = stream.nextLong();
      }
      row[row.length - 1] &= d % Long.SIZE == 0 ? -1 : (1L << d) - 1;
    }
    return rows;
  }

  /** 10,000 signs against 10,000 exponential memories, a tenth of the signs flipped. */
  @State(Scope.Benchmark)
  public static class Large {

    static final int SIZE = 10_000;

    BinaryMemory memory;
    double[] start;

    /** Stores the patterns. */
    @Setup(Level.Trial)
    public void store() {
      memory = BinaryMemory.packed(Interaction.exponential(1), SIZE, patterns(SIZE, SIZE));
      start = SignNoise.flipped(memory.pattern(7), SIZE / 10, new RandomStream(2));
    }
  }

  /** Many states of a middling memory, shared by threads. */
  @State(Scope.Benchmark)
  public static class Batch {

    static final int SIZE = 1000;

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads;

    BinaryMemory memory;
    double[][] starts;
    Parallel pool;

    /** Stores the patterns. */
    @Setup(Level.Trial)
    public void store() {
      memory = BinaryMemory.packed(Interaction.exponential(1), SIZE, patterns(SIZE, SIZE));
      RandomStream stream = new RandomStream(2);
      starts = new double[SIZE][];
      for (int i = 0; i < SIZE; i++) {
        starts[i] = SignNoise.flipped(memory.pattern(i), SIZE / 10, stream);
      }
      pool = new Parallel(threads);
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void close() {
      pool.close();
    }
  }

  /** Overlaps of a state with 1000 patterns of 10,000 signs, in both forms. */
  @State(Scope.Benchmark)
  public static class Overlaps {

    static final int K = 1000;
    static final int D = 10_000;

    final long[][] bits = patterns(K, D);
    final float[][] floats = new float[K][D];

    /** Writes the patterns out. */
    @Setup(Level.Trial)
    public void unpack() {
      for (int mu = 0; mu < K; mu++) {
        for (int i = 0; i < D; i++) {
          floats[mu][i] = Signs.of(bits[mu], i);
        }
      }
    }
  }

  /** One sweep over all signs in random order, by the energy. */
  @Benchmark
  public double sweep(Large large) {
    return new SignFlips(3).move(large.memory, large.start.clone(), null, 1, 0);
  }

  /** 1000 states until they rest. */
  @Benchmark
  public double[][] batch(Batch batch) {
    Descent descent =
        new Descent(50, StepSizes.constant(1), SignFlips.UNTIL_REST, new SignFlips(3));
    return descent.ends(batch.memory, batch.starts, null, batch.pool);
  }

  /** Overlaps by counting bits. */
  @Benchmark
  public long overlapsByBits(Overlaps overlaps) {
    long sum = 0;
    for (long[] row : overlaps.bits) {
      sum += Signs.overlap(row, overlaps.bits[0], Overlaps.D);
    }
    return sum;
  }

  /** The same as products of floats. */
  @Benchmark
  public double overlapsByFloats(Overlaps overlaps) {
    double sum = 0;
    for (float[] row : overlaps.floats) {
      sum += Rows.dot(row, overlaps.floats[0], Overlaps.D);
    }
    return sum;
  }
}
