package engram.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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
import org.openjdk.jmh.annotations.Warmup;

/** ND4J's product of two square matrices: what the machine can do with native code. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SgemmBenchmark {

  private static final int SIZE = 1024;

  /** How many threads work. */
  @Param({"1", "2"})
  public int threads;

  private INDArray a;
  private INDArray b;
  private INDArray c;

  /** Draws the factors. */
  @Setup(Level.Trial)
  public void draw() {
    a = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
    b = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
    c = Nd4j.create(DataType.FLOAT, new long[] {SIZE, SIZE}, 'f');
    Nd4j.factory().blas().setMaxThreads(threads);
  }

  /** The product, 2 x 1024^3 operations. */
  @Benchmark
  public INDArray sgemm() {
    return Nd4j.gemm(a, b, c, false, false, 1, 0);
  }
}
