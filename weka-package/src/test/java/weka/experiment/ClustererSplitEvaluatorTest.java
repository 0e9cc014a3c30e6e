package weka.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.measure.AdjustedRandIndex;
import engram.measure.MatchedAccuracy;
import engram.measure.NormalizedMutualInformation;
import engram.measure.Silhouette;
import engram.weka.RowCoder;
import engram.weka.TestData;
import java.beans.PropertyDescriptor;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.swing.DefaultListModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.clusterers.ClAM;
import weka.clusterers.Clusterer;
import weka.clusterers.EM;
import weka.clusterers.EnergyBasins;
import weka.clusterers.SimpleKMeans;
import weka.core.Attribute;
import weka.core.Instances;
import weka.core.Utils;
import weka.core.converters.ArffSaver;
import weka.core.converters.ConverterUtils.DataSource;

class ClustererSplitEvaluatorTest {

  @TempDir private Path folder;

  private static double value(ClustererSplitEvaluator evaluator, Object[] results, String name) {
    return (Double) results[List.of(evaluator.getResultNames()).indexOf(name)];
  }

  @Test
  void scoresAreThoseOfTheTestInstances() throws Exception {
    Instances iris = TestData.load("iris");
    iris.randomize(new java.util.Random(3));
    Instances train = new Instances(iris, 0, 100);
    Instances test = new Instances(iris, 100, 50);
    EM mixture = new EM();
    mixture.setNumClusters(3);
    ClustererSplitEvaluator evaluator = new ClustererSplitEvaluator();
    evaluator.setClusterer(mixture);
    Object[] results = evaluator.getResult(train, test);

    Instances learned = bare(train);
    Instances scored = bare(test);
    EM same = new EM();
    same.setNumClusters(3);
    same.buildClusterer(learned);
    int[] labels = new int[50];
    int[] classes = new int[50];
    double density = 0;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = same.clusterInstance(scored.instance(i));
      classes[i] = (int) test.instance(i).classValue();
      density += same.logDensityForInstance(scored.instance(i));
    }
    double[][] x = RowCoder.fit(learned).encode(scored);
    assertThat(value(evaluator, results, "Adjusted_rand_index"))
        .isEqualTo(AdjustedRandIndex.of(classes, labels));
    assertThat(value(evaluator, results, "Normalized_mutual_information"))
        .isEqualTo(NormalizedMutualInformation.of(classes, labels));
    assertThat(value(evaluator, results, "Matched_error"))
        .isEqualTo(1 - MatchedAccuracy.of(classes, labels));
    assertThat(value(evaluator, results, "Silhouette")).isEqualTo(Silhouette.of(x, labels));
    assertThat(value(evaluator, results, "Log_density"))
        .isCloseTo(density / 50, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(value(evaluator, results, "Number_of_clusters")).isEqualTo(3);
    assertThat(train.classIndex()).isEqualTo(4);
    assertThat(mixture.toString()).contains("No clusterer built yet");
  }

  private static Instances bare(Instances data) {
    Instances bare = new Instances(data);
    bare.setClassIndex(-1);
    bare.deleteAttributeAt(data.classIndex());
    return bare;
  }

  @Test
  void asManyClustersAsClassesAreAskedForOnRequest() throws Exception {
    Instances iris = TestData.load("iris");
    ClustererSplitEvaluator evaluator = new ClustererSplitEvaluator();
    evaluator.setOptions(
        Utils.splitOptions("-clusters-as-classes -W weka.clusterers.SimpleKMeans -- -S 5"));
    Object[] results = evaluator.getResult(iris, iris);
    assertThat(value(evaluator, results, "Number_of_clusters")).isEqualTo(3);
    assertThat(results[List.of(evaluator.getResultNames()).indexOf("Log_density")]).isNull();
    assertThat(evaluator.getKey()[1].toString()).contains("-S 5", "-clusters-as-classes");
    assertThat(Utils.joinOptions(evaluator.getOptions()))
        .startsWith("-clusters-as-classes -W weka.clusterers.SimpleKMeans --");

    Instances bare = TestData.withoutClass("iris");
    assertThatThrownBy(() -> evaluator.getResult(bare, bare))
        .hasMessageContaining("no nominal class");
  }

