package weka.classifiers.evaluation.output.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.weka.TestData;
import engram.weka.explain.Explanation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weka.classifiers.Classifier;
import weka.classifiers.evaluation.Evaluation;
import weka.classifiers.functions.AssociativeMemory;
import weka.classifiers.rules.ZeroR;
import weka.core.CheckOptionHandler;
import weka.core.Instances;

/** The memories behind each prediction, as CSV. */
class MemoryEvidenceTest {

  private final Instances iris = TestData.load("iris");

  private static MemoryEvidence output(Instances header, String... options) throws Exception {
    MemoryEvidence output = new MemoryEvidence();
    output.setOptions(options);
    output.setHeader(header);
    output.setBuffer(new StringBuffer());
    return output;
  }

  @Test
  void eachPredictionHasItsMemoriesAndItsCounterexample() throws Exception {
    AssociativeMemory memory = TestData.memory("-metric", "scales");
    memory.buildClassifier(iris);
    MemoryEvidence output = output(iris, "-memories", "2");
    output.print(memory, iris);
    List<String> lines = output.getBuffer().toString().lines().toList();
    assertThat(lines).hasSize(151);
    assertThat(lines.get(0))
        .isEqualTo(
            "inst#,actual,predicted,error,prediction,memory1,class1,share1,attribute1,"
                + "memory2,class2,share2,attribute2,counterexample,its class,its share,its attribute");
    Explanation why = memory.explain(iris.instance(70), 2);
    String[] cells = lines.get(71).split(",");
    assertThat(cells).hasSize(17);
    assertThat(cells[5]).isEqualTo("" + why.supports().get(0).number());
    assertThat(cells[6]).isEqualTo(why.supports().get(0).answer());
    assertThat(Double.parseDouble(cells[7]))
        .isBetween(why.supports().get(0).weight() - 5e-4, why.supports().get(0).weight() + 5e-4);
    assertThat(cells[8]).startsWith("petal");
    assertThat(cells[13]).isEqualTo("" + why.counterexample().number());
    assertThat(cells[14]).isNotEqualTo(cells[2].substring(2));
  }

  @Test
  void withABatchSizeOfOneFoldsAreExplainedToo() throws Exception {
    MemoryEvidence output = output(iris);
    Evaluation evaluation = new Evaluation(iris);
    evaluation.crossValidateModel(
        TestData.memory("-metric", "beta", "-batch-size", "1"), iris, 3, new Random(1), output);
    List<String> lines = output.getBuffer().toString().lines().toList();
    assertThat(lines).hasSize(151).noneMatch(line -> line.contains(",,,,"));
    assertThat(evaluation.pctCorrect()).isGreaterThan(90);
  }

  @Test
  void oneByOneAnswersAreThoseOfTheBatch() throws Exception {
    Evaluation one = new Evaluation(iris);
    one.crossValidateModel(TestData.memory("-batch-size", "1"), iris, 3, new Random(1));
    Evaluation batch = new Evaluation(iris);
    batch.crossValidateModel(TestData.memory(), iris, 3, new Random(1));
    assertThat(one.predictions()).hasToString(batch.predictions().toString());
  }

  @Test
  void answersWithoutTheirClassifierHaveNoEvidenceAndTheFooterSaysWhy() throws Exception {
    for (Classifier classifier : List.of(TestData.memory("-metric", "beta"), new ZeroR())) {
      MemoryEvidence output = output(iris);
      new Evaluation(iris).crossValidateModel(classifier, iris, 3, new Random(1), output);
      assertThat(output.getBuffer().toString())
          .contains("1,", ",,,,,,,,", "set the batchSize of AssociativeMemory to 1");
    }
  }

  @Test
  void aNumericClassHasNoCounterexample() throws Exception {
    Instances data = TestData.load("diabetes_regression");
    AssociativeMemory memory = TestData.memory("-metric", "beta");
    memory.buildClassifier(data);
    MemoryEvidence output = output(data, "-memories", "1", "-use-tab");
    output.print(memory, data);
    assertThat(output.getBuffer().toString().lines().findFirst())
        .contains("inst#\tactual\tpredicted\terror\tmemory1\tclass1\tshare1\tattribute1");
  }

  @Test
  void itsOptionsAreWekas() throws Exception {
    CheckOptionHandler check = new CheckOptionHandler();
    check.setOptionHandler(new MemoryEvidence());
    check.setSilent(true);
    check.doTests();
    assertThat(check.getSuccess()).isTrue();
    assertThat(output(iris, "-memories", "7").getOptions()).contains("-memories", "7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryEvidence().setNumMemories(0))
        .withMessage("numMemories is 0, allowed: 1 or more");
  }
}
