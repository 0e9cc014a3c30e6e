package engram.weka.explain;

import engram.measure.LogLoss;
import engram.measure.Reliability;
import java.util.ArrayList;
import java.util.List;
import weka.classifiers.evaluation.AbstractEvaluationMetric;
import weka.classifiers.evaluation.StandardEvaluationMetric;
import weka.core.Instance;
import weka.core.Utils;

/**
 * How far the probabilities of any classifier can be trusted: {@link LogLoss} in bits and the
 * expected calibration error of {@link Reliability}, in Weka's summary, its command line and the
 * Experimenter. Every test instance counts once, whatever its weight.
 */
public class CalibrationMetric extends AbstractEvaluationMetric
    implements StandardEvaluationMetric {

  private static final long serialVersionUID = 1L;

  private static final String LOSS = "Log_loss_bits";
  private static final String ERROR = "Calibration_error";

  private final ArrayList<Integer> truth = new ArrayList<>();
  private final ArrayList<double[]> predicted = new ArrayList<>();

  @Override
  public boolean appliesToNominalClass() {
    return true;
  }

  @Override
  public boolean appliesToNumericClass() {
    return false;
  }

  @Override
  public String getMetricName() {
    return "Calibration";
  }

  @Override
  public String getMetricDescription() {
    return "Log-loss in bits, the mean of -log2 of the probability of the true class (at least 1e-6);"
        + " expected calibration error, how far the largest probability is from how often it comes"
        + " true, over ten bins.";
  }

  @Override
  public List<String> getStatisticNames() {
    return List.of(LOSS, ERROR);
  }

  @Override
  public double getStatistic(String name) {
    int[] classes = truth.stream().mapToInt(c -> c).toArray();
    double[][] rows = predicted.toArray(double[][]::new);
    return switch (name) {
      case LOSS -> LogLoss.bits(classes, rows);
      case ERROR -> Reliability.of(classes, rows).error();
      default ->
          throw new UnknownStatisticException(
              "statistic is " + name + ", allowed: " + LOSS + ", " + ERROR);
    };
  }

  @Override
  public boolean statisticIsMaximisable(String name) {
    return false;
  }

  @Override
  public void updateStatsForClassifier(double[] probabilities, Instance instance) {
    truth.add((int) instance.classValue());
    predicted.add(probabilities);
  }

  @Override
  public void updateStatsForPredictor(double value, Instance instance) {
    // of nominal classes only
  }

  @Override
  public String toSummaryString() {
    return truth.isEmpty() ? "" : line("Log-loss (bits)", LOSS) + line("Calibration error", ERROR);
  }

  /** A line in the columns of Weka's summary. */
  private String line(String name, String statistic) {
    return Utils.padRight(name, 35) + Utils.doubleToString(getStatistic(statistic), 12, 4) + "\n";
  }
}
