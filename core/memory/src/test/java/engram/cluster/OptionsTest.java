package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  private static final Clam.Options OK = new Clam.Options(2);

  private static void refuses(ThrowingCallable code, String message) {
    assertThatIllegalArgumentException().isThrownBy(code).withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void countsBelowOneAreRefused(int value) {
    int k = value - 1; // 0 is auto
    refuses(() -> new Clam.Options(k), "k is " + k + ", allowed: 0 or more");
    refuses(() -> new SoftKMeans.Options(k), "k is " + k + ", allowed: 0 or more");
    refuses(() -> OK.withSteps(value, 0.5), "steps is " + value + ", allowed: 1 to 10000");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void temperaturesOutsideTheirRangeAreRefused(double value) {
    String range = " is " + value + ", allowed: 0 (auto) or above, finite";
    refuses(() -> OK.withBeta(value), "beta" + range);
    refuses(() -> new SoftKMeans.Options(2).withBeta(value), "beta" + range);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN})
  void stepSizeOutsideItsRangeIsRefused(double value) {
    refuses(() -> OK.withSteps(3, value), "stepSize is " + value + ", allowed: above 0, at most 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void maskFractionOutsideItsRangeIsRefused(double value) {
    refuses(
        () -> OK.withMaskFraction(value), "maskFraction is " + value + ", allowed: 0 to below 1");
  }

  @Test
  void nothingMayBeNull() {
    assertThatNullPointerException().isThrownBy(() -> OK.withFill(null)).withMessage("fill");
  }

  @Test
  void eachChangeChangesOneValueOfClam() {
    only(OK, o -> o.withK(7), "k");
    only(OK, o -> o.withBeta(7), "beta");
    only(OK, o -> o.withSteps(7, 0.7), "steps", "stepSize");
    only(OK, o -> o.withMaskFraction(0.7), "maskFraction");
    only(OK, o -> o.withFill(FillValue.ZERO), "fill");
    only(OK, o -> o.withInit(Start.ROWS), "training.init");
    only(OK, o -> o.withMemories(new double[][] {{7}, {8}}), "training.init", "training.memories");
    only(OK, o -> o.withEpochs(7), "training.epochs");
    only(OK, o -> o.withBatchSize(7), "training.batchSize");
    only(OK, o -> o.withLearningRate(7), "training.learningRate");
    only(OK, o -> o.withEarlyStopping(0.7, 7), "training.tolerance", "training.patience");
    only(OK, o -> o.withRestarts(7), "training.restarts");
    only(OK, o -> o.withRule(RestartRule.LOSS), "training.rule");
    only(OK, o -> o.withDeadMemories(DeadMemories.KEEP), "training.deadMemories");
    only(OK, o -> o.withSeed(7), "training.seed");
    only(OK, o -> o.withThreads(7), "training.threads");
    only(OK, o -> o.withTraining(Clusterer.SHORT), "training");
  }

  @Test
  void eachChangeChangesOneValueOfSoftKMeans() {
    SoftKMeans.Options ok = new SoftKMeans.Options(2);
    only(ok, o -> o.withK(7), "k");
    only(ok, o -> o.withBeta(7), "beta");
    only(ok, o -> o.withInit(Start.ROWS), "training.init");
    only(ok, o -> o.withMemories(new double[][] {{7}, {8}}), "training.init", "training.memories");
    only(ok, o -> o.withEpochs(7), "training.epochs");
    only(ok, o -> o.withBatchSize(7), "training.batchSize");
    only(ok, o -> o.withLearningRate(7), "training.learningRate");
    only(ok, o -> o.withEarlyStopping(0.7, 7), "training.tolerance", "training.patience");
    only(ok, o -> o.withRestarts(7), "training.restarts");
    only(ok, o -> o.withRule(RestartRule.LOSS), "training.rule");
    only(ok, o -> o.withDeadMemories(DeadMemories.KEEP), "training.deadMemories");
    only(ok, o -> o.withSeed(7), "training.seed");
    only(ok, o -> o.withThreads(7), "training.threads");
    only(ok, o -> o.withTraining(Clusterer.SHORT), "training");
  }

  private static <O> void only(O options, UnaryOperator<O> change, String... fields) {
    O changed = change.apply(options);
    assertThat(changed).usingRecursiveComparison().ignoringFields(fields).isEqualTo(options);
    for (String field : fields) {
      assertThat(changed).extracting(field).isNotEqualTo(value(options, field));
    }
  }

  private static Object value(Object options, String field) {
    Object[] value = new Object[1];
    assertThat(options).extracting(field).satisfies(each -> value[0] = each);
    return value[0];
  }
}
