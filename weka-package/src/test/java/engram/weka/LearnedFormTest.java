package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import engram.predict.Learning;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.functions.AssociativeMemory;
import weka.classifiers.meta.IterativeClassifierOptimizer;
import weka.core.Instances;

/** A few memories learned epoch by epoch. */
class LearnedFormTest {

  private final Instances iris = TestData.load("iris");

  private static AssociativeMemory learned(String... more) throws Exception {
    AssociativeMemory memory = new AssociativeMemory();
    String[] options =
        Arrays.copyOf(new String[] {"-form", "learned", "-K", "6", "-I", "12"}, 6 + more.length);
    System.arraycopy(more, 0, options, 6, more.length);
    memory.setOptions(options);
    return memory;
  }

  @Test
  void itIsTheModelOfTheCore() throws Exception {
    AssociativeMemory memory = learned("-steps", "3");
    memory.buildClassifier(iris);
    RowCoder coder = RowCoder.fit(iris);
    double[][] x = coder.encode(iris);
    int[] y =
        Arrays.stream(iris.attributeToDoubleArray(iris.classIndex()))
            .mapToInt(value -> (int) value)
            .toArray();
    MemoryClassifier core =
        MemoryClassifier.fit(
            x,
            y,
            new MemoryClassifier.Options()
                .withForm(MemoryForm.LEARNED)
                .withK(6)
                .withLearning(new Learning().withEpochs(12).withSteps(3)));
    assertThat(memory.distributionsForInstances(iris)).isDeepEqualTo(core.probabilities(x));
  }

  @Test
  void epochByEpochGivesTheSameAsInOneGo() throws Exception {
    AssociativeMemory whole = learned();
    whole.buildClassifier(iris);
    AssociativeMemory steps = learned();
    steps.initializeClassifier(iris);
    int epochs = 0;
    double[] early = null;
    while (steps.next()) {
      epochs++;
      early = epochs == 1 ? steps.distributionForInstance(iris.instance(70)) : early;
    }
    steps.done();
    assertThat(epochs).isEqualTo(12);
    assertThat(early).isNotEqualTo(steps.distributionForInstance(iris.instance(70)));
    assertThat(steps.distributionsForInstances(iris))
        .isDeepEqualTo(whole.distributionsForInstances(iris));
  }

  @Test
  void withResumeACopyGoesOnWhereItWas() throws Exception {
    AssociativeMemory whole = learned();
    whole.buildClassifier(iris);
    AssociativeMemory first = learned("-resume");
    first.initializeClassifier(iris);
    for (int epoch = 0; epoch < 5; epoch++) {
      assertThat(first.next()).isTrue();
    }
    first.done();
    AssociativeMemory second = (AssociativeMemory) AbstractClassifier.makeCopy(first);
    second.initializeClassifier(iris);
    int more = 0;
    while (second.next()) {
      more++;
    }
    second.done();
    assertThat(more).isEqualTo(7);
    assertThat(second.distributionsForInstances(iris))
        .isDeepEqualTo(whole.distributionsForInstances(iris));
  }

  @Test
  void wekasOptimizerStopsItEarly() throws Exception {
    IterativeClassifierOptimizer optimizer = new IterativeClassifierOptimizer();
    optimizer.setIterativeClassifier(learned());
    optimizer.setNumFolds(2);
    optimizer.buildClassifier(iris);
    double right = 0;
    for (int i = 0; i < iris.numInstances(); i++) {
      right +=
          optimizer.classifyInstance(iris.instance(i)) == iris.instance(i).classValue() ? 1 : 0;
    }
    assertThat(right).isGreaterThan(130);
  }

  @Test
  void instancesThatComeLaterAreLearnedFromAfterTheBatch() throws Exception {
    Instances shuffled = new Instances(iris);
    shuffled.randomize(new java.util.Random(1));
    AssociativeMemory memory = learned();
    memory.buildClassifier(new Instances(shuffled, 0, 100));
    for (int i = 100; i < 150; i++) {
      memory.updateClassifier(shuffled.instance(i));
    }
    memory.batchFinished();
    assertThat(memory.toString()).contains("150 taken in, learned from 150");
  }

  @Test
  void aNumericClassIsLearned() throws Exception {
    Instances data = TestData.load("diabetes_regression");
    AssociativeMemory memory = learned();
    memory.buildClassifier(data);
    double error = 0;
    double spread = 0;
    double mean = data.meanOrMode(data.classIndex());
    for (int i = 0; i < data.numInstances(); i++) {
      double truth = data.instance(i).classValue();
      error += Math.pow(memory.classifyInstance(data.instance(i)) - truth, 2);
      spread += Math.pow(mean - truth, 2);
    }
    assertThat(error).isLessThan(0.6 * spread);
  }
}