  @Test
  void withoutAClassTheInnerScoresAreGiven() throws Exception {
    Instances bare = TestData.withoutClass("iris");
    ClustererSplitEvaluator evaluator = new ClustererSplitEvaluator();
    Object[] results = evaluator.getResult(bare, bare);
    assertThat(results[2]).isNull();
    assertThat(value(evaluator, results, "Silhouette")).isBetween(0.4, 0.7);
  }

  @Test
  void aMeasureThatTheSchemeLacksIsMissing() throws Exception {
    Instances iris = TestData.load("iris");
    ClAM clam = new ClAM();
    clam.setNumClusters(3);
    clam.setEpochs(2);
    ClustererSplitEvaluator evaluator = new ClustererSplitEvaluator();
    evaluator.setClusterer(clam);
    assertThat(Collections.list(evaluator.enumerateMeasures())).contains("measureMemoriesUsed");
    evaluator.setAdditionalMeasures(new String[] {"measureMemoriesUsed", "measureTreeSize"});
    Object[] results = evaluator.getResult(iris, iris);
    assertThat(results).hasSameSizeAs(evaluator.getResultNames());
    assertThat(results[results.length - 2]).isEqualTo(3.0);
    assertThat(results[results.length - 1]).isNull();
  }

  @Test
  void anExperimentOfThreeClusterersOnThreeSetsIsTestedOnItsColumns() throws Exception {
    ClustererSplitEvaluator evaluator = new ClustererSplitEvaluator();
    evaluator.setClustersAsClasses(true);
    RandomSplitResultProducer producer = new RandomSplitResultProducer();
    producer.setSplitEvaluator(evaluator);
    Experiment experiment = new Experiment();
    experiment.setResultProducer(producer);
    experiment.setRunLower(1);
    experiment.setRunUpper(4);
    experiment.setUsePropertyIterator(true);
    experiment.setPropertyPath(
        new PropertyNode[] {
          new PropertyNode(
              producer,
              new PropertyDescriptor("splitEvaluator", RandomSplitResultProducer.class),
              RandomSplitResultProducer.class),
          new PropertyNode(
              evaluator,
              new PropertyDescriptor("clusterer", ClustererSplitEvaluator.class),
              ClustererSplitEvaluator.class)
        });
    ClAM clam = new ClAM();
    clam.setRestarts(2);
    EnergyBasins basins = new EnergyBasins();
    experiment.setPropertyArray(new Clusterer[] {new SimpleKMeans(), clam, basins});
    DefaultListModel<File> sets = new DefaultListModel<>();
    for (String name : List.of("iris", "wine", "zoo")) {
      File file = folder.resolve(name + ".arff").toFile();
      ArffSaver saver = new ArffSaver();
      saver.setInstances(TestData.load(name));
      saver.setFile(file);
      saver.writeBatch();
      sets.addElement(file);
    }
    experiment.setDatasets(sets);
    InstancesResultListener listener = new InstancesResultListener();
    File output = folder.resolve("results.arff").toFile();
    listener.setOutputFile(output);
    experiment.setResultListener(listener);
    experiment.initialize();
    experiment.runExperiment();
    experiment.postProcess();

    Instances results = new DataSource(output.toString()).getDataSet();
    assertThat(results.numInstances()).isEqualTo(4 * 3 * 3);
    String table = tested(results, "Adjusted_rand_index");
    assertThat(table).contains("iris", "wine", "zoo", "(v/ /*)");
    assertThat(tested(results, "Silhouette")).contains("iris", "wine", "zoo");
    assertThat(results.attribute("measureMemoriesUsed")).isNotNull();
  }

  private static String tested(Instances results, String column) throws Exception {
    PairedCorrectedTTester tester = new PairedCorrectedTTester();
    tester.setInstances(results);
    tester.setDatasetKeyColumns(new weka.core.Range(place(results, "Key_Dataset")));
    tester.setRunColumn(results.attribute("Key_Run").index());
    tester.setResultsetKeyColumns(
        new weka.core.Range(
            place(results, "Key_Scheme") + "," + place(results, "Key_Scheme_options")));
    Attribute attribute = results.attribute(column);
    return tester.header(attribute.index()) + tester.multiResultsetFull(0, attribute.index());
  }

  private static String place(Instances results, String name) {
    return Arrays.asList(name).stream()
        .map(each -> "" + (results.attribute(each).index() + 1))
        .findFirst()
        .orElseThrow();
  }
}
