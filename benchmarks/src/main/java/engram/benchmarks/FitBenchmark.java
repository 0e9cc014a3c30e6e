package engram.benchmarks;

import engram.cluster.Clam;
import engram.cluster.ClamModel;
import engram.cluster.Views;
import engram.datasets.Datasets;
import engram.table.Encoder;
import engram.table.Table;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.Warmup;
import weka.clusterers.SimpleKMeans;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.EuclideanDistance;
import weka.core.Instances;
import weka.core.SelectedTag;

/**
 * One fit of ClAM against one of Weka's k-means on the same standardised data, two threads each.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class FitBenchmark {

  private static final int THREADS = 2;
  private static final int ROUNDS = 50;

  /** Which bundled data set. */
  @Param({"letter", "fashion_mnist_t10k"})
  public String data;

  private double[][] x;
  private Instances instances;
  private int k;
  private int seed;

  /** Reads and standardises the data; k is the number of classes. */
  @Setup(Level.Trial)
  public void load() {
    Table table = Datasets.load(data);
    x = Encoder.fit(table).encode(table);
    k = table.targetColumn().levels().size();
    instances = instances(x);
  }

  private static Instances instances(double[][] x) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int d = 0; d < x[0].length; d++) {
      attributes.add(new Attribute("x" + d));
    }
    Instances rows = new Instances("x", attributes, x.length);
    for (double[] row : x) {
      rows.add(new DenseInstance(1, row));
    }
    return rows;
  }

  /** ClAM with its defaults, one restart on the rows as they are. */
  @Benchmark
  public ClamModel clam() {
    Clam.Options plain = new Clam.Options(k).withViews(Views.NONE);
    return Clam.fit(x, plain.withRestarts(1).withThreads(THREADS).withSeed(++seed));
  }

  /** Weka's k-means from a k-means++ start, at most 50 rounds. */
  @Benchmark
  public SimpleKMeans weka() throws Exception {
    EuclideanDistance plain = new EuclideanDistance();
    plain.setDontNormalize(true);
    SimpleKMeans rival = new SimpleKMeans();
    rival.setNumClusters(k);
    rival.setDistanceFunction(plain);
    rival.setInitializationMethod(
        new SelectedTag(SimpleKMeans.KMEANS_PLUS_PLUS, SimpleKMeans.TAGS_SELECTION));
    rival.setMaxIterations(ROUNDS);
    rival.setNumExecutionSlots(THREADS);
    rival.setSeed(++seed);
    rival.buildClusterer(instances);
    return rival;
  }
}
