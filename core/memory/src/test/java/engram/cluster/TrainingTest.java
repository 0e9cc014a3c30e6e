package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

  private static final Training OK = Clusterer.SHORT;

  private static void refuses(ThrowingCallable code, String message) {
    assertThatIllegalArgumentException().isThrownBy(code).withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE})
  void negativeCountsAreRefused(int value) {
    refuses(() -> OK.withEpochs(value), "epochs is " + value + ", allowed: 0 or more");
    refuses(() -> OK.withBatchSize(value), "batchSize is " + value + ", allowed: 0 or more");
    refuses(() -> OK.withThreads(value), "threads is " + value + ", allowed: 0 or more");
    refuses(() -> OK.withRestarts(value), "restarts is " + value + ", allowed: 1 to 1000000");
    refuses(
        () -> OK.withEarlyStopping(0.1, value), "patience is " + value + ", allowed: 1 or more");
  }

  @Test
  void moreRestartsThanAnyMachineCouldCompareAreRefused() {
    refuses(() -> OK.withRestarts(2_000_000_000), "restarts is 2000000000, allowed: 1 to 1000000");
  }

  @Test
  void noRestartAndNoPatienceAreRefused() {
    refuses(() -> OK.withRestarts(0), "restarts is 0, allowed: 1 to 1000000");
    refuses(() -> OK.withEarlyStopping(0, 0), "patience is 0, allowed: 1 or more");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void learningRateOutsideItsRangeIsRefused(double value) {
    refuses(
        () -> OK.withLearningRate(value),
        "learningRate is " + value + ", allowed: above 0, finite");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 1, Double.NaN})
  void toleranceOutsideItsRangeIsRefused(double value) {
    refuses(
        () -> OK.withEarlyStopping(value, 2), "tolerance is " + value + ", allowed: 0 to below 1");
  }

  @Test
  void startMemoriesAreLookedAt() {
    refuses(() -> OK.withInit(Start.GIVEN), "memories is null, allowed: 1 row or more");
    refuses(() -> OK.withMemories(new double[0][]), "memories is 0 rows, allowed: 1 row or more");
    refuses(
        () -> OK.withMemories(new double[][] {{1, 2}, {3}}),
        "memories is row 1 of 1 values, allowed: 2 values a row");
    refuses(
        () -> OK.withMemories(new double[][] {{1, Double.NaN}}),
        "memories is NaN in row 0, allowed: finite values");
    Training two = OK.withMemories(new double[][] {{1}, {2}});
    refuses(() -> new Clam.Options(3).withTraining(two), "memories is 2 rows, allowed: k = 3 rows");
    refuses(
        () -> new SoftKMeans.Options(1).withTraining(two),
        "memories is 2 rows, allowed: k = 1 rows");
    assertThat(two.withInit(Start.ROWS).memories()).isNull();
  }

  @Test
  void nothingMayBeNull() {
    assertThatNullPointerException().isThrownBy(() -> OK.withInit(null)).withMessage("init");
    assertThatNullPointerException().isThrownBy(() -> OK.withRule(null)).withMessage("rule");
    assertThatNullPointerException()
        .isThrownBy(() -> OK.withDeadMemories(null))
        .withMessage("deadMemories");
  }

  @Test
  void eachChangeChangesOneValue() {
    double[][] memories = {{1, 2}};
    Training changed =
        Training.DEFAULT
            .withMemories(memories)
            .withEpochs(11)
            .withBatchSize(12)
            .withLearningRate(0.13)
            .withEarlyStopping(0.14, 15)
            .withRestarts(16)
            .withRule(RestartRule.LOSS)
            .withViews(Views.RECALL)
            .withDeadMemories(DeadMemories.DROP)
            .withSeed(17)
            .withThreads(18);
    assertThat(changed)
        .usingRecursiveComparison()
        .isEqualTo(
            new Training(
                Start.GIVEN,
                memories,
                11,
                12,
                0.13,
                0.14,
                15,
                16,
                RestartRule.LOSS,
                Views.RECALL,
                DeadMemories.DROP,
                17,
                18));
    Training init = Training.DEFAULT.withInit(Start.GAUSSIAN);
    assertThat(init).usingRecursiveComparison().ignoringFields("init").isEqualTo(Training.DEFAULT);
    assertThat(init.init()).isEqualTo(Start.GAUSSIAN);
  }
}
