package engram.weka.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.weka.TestData;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weka.classifiers.Classifier;
import weka.classifiers.evaluation.AbstractEvaluationMetric;
import weka.classifiers.evaluation.Evaluation;
import weka.classifiers.functions.LinearRegression;
import weka.classifiers.rules.ZeroR;
import weka.core.Instances;
import weka.core.PluginManager;

/** Log-loss and calibration error in Weka's evaluation. */
class CalibrationMetricTest {

  private static final String KIND = AbstractEvaluationMetric.class.getName();
  private static final String OURS = CalibrationMetric.class.getName();

  @BeforeEach
  void plugIn() {
    PluginManager.addPlugin(KIND, OURS, OURS, true);
  }

  @AfterEach
  void takeOut() {
    PluginManager.removePlugins(KIND, java.util.List.of(OURS));
  }

  private static Evaluation evaluate(Classifier classifier, Instances data) throws Exception {
    Evaluation evaluation = new Evaluation(data);
    evaluation.crossValidateModel(classifier, data, 5, new Random(1));
    return evaluation;
  }

  @Test
  void evenGuessesAmongThreeClassesCostTheirLogarithm() throws Exception {
    Evaluation evaluation = evaluate(new ZeroR(), TestData.load("iris"));
    AbstractEvaluationMetric metric = evaluation.getPluginMetric("Calibration");
    assertThat(metric.getStatistic("Log_loss_bits"))
        .isCloseTo(Math.log(3) / Math.log(2), within(1e-9));
    assertThat(metric.getStatistic("Calibration_error")).isCloseTo(0, within(1e-9));
    assertThat(evaluation.toSummaryString())
        .contains("Log-loss (bits)                          1.585")
        .contains("Calibration error                        0     \n");
  }

  @Test
  void aNumericClassHasNoSuchFigures() throws Exception {
    Evaluation evaluation = evaluate(new LinearRegression(), TestData.load("diabetes_regression"));
    assertThat(evaluation.toSummaryString()).doesNotContain("Log-loss", "Calibration");
  }

  @Test
  void anotherStatisticIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalibrationMetric().getStatistic("Kappa"))
        .withMessage("statistic is Kappa, allowed: Log_loss_bits, Calibration_error");
  }
}
