package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;

import engram.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricLearningTest {

  @ParameterizedTest
  @CsvSource({"true, MAP", "false, MAP", "true, SCALES", "false, SCALES"})
  void theSlopeOfTheMapIsTheDifferenceOfTheLeaveOneOutLoss(boolean classes, MetricForm form) {
    Pairs pairs = new Pairs(60, 4, 1);
    Targets targets = targets(pairs, classes);
    double[] weights = new double[60];
    for (int i = 0; i < 60; i++) {
      weights[i] = 0.5 + i % 3;
    }
    MetricLearning learning =
        new MetricLearning(pairs.x, targets, weights, new MetricLearning.Plan(form, 1, 0.05, 0));
    Metric metric = Metric.isotropic(4, 1.5);
    metric.map()[1][2] = form == MetricForm.MAP ? 0.4f : 0f;
    int[] order = new RandomStream(2).permutation(60);

    float[][] slope = new float[4][4];

    learning.slope(metric.map(), order, 0, slope);

    double largest = 0;
    double gap = 0;
    for (int r = 0; r < 4; r++) {
      for (int d = 0; d < 4; d++) {
        if (form == MetricForm.SCALES && d != r) {
          continue;
        }
        double difference = difference(pairs, targets, weights, metric, r, d);
        largest = Math.max(largest, Math.abs(difference));
        gap = Math.max(gap, Math.abs(difference - slope[r][d]));
      }
    }
    assertThat(gap).isLessThan(2e-3 * largest);
  }

  private static double difference(
      Pairs pairs, Targets targets, double[] weights, Metric metric, int r, int d) {
    float step = 2e-3f;
    float old = metric.map()[r][d];
    metric.map()[r][d] = old + step;
    double up = loss(pairs, targets, weights, metric);
    metric.map()[r][d] = old - step;
    double down = loss(pairs, targets, weights, metric);
    metric.map()[r][d] = old;
    return (up - down) / (2 * step);
  }

  /** The mean loss of each pair predicted by the others, in double precision. */
  private static double loss(Pairs pairs, Targets targets, double[] weights, Metric metric) {
    float[][] z = metric.apply(pairs.x);
    double loss = 0;
    for (int i = 0; i < z.length; i++) {
      double sum = 0;
      double total = 0;
      for (int j = 0; j < z.length; j++) {
        double square = 0;
        for (int r = 0; r < z[i].length; r++) {
          square += Math.pow((double) z[i][r] - z[j][r], 2);
        }
        double w = i == j ? 0 : weights[j] * StrictMath.exp(-square / 2);
        total += w;
        sum += w * targets.values()[j][targets.place(i)];
      }
      loss += weights[i] * targets.loss(i, sum / total);
    }
    return loss / z.length;
  }

  private static Targets targets(Pairs pairs, boolean classes) {
    if (!classes) {
      return Targets.ofNumbers(pairs.target);
    }
    int[] places = new int[pairs.y.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = pairs.y[i] == 7 ? 2 : pairs.y[i] == 2 ? 1 : 0;
    }
    return Targets.ofClasses(places, 3);
  }

  @Test
  void aStepOfManyPairsTakesAPartOfThemInTurnAndStillLearns() {
    Pairs pairs = new Pairs(MetricLearning.MEMORIES + 700, 3, 5);
    Targets targets = targets(pairs, true);
    int[] order = new RandomStream(2).permutation(pairs.x.length);
    MetricLearning learning =
        new MetricLearning(
            pairs.x, targets, null, new MetricLearning.Plan(MetricForm.SCALES, 1, 0.05, 0));
    float[][] slope = new float[3][3];

    learning.slope(Metric.isotropic(3, 3).map(), order, order.length - 100, slope);

    assertThat(-slope[0][0]).isGreaterThan(0);
    assertThat(-slope[0][0]).isGreaterThan(3 * Math.abs(slope[2][2]));
  }

  @Test
  void learningLowersTheLeaveOneOutLossAndFindsTheFeaturesThatMatter() {
    Pairs pairs = new Pairs(200, 5, 3);
    Targets targets = targets(pairs, true);
    double[] ones = new double[200];
    java.util.Arrays.fill(ones, 1);
    Metric start = Metric.isotropic(5, 2);

    float[][] map =
        new MetricLearning(
                pairs.x, targets, null, new MetricLearning.Plan(MetricForm.SCALES, 30, 0.1, 0))
            .learn(2, new RandomStream(1));

    assertThat(loss(pairs, targets, ones, new Metric(map, null)))
        .isLessThan(0.8 * loss(pairs, targets, ones, start));
    assertThat(map[0][0]).isGreaterThan(2 * map[4][4]);
  }
}
