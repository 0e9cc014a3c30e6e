package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.basin.BasinClustering;
import engram.cluster.Clam;
import engram.cluster.ClusterCount;
import engram.cluster.SoftKMeans;
import engram.cluster.Views;
import engram.datasets.Datasets;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.model.Progress;
import engram.predict.MemoryClassifier;
import engram.table.ColumnMeans;
import engram.table.Encoder;
import engram.table.Scaling;
import engram.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.Evaluation;
import weka.classifiers.functions.AssociativeMemory;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.ClAM;
import weka.clusterers.ClusterEvaluation;
import weka.clusterers.EnergyBasins;
import weka.clusterers.SoftKMeansMemory;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.Utils;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.MemoryCompletion;

/** The wrappers add nothing: the same data, options and seed give what the core gives. */
class SameAsCoreTest {

  private static int[] labels(AbstractClusterer clusterer, Instances data) throws Exception {
    clusterer.buildClusterer(data);
    int[] labels = new int[data.numInstances()];
    for (int i = 0; i < labels.length; i++) {
      try {
        labels[i] = clusterer.clusterInstance(data.instance(i));
      } catch (Exception noise) {
        labels[i] = -1;
      }
    }
    return labels;
  }

  @Test
  void aNumberOfZeroIsCountedAsInTheCore() throws Exception {
    int counted = ClusterCount.of(encoded("wine"), null, 1, 0, Progress.NONE).k();
    ClAM clam = new ClAM();
    clam.setOptions(Utils.splitOptions("-N 0"));
    clam.buildClusterer(TestData.withoutClass("wine"));
    assertThat(clam.numberOfClusters()).isEqualTo(counted).isEqualTo(3);
  }

