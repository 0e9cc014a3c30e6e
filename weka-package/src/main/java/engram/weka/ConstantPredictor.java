package engram.weka;

import java.util.Arrays;
import java.util.Locale;
import weka.core.Instance;
import weka.core.Instances;

/**
 * The same answer for all: where there is nothing to learn from. As in Weka's ZeroR, the mean of a
 * numeric class, or the share of each label with one instance more of each.
 *
 * @param answer the answer
 */
record ConstantPredictor(double[] answer) implements Predictor {

  private static final long serialVersionUID = 1L;

  static ConstantPredictor of(Instances data) {
    boolean nominal = data.classAttribute().isNominal();
    double[] answer = new double[nominal ? data.numClasses() : 1];
    Arrays.fill(answer, nominal ? 1 : 0);
    double total = nominal ? answer.length : 0;
    for (Instance row : data) {
      answer[nominal ? (int) row.classValue() : 0] +=
          row.weight() * (nominal ? 1 : row.classValue());
      total += row.weight();
    }
    for (int c = 0; c < answer.length && total > 0; c++) {
      answer[c] /= total;
    }
    return new ConstantPredictor(answer);
  }

  @Override
  public double[][] predict(double[][] x) {
    double[][] answers = new double[x.length][];
    Arrays.setAll(answers, i -> answer.clone());
    return answers;
  }

  @Override
  public String text() {
    StringBuilder text =
        new StringBuilder(
            "Nothing to learn from (no attribute with a value, or one class), always:");
    for (double each : answer) {
      text.append(String.format(Locale.ROOT, " %.4g", each));
    }
    return text.append('\n').toString();
  }
}
