package engram.weka.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.weka.TestData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.classifiers.functions.AssociativeMemory;
import weka.classifiers.misc.InputMappedClassifier;
import weka.classifiers.trees.J48;
import weka.core.Instances;
import weka.gui.explorer.ClassifierErrorsPlotInstances;
import weka.gui.visualize.VisualizePanel;

/** What Explain finds in an entry of the result list, and what its tables show. */
class ExplainedResultTest {

  private final Instances iris = TestData.load("iris");

  private static AssociativeMemory built(Instances data) throws Exception {
    AssociativeMemory memory = new AssociativeMemory();
    memory.setOptions(new String[] {"-metric", "scales"});
    memory.buildClassifier(data);
    return memory;
  }

  /** What Weka keeps of a run on these instances. */
  private static List<Object> kept(Classifier classifier, Instances rows) throws Exception {
    Evaluation evaluation = new Evaluation(rows);
    ClassifierErrorsPlotInstances plot = new ClassifierErrorsPlotInstances();
    plot.setInstances(rows);
    plot.setClassifier(classifier);
    plot.setClassIndex(rows.classIndex());
    plot.setEvaluation(evaluation);
    plot.setUp();
    for (int i = 0; i < rows.numInstances(); i++) {
      plot.process(rows.instance(i), classifier, evaluation);
    }
    VisualizePanel panel = new VisualizePanel();
    panel.addPlot(plot.getPlotData("plot"));
    return new ArrayList<>(List.of(classifier, new Instances(rows, 0), panel));
  }

  @Test
  void instancesAreThoseOfTheEvaluationWhereverTheClassStands() throws Exception {
    Instances penguins = TestData.load("penguins");
    Instances first = new Instances(penguins);
    first.setClassIndex(0);
    for (Instances data : List.of(iris, penguins, first, TestData.load("diabetes_regression"))) {
      ExplainedResult result = ExplainedResult.of(kept(built(data), data));
      result.check();
      assertThat(result.rows().equalHeaders(data)).isTrue();
      assertThat(result.rows().classIndex()).isEqualTo(data.classIndex());
      assertThat(result.rows().numInstances()).isEqualTo(data.numInstances());
      for (int i = 0; i < data.numInstances(); i++) {
        assertThat(result.rows().instance(i).toDoubleArray())
            .containsExactly(data.instance(i).toDoubleArray());
      }
    }
  }

  @Test
  void aRunWithoutAPlotHasNoInstances() throws Exception {
    List<Object> kept = new ArrayList<>(List.of(built(iris), new Instances(iris, 0)));
    ExplainedResult result = ExplainedResult.of(kept);
    result.check();
    assertThat(result.rows()).isEmpty();
    assertThat(result.with(iris).rows()).hasSize(150);
  }

  @Test
  void whatKeepsNoMemoriesIsRefusedByName() throws Exception {
    J48 tree = new J48();
    tree.buildClassifier(iris);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExplainedResult.of(kept(tree, iris)).check())
        .withMessageStartingWith("J48 keeps no memories");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExplainedResult.of(null).check())
        .withMessageContaining("Output model");
  }

  @Test
  void aMappedClassifierIsLookedInto() throws Exception {
    InputMappedClassifier mapped = new InputMappedClassifier();
    mapped.setClassifier(built(iris));
    ExplainedResult.of(new ArrayList<>(List.of(mapped, new Instances(iris, 0)))).check();
  }

  @Test
  void otherAttributesAreRefused() throws Exception {
    ExplainedResult result = ExplainedResult.of(kept(built(iris), iris));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> result.with(TestData.load("wine")))
        .withMessageStartingWith("the attributes are not those learned from: ");
  }

  @Test
  void theTablesShowPredictionsMemoriesAndAttributes() throws Exception {
    AssociativeMemory memory = built(iris);
    double[][] answers = memory.distributionsForInstances(iris);
    assertThat(ExplainedRows.headings(iris))
        .containsExactly(
            "No.",
            "true class",
            "predicted",
            "error",
            "sepallength",
            "sepalwidth",
            "petallength",
            "petalwidth");
    Object[] line = ExplainedRows.instances(iris, answers).get(0);
    assertThat(line[1]).isEqualTo("Iris-setosa");
    assertThat((String) line[2]).startsWith("Iris-setosa ").endsWith("%");
    assertThat(line[4]).isEqualTo(iris.instance(0).value(0));

    Explanation why = memory.explain(iris.instance(70), 5);
    List<Object[]> memories = ExplainedRows.memoryCells(why);
    assertThat(memories).hasSameSizeAs(ExplainedRows.memories(why));
    assertThat(memories).filteredOn(each -> each[0].equals(71)).singleElement();
    assertThat(memories).filteredOn(each -> each[3].equals("counterexample")).hasSize(1);
    Explanation.Support first = why.supports().get(0);
    List<Object[]> cells = ExplainedRows.attributeCells(why, first);
    assertThat(cells).hasSize(4);
    assertThat(ExplainedRows.attributeHeadings(why, first)).hasSize(cells.get(0).length);
    assertThat(ExplainedRows.answer(why)).startsWith("Answer Iris-v").contains("true class");
  }

  @Test
  void theInstanceItselfIsSaidSo() throws Exception {
    Explanation why = built(iris).explain(iris.instance(3), 3);
    assertThat(ExplainedRows.memoryCells(why))
        .anySatisfy(
            cells -> {
              assertThat(cells[0]).isEqualTo(4);
              assertThat(cells[3]).isEqualTo("itself");
            });
  }
}
