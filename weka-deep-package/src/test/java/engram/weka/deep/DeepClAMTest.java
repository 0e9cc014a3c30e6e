package engram.weka.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.datasets.Datasets;
import engram.deep.Architecture;
import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import engram.deep.ImageShape;
import engram.deep.Schedule;
import engram.table.ColumnMeans;
import engram.table.Encoder;
import engram.table.Table;
import engram.weka.SketchPicture;
import engram.weka.TestData;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.clusterers.ClusterEvaluation;
import weka.clusterers.DeepClAM;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.SerializedObject;

@Tag("nd4j")
class DeepClAMTest {

  private static final Schedule SCHEDULE = Schedule.DEFAULT.withEpochs(2, 2, 2).withBatchSize(64);

  private static int[] labels(DeepClAM clusterer, Instances data) throws Exception {
    int[] labels = new int[data.numInstances()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = clusterer.clusterInstance(data.instance(i));
    }
    return labels;
  }

  private static double[][] encoded(String name) {
    Table table = Datasets.load(name);
    double[][] x = Encoder.fit(table).encode(table);
    return ColumnMeans.of(x).fill(x);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "penguins"})
  void itHasTheLabelsOfTheCore(String name) throws Exception {
    double[][] x = encoded(name);
    DeepClustering.Options options =
        new DeepClustering.Options(3)
            .withArchitecture(Architecture.dense(x[0].length, 3, 8, 8))
            .withSchedule(SCHEDULE)
            .withSeed(5)
            .withThreads(1);
    DeepModel core = DeepClustering.fit(x, options);
    DeepClAM clusterer = FewEpochs.scheme();
    clusterer.setNumClusters(3);
    clusterer.setSeed(5);
    Instances data = TestData.withoutClass(name);
    clusterer.buildClusterer(data);
    assertThat(labels(clusterer, data)).isEqualTo(core.predict(x));
    assertThat(clusterer.distributionsForInstances(data)).isDeepEqualTo(core.membership(x));
    assertThat(clusterer.numberOfClusters()).isEqualTo(3);
  }

  @Test
  void anImageKeepsItsPixels() throws Exception {
    Instances data = new Instances(TestData.withoutClass("digits8x8"), 0, 70);
    double[][] x = new double[data.numInstances()][];
    for (int i = 0; i < x.length; i++) {
      x[i] = data.instance(i).toDoubleArray();
    }
    ImageShape shape = new ImageShape(8, 8, 1);
    DeepClustering.Options options =
        new DeepClustering.Options(4).withImage(shape).withSchedule(SCHEDULE).withThreads(1);
    DeepModel core =
        DeepClustering.fit(
            x, options.withArchitecture(Architecture.convolutional(shape, options.latentFor(64))));
    DeepClAM clusterer = FewEpochs.scheme();
    clusterer.setNumClusters(4);
    clusterer.setImage("8x8");
    clusterer.setLayers("Convolutional");
    clusterer.buildClusterer(data);
    double[][] shares = clusterer.distributionsForInstances(data);
    assertThat(shares).isDeepEqualTo(core.membership(x));
    assertThat(clusterer.toString())
        .contains("the pixels of images of 8x8x1", core.free() + " coordinates of a code descend")
        .contains(core.autoencoder().architecture().toString());
  }

  @Test
  void aMissingPixelStandsAtTheMean() throws Exception {
    Instances data = new Instances(TestData.withoutClass("digits8x8"), 0, 60);
    Instances holes = new Instances(data);
    double mean = 0;
    for (int i = 1; i < 60; i++) {
      mean += data.instance(i).value(20) / 59;
    }
    holes.instance(0).setMissing(20);
    data.instance(0).setValue(20, mean);
    DeepClAM clusterer = FewEpochs.scheme();
    clusterer.setImage("8x8x1");
    clusterer.buildClusterer(holes);
    assertThat(clusterer.toString()).contains("Missing values: stand at the mean");
    double[] filled = clusterer.distributionForInstance(data.instance(0));
    assertThat(clusterer.distributionForInstance(holes.instance(0)))
        .containsExactly(filled, within(1e-6));
  }

  @Test
  void oneByOneOrInABatchIsTheSame() throws Exception {
    DeepClAM clusterer = FewEpochs.scheme();
    Instances data = TestData.withoutClass("iris");
    clusterer.buildClusterer(data);
    double[][] shares = clusterer.distributionsForInstances(data);
    int[] labels = labels(clusterer, data);
    for (int i = 0; i < labels.length; i++) {
      assertThat(shares[i][labels[i]]).isGreaterThanOrEqualTo(0.5 - 1e-6);
      assertThat(clusterer.distributionForInstance(data.instance(i)))
          .containsExactly(shares[i], within(1e-5));
    }
    assertThat(clusterer.distributionsForInstances(new Instances(data, 0))).isEmpty();
  }

  @Test
  void theExplorersEvaluationTakesBatches() throws Exception {
    DeepClAM clusterer =
        new DeepClAM() {
          private static final long serialVersionUID = 1L;

          @Override
          public int clusterInstance(weka.core.Instance instance) {
            throw new AssertionError("asked one by one");
          }
        };
    clusterer.setOptions(FewEpochs.scheme().getOptions());
    Instances data = TestData.withoutClass("iris");
    clusterer.buildClusterer(data);
    ClusterEvaluation evaluation = new ClusterEvaluation();
    evaluation.setClusterer(clusterer);
    evaluation.evaluateClusterer(data);
    assertThat(evaluation.getClusterAssignments()).hasSize(150);
  }

  @Test
  void aCopyThroughASerialFormAnswersTheSame() throws Exception {
    DeepClAM clusterer = FewEpochs.scheme();
    Instances data = TestData.withoutClass("penguins");
    clusterer.buildClusterer(data);
    DeepClAM copy = (DeepClAM) new SerializedObject(clusterer).getObject();
    assertThat(copy.distributionsForInstances(data))
        .isDeepEqualTo(clusterer.distributionsForInstances(data));
    assertThat(copy.toString()).isEqualTo(clusterer.toString());
    assertThat(copy.getOptions()).isEqualTo(clusterer.getOptions());
    assertThat(copy.model().toBytes()).isEqualTo(clusterer.model().toBytes());
  }

  @Test
  void theTextHasTheMemoriesInTheUnitsOfTheData() throws Exception {
    DeepClAM clusterer = FewEpochs.scheme();
    clusterer.setNumClusters(3);
    Instances data = TestData.withoutClass("penguins");
    clusterer.buildClusterer(data);
    DeepModel model = clusterer.model();
    String text = clusterer.toString();
    assertThat(text)
        .contains("Clusters: 3", "Layers: " + model.autoencoder().architecture() + " and back")
        .contains("Epochs: 6 in all (autoencoder 2, probes 2, with the memory 2); seed 1")
        .contains(String.format(java.util.Locale.ROOT, "%.6g", model.reconstruction()))
        .contains("Missing values: stand at the mean");
    for (int c = 0; c < data.numAttributes(); c++) {
      assertThat(text).containsPattern("(?m)^" + data.attribute(c).name() + " ");
    }
    for (int size : model.sizes()) {
      assertThat(text).contains("(" + size + ")");
    }
    Table table = Datasets.load("penguins");
    double first = Encoder.fit(table).decodeRow(model.decodedMemories()[0])[numeric(data)];
    assertThat(text).contains(weka.core.Utils.doubleToString(first, 4));
  }

  private static int numeric(Instances data) {
    for (int c = 0; c < data.numAttributes(); c++) {
      if (data.attribute(c).isNumeric()) {
        return c;
      }
    }
    throw new AssertionError("no number");
  }

  @Test
  void theLandscapeIsThatOfTheCodes() throws Exception {
    DeepClAM clusterer = FewEpochs.scheme();
    clusterer.setNumClusters(3);
    assertThat(clusterer.sketch()).isNull();
    clusterer.buildClusterer(TestData.withoutClass("iris"));
    assertThat(clusterer.sketch().points()).hasDimensions(150, 2);
    assertThat(clusterer.sketch().memories()).hasDimensions(3, 2);
    assertThat(SketchPicture.of(clusterer.sketch()).image().getWidth()).isPositive();
  }

  @Test
  void debugPrintsProgress() throws Exception {
    DeepClAM clusterer = FewEpochs.scheme();
    clusterer.setDebug(true);
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true));
    try {
      clusterer.buildClusterer(TestData.withoutClass("iris"));
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString().lines().filter(line -> line.contains("6 of 6 epochs")))
        .hasSize(1);
  }

  @Test
  void stopEndsItSoon() throws Exception {
    java.util.ArrayList<Attribute> attributes = new java.util.ArrayList<>();
    for (int c = 0; c < 30; c++) {
      attributes.add(new Attribute("x" + c));
    }
    Instances data = new Instances("large", attributes, 4000);
    Random random = new Random(1);
    for (int i = 0; i < 4000; i++) {
      data.add(new DenseInstance(1, random.doubles(30).toArray()));
    }
    DeepClAM clusterer = new DeepClAM();
    clusterer.setPretrainEpochs(10_000);
    clusterer.setNumExecutionSlots(1);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                clusterer.buildClusterer(data);
              } catch (Throwable e) {
                end.set(e);
              }
            });
    thread.start();
    Thread.sleep(1000);
    assertThat(thread.isAlive()).as("still at work after a second").isTrue();
    thread.interrupt();
    thread.join(20_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    assertThat(clusterer.model()).isNull();
  }
}
