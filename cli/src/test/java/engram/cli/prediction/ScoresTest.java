package engram.cli.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static void assertValues(List<Score> scores, double... values) {
    for (int s = 0; s < values.length; s++) {
      assertThat(scores.get(s).value()).as(scores.get(s).name()).isCloseTo(values[s], within(1e-9));
    }
  }

  @Test
  void classesAreScoredByHandCountedNumbers() {
    int[] truth = {0, 0, 0, 1, 1, -1, 1};
    double[][] said = {{.9, .1}, {.6, .4}, {.2, .8}, {0, 1}, {1, 0}, {1, 0}, null};
    // 3 of 5 right; by chance 3/5 * 3/5 + 2/5 * 2/5 = .52.
    double loss = -(Math.log(.9) + Math.log(.6) + Math.log(.2) + Math.log(1e-6)) / 5;
    assertValues(ClassScores.of(truth, said), 0.6, (0.6 - 0.52) / 0.48, loss);
  }

  @Test
  void numbersAreScoredByHandCountedNumbers() {
    double[] truth = {1, 2, 3, Double.NaN, 6};
    double[][] said = {{1}, {3}, {3}, {9}, {4}};
    // Errors 0, 1, 0, -2. About the means 3 and 2.75 the squares are 14 and 4.75, the products 7.
    assertValues(
        NumberScores.of(truth, said),
        1 - 5.0 / 14,
        7.0 / Math.sqrt(14 * 4.75),
        Math.sqrt(1.25),
        .75);
  }

  @Test
  void numbersAreScoredAlikeInEveryUnit() {
    double[] truth = {1, 2, 3, 6};
    double[][] said = {{1}, {3}, {3}, {4}};
    List<Score> plain = NumberScores.of(truth, said);
    for (int exponent : new int[] {1000, -1000, 300, -540}) {
      double unit = Math.scalb(1.0, exponent);
      List<Score> scaled =
          NumberScores.of(
              DoubleStream.of(truth).map(y -> y * unit).toArray(),
              Arrays.stream(said).map(y -> new double[] {y[0] * unit}).toArray(double[][]::new));
      assertThat(scaled.get(0)).isEqualTo(plain.get(0));
      assertThat(scaled.get(1)).isEqualTo(plain.get(1));
      assertThat(scaled.get(2).value()).isEqualTo(plain.get(2).value() * unit);
      assertThat(scaled.get(3).value()).isEqualTo(plain.get(3).value() * unit);
    }
  }

  @Test
  void aScoreBeyondTheLargestNumberCannotBeSaid() {
    double most = Double.MAX_VALUE;
    assertThat(NumberScores.of(new double[] {most, -most}, new double[][] {{-most}, {most}}))
        .extracting(Score::shown)
        .containsExactly("-3.0000", "-1.0000", "-", "-");
  }

  @Test
  void theSpreadOverFoldsDoesNotOverflow() {
    Score low = new Score("rmse", "RMSE", 1e300, false, "%.5g");
    Score high = new Score("rmse", "RMSE", 3e300, false, "%.5g");
    FoldScore score = FoldScore.of(List.of(List.of(low), List.of(high)), 0);
    assertThat(score.mean()).isCloseTo(2e300, within(1e285));
    assertThat(score.deviation()).isCloseTo(Math.sqrt(2) * 1e300, within(1e285));
    Score none = new Score("rmse", "RMSE", Double.POSITIVE_INFINITY, false, "%.5g");
    assertThat(FoldScore.of(List.of(List.of(none)), 0).deviation()).isNaN();
  }

  @Test
  void whatCannotBeSaidIsNotANumber() {
    assertThat(ClassScores.of(new int[] {-1}, new double[][] {{1, 0}}))
        .allMatch(score -> Double.isNaN(score.value()));
    assertThat(NumberScores.of(new double[] {2, 2}, new double[][] {{1}, {3}}))
        .extracting(Score::shown)
        .containsExactly("-", "-", "1.0000", "1.0000");
  }
}
