package engram.benchmarks;

import engram.deep.Architecture;
import engram.deep.Autoencoder;
import engram.deep.DeepClustering;
import engram.deep.Probe;
import engram.deep.Schedule;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.adapter.SingletonDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * One training step of deep clustering, 784-500-500-2000-10 and back, ten memories, twelve steps of
 * descent, batch 256: as Engram does it, as the same graph in SameDiff, and the time ND4J's own
 * product of two 1024 x 1024 matrices needs for as many operations. The three take turns in one
 * process; the least and the median of each are printed, and the ratios of both.
 *
 * <p>Arguments: rounds (default 5), threads (default 2).
 */
public final class DeepStep {

  private static final int ROWS = 2560;
  private static final int BATCH = 256;
  private static final int COLUMNS = 784;
  private static final int K = 10;
  private static final int STEPS = 12;
  private static final double STEP = 0.1;
  private static final int[] WIDTHS = {500, 500, 2000};
  private static final int SIZE = 1024;

  private DeepStep() {}

  /** Measures and prints. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    double[][] x = new double[ROWS][COLUMNS];
    RandomStream stream = new RandomStream(1);
    for (double[] row : x) {
      for (int j = 0; j < COLUMNS; j++) {
        row[j] = stream.nextDouble();
      }
    }
    DeepClustering.Options options =
        new DeepClustering.Options(K)
            .withArchitecture(Architecture.dense(COLUMNS, K, WIDTHS))
            .withSteps(STEPS, STEP)
            .withProbe(Probe.NONE)
            .withSchedule(Schedule.DEFAULT.withEpochs(1, 0, 4))
            .withThreads(threads);
    Autoencoder autoencoder = DeepClustering.pretrain(x, options, (d, o, l) -> true);
    Graph graph = new Graph(x);
    List<Double> engram = new ArrayList<>();
    List<Double> sameDiff = new ArrayList<>();
    List<Double> product = new ArrayList<>();
    INDArray a = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
    INDArray c = Nd4j.create(DataType.FLOAT, new long[] {SIZE, SIZE}, 'f');
    for (int r = 0; r <= rounds; r++) {
      List<Double> epochs = new ArrayList<>();
      long[] last = {System.nanoTime()};
      DeepClustering.resume(
          x,
          DeepClustering.train(x, autoencoder, options, (d, o, l) -> false),
          4,
          (d, o, l) -> {
            long now = System.nanoTime();
            if (d > 1) {
              epochs.add((now - last[0]) / 1e6 / (ROWS / BATCH));
            }
            last[0] = now;
            return true;
          });
      double graphTime = graph.step();
      long start = System.nanoTime();
      int times = 10;
      for (int i = 0; i < times; i++) {
        Nd4j.gemm(a, a, c, false, false, 1, 0);
      }
      double milliseconds = (System.nanoTime() - start) / 1e6 / times;
      if (r > 0) {
        engram.addAll(epochs);
        sameDiff.add(graphTime);
        product.add(milliseconds * operations() / (2.0 * SIZE * SIZE * SIZE));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "operations of a step: %.2f GFLOP, %d threads, %d rounds%n",
        operations() / 1e9,
        threads,
        rounds);
    System.out.printf("%-42s %10s %10s%n", "milliseconds", "least", "median");
    print("Engram", engram);
    print("SameDiff", sameDiff);
    print("sgemm(1024), as many operations", product);
    System.out.printf(
        Locale.ROOT,
        "Engram / sgemm    least %.2f, median %.2f (to be at most 3)%n"
            + "Engram / SameDiff least %.2f, median %.2f (to be at most 0.6)%n",
        Collections.min(engram) / Collections.min(product),
        median(engram) / median(product),
        Collections.min(engram) / Collections.min(sameDiff),
        median(engram) / median(sameDiff));
  }

  /** Three products of 2 n in out a layer, the input's gradient of the first layer left out. */
  private static double operations() {
    double sum = 0;
    int[] sizes = {COLUMNS, WIDTHS[0], WIDTHS[1], WIDTHS[2], K};
    for (int i = 0; i + 1 < sizes.length; i++) {
      double layer = 2.0 * BATCH * sizes[i] * sizes[i + 1];
      sum += layer * (i == 0 ? 5 : 6);
    }
    return sum;
  }

  private static void print(String name, List<Double> times) {
    System.out.printf(
        Locale.ROOT, "%-42s %10.1f %10.1f%n", name, Collections.min(times), median(times));
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  /** The step as ND4J differentiates and trains it. */
  private static final class Graph {
    private final SameDiff graph = SameDiff.create();
    private final DataSet batch;

    Graph(double[][] x) {
      INDArray rows = Nd4j.create(x).castTo(DataType.FLOAT).get(
          org.nd4j.linalg.indexing.NDArrayIndex.interval(0, BATCH),
          org.nd4j.linalg.indexing.NDArrayIndex.all()).dup('c');
      batch = new DataSet(rows, rows);
      SDVariable input = graph.placeHolder("x", DataType.FLOAT, BATCH, COLUMNS);
      SDVariable target = graph.placeHolder("y", DataType.FLOAT, BATCH, COLUMNS);
      SDVariable v = input;
      int[] sizes = {COLUMNS, WIDTHS[0], WIDTHS[1], WIDTHS[2], K};
      for (int i = 0; i + 1 < sizes.length; i++) {
        v = layer("e" + i, v, sizes[i], sizes[i + 1], i + 2 < sizes.length);
      }
      SDVariable xi = graph.var("xi", Nd4j.randn(DataType.FLOAT, K, K));
      SDVariable half = graph.math().square(xi).sum(1).mul(0.5);
      for (int t = 0; t < STEPS; t++) {
        SDVariable w = graph.nn().softmax(v.mmul(graph.transpose(xi)).sub(half).mul(3.0), 1);
        v = v.add(w.mmul(xi).sub(v).mul(STEP));
      }
      for (int i = sizes.length - 1; i > 0; i--) {
        v = layer("d" + i, v, sizes[i], sizes[i - 1], i > 1);
      }
      SDVariable loss = graph.math().square(v.sub(target)).mean();
      graph.setLossVariables(loss);
      graph.setTrainingConfig(
          TrainingConfig.builder()
              .updater(new Adam(1e-3))
              .dataSetFeatureMapping("x")
              .dataSetLabelMapping("y")
              .build());
    }

    private SDVariable layer(String name, SDVariable v, int in, int out, boolean rectified) {
      SDVariable w =
          graph.var(name + "w", Nd4j.randn(DataType.FLOAT, in, out).mul(Math.sqrt(2.0 / in)));
      SDVariable b = graph.var(name + "b", Nd4j.zeros(DataType.FLOAT, out));
      SDVariable y = v.mmul(w).add(b);
      return rectified ? graph.nn().relu(y, 0) : y;
    }

    /** Returns milliseconds a step, over a few steps. */
    double step() {
      int times = 4;
      graph.fit(new SingletonDataSetIterator(batch), 1);
      long start = System.nanoTime();
      graph.fit(new SingletonDataSetIterator(batch), times);
      return (System.nanoTime() - start) / 1e6 / times;
    }
  }
}
