package engram.weka.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.weka.TestData;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import weka.classifiers.functions.AssociativeMemory;
import weka.core.Instances;

/** What the classifier says of itself: its text and its measures. */
class AssociativeMemoryTextTest {

  @Test
  void theTextTellsPartsCalibrationAndScalesInOrder() throws Exception {
    String text = TestData.built(TestData.load("iris")).toString();
    assertThat(text)
        .contains("Instances of each class: Iris-setosa 50, Iris-versicolor 50, Iris-virginica 50")
        .contains(" %  Gaussians of the classes")
        .containsPattern("memories near by a learned metric of 4 columns' ranks;\n +temperatures")
        .contains("Calibration: 0.0300 % of each answer is spread evenly over the classes.")
        .containsPattern("(?s)petal\\w+ +0\\.4.*petal\\w+ +0\\.4.*sepal\\w+ .*sepal\\w+ ")
        .doesNotContain("Memories in the units");
  }

  @Test
  void learnedMemoriesAreATableWithTheirAnswers() throws Exception {
    String text =
        TestData.built(TestData.load("iris"), "-form", "learned", "-K", "4", "-I", "20").toString();
    assertThat(text)
        .contains("100.0 %  memories near in 4 columns; temperature 0.2")
        .contains("Memories in the units of the data, below each its answer:")
        .containsPattern("\\(150\\) .*Iris-setosa \\d+%")
        .containsPattern("(?m)^petalwidth +1.1993 ");
  }

  @Test
  void aNumericClassHasNoCalibration() throws Exception {
    String text = TestData.built(TestData.load("diabetes_regression")).toString();
    assertThat(text)
        .contains("on a linear trend", "temperatures ", "infinite (")
        .doesNotContain("Calibration", "Instances of each class", "NaN");
  }

  @Test
  void withoutAnythingToLearnFromTheTextIsShort() throws Exception {
    Instances one = new Instances(TestData.load("iris"), 0, 10);
    assertThat(TestData.built(one).toString())
        .contains("Nothing to learn from", "Iris-setosa 10")
        .doesNotContain("What answers");
  }

  @Test
  void measuresAreMemoriesSpreadAndShares() throws Exception {
    AssociativeMemory memory = TestData.built(TestData.load("iris"));
    assertThat(Collections.list(memory.enumerateMeasures()))
        .isEqualTo(PredictorMeasures.NAMES)
        .allMatch(name -> name.startsWith("measure"));
    assertThat(memory.getMeasure("measureMemories")).isEqualTo(150);
    assertThat(memory.getMeasure("measureProbabilitySpread")).isBetween(0.0003, 0.3);
    double shares = 0;
    for (String kind : new String[] {"Metrics", "Embeddings", "Gaussians", "Leaves"}) {
      shares += memory.getMeasure("measureShareOf" + kind);
    }
    assertThat(shares).isCloseTo(1, within(1e-6));
    assertThat(memory.getMeasure("measureShareOnTrend")).isZero();
  }

  @Test
  void measuresOfNoModelAreNotANumberAndOthersAreRefused() {
    AssociativeMemory memory = new AssociativeMemory();
    assertThat(memory.getMeasure("measureMemories")).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.getMeasure("measureNothing"))
        .withMessageStartingWith("measure is measureNothing, allowed: measureMemories, ");
  }
}
