package engram.weka.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.weka.TestData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weka.classifiers.functions.AssociativeMemory;
import weka.core.Instance;
import weka.core.Instances;

/** Why an instance got its answer. */
class ExplanationTest {

  @Test
  void allSharesAddUpToOneAndToTheAnswer() throws Exception {
    Instances iris = TestData.load("iris");
    AssociativeMemory memory = TestData.built(iris);
    Instance asked = iris.instance(70);
    Explanation why = memory.explain(asked, 150);
    assertThat(why.answer()).isEqualTo(memory.distributionForInstance(asked));
    double[] shares = new double[3];
    for (Explanation.Support each : why.supports()) {
      assertThat(each.answer())
          .isEqualTo(each.memory().stringValue(4))
          .isEqualTo(iris.instance(each.number() - 1).stringValue(4));
      shares[(int) each.memory().classValue()] += each.weight();
    }
    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-6));
    // the answer spreads 0.03 % of these shares evenly
    assertThat(shares).containsExactly(why.answer(), within(1e-3));
  }

  @Test
  void theCounterexampleIsTheWeightiestOfAnotherClass() throws Exception {
    Instances segment = TestData.load("segment");
    Instances train = new Instances(segment, 0);
    Instances test = new Instances(segment, 0);
    for (int i = 0; i < segment.numInstances(); i += 5) {
      (i % 10 == 0 ? train : test).add(segment.instance(i));
    }
    AssociativeMemory memory = TestData.built(train, "-metric", "scales");
    for (int i = 0; i < 20; i++) {
      Explanation why = memory.explain(test.instance(i), 3);
      int likeliest = (int) memory.classifyInstance(test.instance(i));
      assertThat(why.counterexample().memory().classValue()).isNotEqualTo(likeliest);
      Explanation all = memory.explain(test.instance(i), train.numInstances());
      double most =
          all.supports().stream()
              .filter(each -> each.memory().classValue() != likeliest)
              .mapToDouble(Explanation.Support::weight)
              .max()
              .orElse(0);
      assertThat(why.counterexample().weight()).isEqualTo(most);
      assertThat(why.supports()).isEqualTo(all.supports().subList(0, 3));
    }
  }

  @Test
  void pullsAreOneAnAttributeTheStrongestFirst() throws Exception {
    Instances penguins = TestData.load("penguins");
    AssociativeMemory memory = TestData.built(penguins, "-metric", "scales");
    Explanation why = memory.explain(penguins.instance(3), 2); // has missing values
    for (Explanation.Support each : why.supports()) {
      assertThat(each.pulls().stream().map(Explanation.Pull::attribute))
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5)
          .doesNotContain(penguins.classIndex());
      double[] nats = each.pulls().stream().mapToDouble(Explanation.Pull::nats).toArray();
      for (int a = 1; a < nats.length; a++) {
        assertThat(nats[a]).isLessThanOrEqualTo(nats[a - 1]);
      }
    }
    assertThat(why.byColumns()).isCloseTo(1, within(1e-6));
  }

  @Test
  void aNumericClassHasNoCounterexample() throws Exception {
    Instances data = TestData.load("diabetes_regression");
    Explanation why = TestData.built(data, "-metric", "beta").explain(data.instance(7), 4);
    assertThat(why.supports()).hasSize(4);
    assertThat(why.counterexample()).isNull();
    Explanation.Support first = why.supports().get(0);
    assertThat(first.answer())
        .isEqualTo(data.instance(first.number() - 1).toString(data.classIndex()));
  }

  @Test
  void learnedMemoriesAreToldInTheUnitsOfTheData() throws Exception {
    Instances iris = TestData.load("iris");
    AssociativeMemory memory = TestData.built(iris, "-form", "learned", "-K", "4", "-I", "20");
    Explanation.Support first = memory.explain(iris.instance(0), 1).supports().get(0);
    assertThat(first.answer()).isEqualTo("Iris-setosa");
    assertThat(first.memory().classIsMissing()).isTrue();
    assertThat(first.memory().value(0)).isBetween(4.0, 7.0);
  }

  @Test
  void instancesThatCameLaterAreAmongTheEvidence() throws Exception {
    Instances iris = TestData.load("iris");
    AssociativeMemory memory = TestData.built(iris, "-metric", "beta");
    memory.updateClassifier(iris.instance(99));
    Explanation why = memory.explain(iris.instance(99), 2);
    assertThat(why.supports()).extracting(Explanation.Support::number).contains(100, 151);
  }

  @Test
  void whatAnswersTheSameToAllHasNoExplanation() throws Exception {
    Instances one = new Instances(TestData.load("iris"), 0, 10);
    assertThat(TestData.built(one).explain(one.instance(0), 3)).isNull();
  }
}
