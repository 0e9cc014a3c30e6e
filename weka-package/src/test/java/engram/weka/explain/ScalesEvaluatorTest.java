package engram.weka.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.predict.MemoryClassifier;
import engram.predict.MetricForm;
import engram.weka.RowCoder;
import engram.weka.TestData;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weka.attributeSelection.AttributeSelection;
import weka.attributeSelection.MemoryScalesAttributeEval;
import weka.attributeSelection.Ranker;
import weka.core.Attribute;
import weka.core.Instances;

/** Attributes ranked by learned scales. */
class ScalesEvaluatorTest {

  private static double[] merits(Instances data, String... options) throws Exception {
    MemoryScalesAttributeEval evaluator = new MemoryScalesAttributeEval();
    evaluator.setOptions(options);
    evaluator.buildEvaluator(data);
    return IntStream.range(0, data.numAttributes())
        .mapToDouble(evaluator::evaluateAttribute)
        .toArray();
  }

  /** Adds an attribute of noise in front. */
  private static Instances noisy(Instances data) {
    Instances more = new Instances(data);
    more.insertAttributeAt(new Attribute("noise"), 0);
    Random random = new Random(5);
    more.forEach(row -> row.setValue(0, random.nextGaussian()));
    return more;
  }

  @Test
  void meritsAreTheRelevancesOfTheCore() throws Exception {
    Instances iris = TestData.load("iris");
    int[] y =
        Arrays.stream(iris.attributeToDoubleArray(4)).mapToInt(value -> (int) value).toArray();
    double[] relevances =
        MemoryClassifier.fit(
                RowCoder.fit(iris).encode(iris),
                y,
                new MemoryClassifier.Options().withMetric(MetricForm.SCALES))
            .insight()
            .relevances();
    double[] merits = merits(iris);
    assertThat(Arrays.copyOf(merits, 4)).containsExactly(relevances);
    assertThat(merits[4]).isZero();
  }

  @Test
  void labelsOfANominalAttributeAreAdded() throws Exception {
    double[] merits = merits(TestData.load("penguins"));
    assertThat(Arrays.stream(merits).sum()).isCloseTo(1, within(1e-9));
    assertThat(merits).hasSize(7).doesNotContain(Double.NaN);
  }

  @Test
  void noiseComesLastForNominalAndNumericClasses() throws Exception {
    for (String name : new String[] {"iris", "penguins", "wine"}) {
      double[] merits = merits(noisy(TestData.load(name)));
      long lower = Arrays.stream(merits).filter(merit -> merit < merits[0]).count();
      assertThat(lower).as(name).isLessThanOrEqualTo(2); // the class, and one more
    }
    Instances numbers = noisy(TestData.load("diabetes_regression"));
    numbers.insertAttributeAt(new Attribute("twice"), 0);
    numbers.forEach(row -> row.setValue(0, 2 * row.classValue()));
    double[] merits = merits(numbers);
    assertThat(merits[0]).isEqualTo(Arrays.stream(merits).max().orElse(0)).isGreaterThan(0.5);
  }

  @Test
  void weightsCount() throws Exception {
    Instances iris = TestData.load("iris");
    Instances weighted = new Instances(iris);
    for (int i = 0; i < 50; i++) {
      weighted.instance(i).setWeight(0);
    }
    Instances less = new Instances(iris, 50, 100);
    assertThat(merits(weighted)).containsExactly(merits(less));
  }

  @Test
  void rankerAndOneClassWorkToo() throws Exception {
    AttributeSelection selection = new AttributeSelection();
    selection.setEvaluator(new MemoryScalesAttributeEval());
    selection.setSearch(new Ranker());
    Instances segment = TestData.load("segment");
    Instances some = new Instances(segment, 0);
    for (int i = 0; i < segment.numInstances(); i += 5) {
      some.add(segment.instance(i));
    }
    selection.SelectAttributes(some);
    assertThat(selection.rankedAttributes()).hasNumberOfRows(19);
    assertThat(selection.toResultsString()).contains("Scales of an associative memory, metric");
    assertThat(merits(new Instances(TestData.load("iris"), 0, 10))).containsOnly(0.0);
  }

  @Test
  void anUnknownWordIsRefused() {
    assertThatThrownBy(
            () -> new MemoryScalesAttributeEval().setOptions(new String[] {"-metric", "x"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SCALES");
  }
}
