package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import weka.classifiers.functions.AssociativeMemory;
import weka.core.Instance;
import weka.core.Instances;

/** Instances that come one by one. */
class AssociativeMemoryUpdateTest {

  private final Instances data = shuffled();

  private static Instances shuffled() {
    Instances iris = TestData.load("iris");
    iris.randomize(new java.util.Random(3));
    return iris;
  }

  private static AssociativeMemory built(Instances data) throws Exception {
    AssociativeMemory memory = new AssociativeMemory();
    memory.setOptions(new String[] {"-metric", "beta"});
    memory.buildClassifier(data);
    return memory;
  }

  @Test
  void afterTheBatchItIsAsIfBuiltFromAll() throws Exception {
    AssociativeMemory updated = built(new Instances(data, 0, 100));
    for (int i = 100; i < 150; i++) {
      updated.updateClassifier(data.instance(i));
    }
    updated.batchFinished();
    AssociativeMemory whole = built(data);
    assertThat(updated.distributionsForInstances(data))
        .isDeepEqualTo(whole.distributionsForInstances(data));
  }

  @Test
  void anInstanceCountsFromTheNextPredictionOn() throws Exception {
    AssociativeMemory memory = built(new Instances(data, 0, 140));
    Instance next = data.instance(0);
    double before = 1;
    for (Instance row : data) {
      double likelihood = memory.distributionForInstance(row)[(int) row.classValue()];
      next = likelihood < before ? row : next;
      before = Math.min(before, likelihood);
    }
    memory.updateClassifier(next);
    double after = memory.distributionForInstance(next)[(int) next.classValue()];
    assertThat(after).isGreaterThan(before);
    assertThat(memory.toString()).contains("141 taken in, learned from 140");
  }

  @Test
  void builtOnTheHeaderItAnswersEvenlyAndThenLearns() throws Exception {
    AssociativeMemory memory = built(new Instances(data, 0));
    assertThat(memory.distributionForInstance(data.instance(0)))
        .containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0);
    for (Instance row : data) {
      memory.updateClassifier(row);
    }
    double right = 0;
    for (Instance row : data) {
      right += memory.classifyInstance(row) == row.classValue() ? 1 : 0;
    }
    assertThat(right).isGreaterThan(140);
  }

  @Test
  void aClassThatWasNotThereIsLearned() throws Exception {
    Instances two = new Instances(data, 0);
    Instances third = new Instances(data, 0);
    for (Instance row : data) {
      (row.classValue() < 2 ? two : third).add(row);
    }
    AssociativeMemory memory = built(two);
    Instance row = third.instance(0);
    assertThat(memory.distributionForInstance(row)[2]).isZero();
    for (Instance each : third) {
      memory.updateClassifier(each);
    }
    assertThat(memory.classifyInstance(row)).isEqualTo(2);
  }

  @Test
  void oneClassAloneIsTheAnswer() throws Exception {
    Instances one = new Instances(data, 0);
    for (Instance row : data) {
      if (row.classValue() == 1) {
        one.add(row);
      }
    }
    AssociativeMemory memory = built(one);
    assertThat(memory.classifyInstance(data.instance(0))).isEqualTo(1);
  }

  @Test
  void aNumericClassIsPredicted() throws Exception {
    Instances numeric = TestData.load("diabetes_regression");
    AssociativeMemory memory = new AssociativeMemory();
    memory.setOptions(new String[] {"-metric", "beta"});
    memory.buildClassifier(new Instances(numeric, 0, 200));
    double error = 0;
    double spread = 0;
    double mean = numeric.meanOrMode(numeric.classIndex());
    for (int i = 200; i < numeric.numInstances(); i++) {
      Instance row = numeric.instance(i);
      error += Math.pow(memory.classifyInstance(row) - row.classValue(), 2);
      spread += Math.pow(mean - row.classValue(), 2);
    }
    assertThat(error).isLessThan(0.7 * spread);
  }
}
