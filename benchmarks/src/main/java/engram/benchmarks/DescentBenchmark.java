package engram.benchmarks;

import engram.descent.DirectDescent;
import engram.descent.GramDescent;
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

/** A training epoch in both forms of the descent, and the assignment pass it is compared with. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DescentBenchmark {

  /** T = 10 steps of .1, as the published loop takes them. */
  static final int STEPS = 10;

  private static final double STEP_SIZE = 0.1;

  /** Many columns: the shape of an image set, descended in the coordinates of the memories. */
  @State(Scope.Benchmark)
  public static class Wide {

    static final int POINTS = 10_000;
    static final int COLUMNS = 784;
    static final int K = 10;

    /** Share of the coordinates hidden by a mask. */
    static final double HIDDEN = 0.2;

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads;

    Epoch unmasked;
    Epoch masked;
    AssignmentPass assignment;

    /** Draws the points. */
    @Setup(Level.Trial)
    public void open() {
      Workload work = Workload.normal(POINTS, COLUMNS, K, STEPS, STEP_SIZE);
      unmasked = epoch(work, 0);
      masked = epoch(work, (int) Math.round(HIDDEN * COLUMNS));
      assignment = new AssignmentPass(work, threads);
    }

    private Epoch epoch(Workload work, int hidden) {
      return new Epoch(
          work, hidden, threads, () -> new GramDescent(work.plan(), K, work.tiles().rowLength()));
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void close() {
      unmasked.close();
      masked.close();
      assignment.close();
    }
  }

  /** Fewer columns than memories: the shape of a table, descended directly. */
  @State(Scope.Benchmark)
  public static class Narrow {

    static final int POINTS = 20_000;
    static final int COLUMNS = 16;
    static final int K = 26;

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads;

    Epoch direct;

    /** Draws the points. */
    @Setup(Level.Trial)
    public void open() {
      Workload work = Workload.normal(POINTS, COLUMNS, K, STEPS, STEP_SIZE);
      int length = work.tiles().rowLength();
      direct =
          new Epoch(work, 0, threads, () -> new DirectDescent(work.plan(), K, COLUMNS, length));
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void close() {
      direct.close();
    }
  }

  /** The epoch of the loss of tutorial eq. 5.21, in the coordinates of the memories. */
  @Benchmark
  public double unmaskedEpoch(Wide wide) {
    return wide.unmasked.run();
  }

  /** The epoch of the loss of tutorial eq. 5.23, in the coordinates of the memories. */
  @Benchmark
  public double maskedEpoch(Wide wide) {
    return wide.masked.run();
  }

  /** The nearest memory of every point. */
  @Benchmark
  public int[][] assignment(Wide wide) {
    return wide.assignment.run();
  }

  /** The epoch of the loss of tutorial eq. 5.21 with the coordinates themselves moved. */
  @Benchmark
  public double directEpoch(Narrow narrow) {
    return narrow.direct.run();
  }
}