  private static double[][] encoded(String name) {
    Table table = Datasets.load(name);
    return Encoder.fit(table).encode(table);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "soybean"})
  void manyInstancesInABatchHaveTheMembershipsOfTheCore(String name) throws Exception {
    Instances data = TestData.withoutClass(name);
    ClAM clusterer = new ClAM();
    clusterer.setNumClusters(4);
    int[] labels = labels(clusterer, data);
    double[][] shares = clusterer.distributionsForInstances(data);
    assertThat(shares).isDeepEqualTo(clusterer.model().membership(encoded(name)));
    for (int i = 0; i < labels.length; i++) {
      assertThat(Utils.maxIndex(shares[i])).isEqualTo(labels[i]);
    }
    ClusterEvaluation evaluation = new ClusterEvaluation();
    evaluation.setClusterer(clusterer);
    evaluation.evaluateClusterer(data);
    for (int i = 0; i < labels.length; i++) {
      assertThat((int) evaluation.getClusterAssignments()[i]).isEqualTo(labels[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "wine", "penguins", "zoo", "soybean"})
  void clamHasTheLabelsOfTheCore(String name) throws Exception {
    ClAM clusterer = new ClAM();
    clusterer.setOptions(
        new String[] {"-N", "4", "-S", "7", "-beta", "2.5", "-mask-fraction", "0.3"});
    double[][] x = encoded(name);
    Clam.Options options = new Clam.Options(4).withSeed(7).withBeta(2.5).withMaskFraction(0.3);
    assertThat(labels(clusterer, TestData.withoutClass(name)))
        .isEqualTo(Clam.fit(x, options).predict(x));
  }

  @ParameterizedTest
  @ValueSource(strings = {"standardise", "range", "mid", "none"})
  void everyScalingGivesTheLabelsOfTheCore(String word) throws Exception {
    Table table = Datasets.load("penguins");
    double[][] x = Encoder.fit(table, Scaling.of(word)).encode(table);
    ClAM clam = new ClAM();
    clam.setOptions(new String[] {"-N", "3", "-scaling", word});
    assertThat(labels(clam, TestData.withoutClass("penguins")))
        .isEqualTo(Clam.fit(x, new Clam.Options(3)).predict(x));
    EnergyBasins basins = new EnergyBasins();
    basins.setOptions(new String[] {"-scaling", word});
    double[][] whole = ColumnMeans.of(x).fill(x);
    assertThat(labels(basins, TestData.withoutClass("penguins")))
        .isEqualTo(BasinClustering.fit(whole, BasinClustering.Options.DEFAULT).labels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "recall"})
  void everyViewGivesTheLabelsOfTheCoreAlsoOfAStoredModel(String word) throws Exception {
    Views views = Views.valueOf(word.toUpperCase(Locale.ROOT));
    double[][] x = encoded("penguins");
    Instances data = TestData.withoutClass("penguins");
    ClAM clam = new ClAM();
    clam.setOptions(new String[] {"-N", "3", "-views", word});
    int[] core = Clam.fit(x, new Clam.Options(3).withViews(views)).predict(x);
    assertThat(labels(clam, data)).isEqualTo(core);
    ClAM stored = (ClAM) SerializationHelper.read(written(clam));
    for (int i = 0; i < core.length; i++) {
      assertThat(stored.clusterInstance(data.instance(i))).isEqualTo(core[i]);
    }
    assertThat(stored.toString()).isEqualTo(clam.toString());
    SoftKMeansMemory soft = new SoftKMeansMemory();
    soft.setOptions(new String[] {"-N", "3", "-views", word});
    assertThat(labels(soft, data))
        .isEqualTo(SoftKMeans.fit(x, new SoftKMeans.Options(3).withViews(views)).predict(x));
  }

  private static InputStream written(Object model) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SerializationHelper.write(bytes, model);
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  static List<String> separations() {
    return Separations.all().stream().map(Separation::word).toList();
  }

  @ParameterizedTest
  @MethodSource("separations")
  void everySeparationGivesTheLabelsOfTheCore(String word) throws Exception {
    double[][] x = encoded("iris");
    Instances data = TestData.withoutClass("iris");
    ClAM clam = new ClAM();
    clam.setOptions(new String[] {"-N", "3", "-separation", word});
    Clam.Options options = new Clam.Options(3).withSeparation(Separation.of(word));
    assertThat(labels(clam, data)).isEqualTo(Clam.fit(x, options).predict(x));
    SoftKMeansMemory soft = new SoftKMeansMemory();
    soft.setOptions(new String[] {"-N", "3", "-separation", word});
    SoftKMeans.Options softly = new SoftKMeans.Options(3).withSeparation(Separation.of(word));
    assertThat(labels(soft, data)).isEqualTo(SoftKMeans.fit(x, softly).predict(x));
    assertThat(clam.getSeparation()).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "penguins"})
  void softKMeansHasTheLabelsOfTheCore(String name) throws Exception {
    SoftKMeansMemory clusterer = new SoftKMeansMemory();
    clusterer.setNumClusters(3);
    double[][] x = encoded(name);
    assertThat(labels(clusterer, TestData.withoutClass(name)))
        .isEqualTo(SoftKMeans.fit(x, new SoftKMeans.Options(3)).predict(x));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "wine", "penguins"})
  void basinsHaveTheLabelsOfTheCore(String name) throws Exception {
    double[][] x = encoded(name);
    double[][] whole = ColumnMeans.of(x).fill(x);
    assertThat(labels(new EnergyBasins(), TestData.withoutClass(name)))
        .isEqualTo(BasinClustering.fit(whole, BasinClustering.Options.DEFAULT).labels());
  }

  @Test
  void weightsReachTheCore() throws Exception {
    Instances data = TestData.withoutClass("iris");
    double[] weights = new double[data.numInstances()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i % 3;
      data.instance(i).setWeight(weights[i]);
    }
    double[][] x = encoded("iris");
    ClAM clusterer = new ClAM();
    clusterer.setNumClusters(3);
    assertThat(labels(clusterer, data))
        .isEqualTo(
            Clam.fit(x, weights, new Clam.Options(3), engram.model.Progress.NONE).predict(x));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "zoo", "penguins"})
  @Tag("slow")
  void evaluationHasTheFiguresOfTheCore(String name) throws Exception {
    int folds = 3;
    Instances data = TestData.load(name);
    data.deleteWithMissingClass();
    Evaluation evaluation = new Evaluation(data);
    evaluation.crossValidateModel(new AssociativeMemory(), data, folds, new Random(1));

    Instances order = new Instances(data);
    order.randomize(new Random(1));
    order.stratify(folds);
    double right = 0;
    double squares = 0;
    int cells = 0;
    Random random = new Random(1);
    // crossValidateModel draws from the same generator for each training part.
    new Instances(data).randomize(random);
    for (int fold = 0; fold < folds; fold++) {
      Instances train = order.trainCV(folds, fold, random);
      Instances test = order.testCV(folds, fold);
      RowCoder coder = RowCoder.fit(train);
      MemoryClassifier model =
          MemoryClassifier.fit(coder.encode(train), classes(train), new MemoryClassifier.Options());
      double[][] p = model.probabilities(coder.encode(test));
      int[] predicted = model.predict(coder.encode(test));
      for (int i = 0; i < p.length; i++) {
        double[] all = new double[data.numClasses()];
        for (int c = 0; c < p[i].length; c++) {
          all[model.classes()[c]] = p[i][c];
        }
        int truth = (int) test.instance(i).classValue();
        right += predicted[i] == truth ? 1 : 0;
        for (int c = 0; c < all.length; c++) {
          squares += Math.pow(all[c] - (c == truth ? 1 : 0), 2);
          cells++;
        }
      }
    }
    assertThat(evaluation.correct()).isCloseTo(right, within(1e-12));
    assertThat(evaluation.rootMeanSquaredError())
        .isCloseTo(Math.sqrt(squares / cells), within(1e-12));
  }

  private static int[] classes(Instances data) {
    return java.util.Arrays.stream(data.attributeToDoubleArray(data.classIndex()))
        .mapToInt(value -> (int) value)
        .toArray();
  }

  @Test
  void completionHasTheCellsOfTheCore() throws Exception {
    Instances data = TestData.load("penguins");
    MemoryCompletion filter = new MemoryCompletion();
    filter.setInputFormat(data);
    Instances filled = Filter.useFilter(data, filter);
    Table table = Datasets.load("penguins");
    Table expected =
        engram.completion.MemoryCompletionTable.fit(
                table, new engram.completion.MemoryCompletion.Options())
            .complete(table);
    for (int i = 0; i < filled.numInstances(); i++) {
      for (int c = 0; c < filled.numAttributes(); c++) {
        assertThat(filled.instance(i).value(c)).isEqualTo(expected.cell(i, c));
      }
    }
  }
}
