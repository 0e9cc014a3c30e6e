package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.energy.Separation;
import engram.member.Effort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What efforts mix, and that every part of a mixture is saved, explained and extended. */
class EffortTest {

  private static final MemoryClassifier.Options CLASSES =
      new MemoryClassifier.Options().withThreads(1);
  private static final MemoryRegressor.Options NUMBERS =
      new MemoryRegressor.Options().withThreads(1);

  private final Pairs pairs = new Pairs(90, 3, 31).withHoles(7);
  private final Pairs queries = new Pairs(40, 3, 32).withHoles(8);

  private static JsonObject copy(JsonObject json) {
    return JsonParser.parseString(json.toString()).getAsJsonObject();
  }

  @ParameterizedTest
  @EnumSource(Effort.class)
  void aClassifierIsReadBackExplainedAndExtendedToTheBit(Effort effort) {
    double[] weights = new double[90];
    Arrays.setAll(weights, i -> i % 4 == 0 ? 0 : 1 + i % 2);
    MemoryClassifier model =
        MemoryClassifier.fit(pairs.x, pairs.y, weights, CLASSES.withEffort(effort));

    MemoryClassifier read = MemoryClassifier.fromJson(copy(model.toJson()));

    assertThat(read.options()).isEqualTo(model.options());
    assertThat(read).hasToString(model.toString());
    assertThat(read.probabilities(queries.x)).isDeepEqualTo(model.probabilities(queries.x));
    assertThat(read.explain(queries.x[3], 90)).isEqualTo(model.explain(queries.x[3], 90));
    double sum =
        Arrays.stream(model.explain(queries.x[3], 90)).mapToDouble(each -> each.weight()).sum();
    assertThat(sum).isCloseTo(1, within(1e-9));
    MemoryClassifier more = model.with(queries.x[0], 2);
    assertThat(read.with(queries.x[0], 2).probabilities(queries.x))
        .isDeepEqualTo(more.probabilities(queries.x));
    assertThat(MemoryClassifier.fromJson(copy(more.toJson())).probabilities(queries.x))
        .isDeepEqualTo(more.probabilities(queries.x));
  }

  @ParameterizedTest
  @EnumSource(Effort.class)
  void aModelIsSerialisedAsWekaAndSmileDo(Effort effort) throws Exception {
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, CLASSES.withEffort(effort));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      MemoryClassifier read = (MemoryClassifier) in.readObject();
      assertThat(read.probabilities(queries.x)).isDeepEqualTo(model.probabilities(queries.x));
    }
  }

  @ParameterizedTest
  @EnumSource(Effort.class)
  void theAnswerDependsOnNeitherTheThreadsNorTheOtherRows(Effort effort) {
    MemoryClassifier.Options options = CLASSES.withEffort(effort);
    MemoryClassifier one = MemoryClassifier.fit(pairs.x, pairs.y, options);
    MemoryClassifier three = MemoryClassifier.fit(pairs.x, pairs.y, options.withThreads(3));

    double[][] together = one.probabilities(queries.x);

    assertThat(three.probabilities(queries.x)).isDeepEqualTo(together);
    for (int i = 0; i < 40; i += 9) {
      assertThat(one.probabilities(queries.x[i])).isEqualTo(together[i]);
    }
    MemoryRegressor.Options numbers = NUMBERS.withEffort(effort);
    assertThat(
            MemoryRegressor.fit(pairs.x, pairs.target, numbers.withThreads(3)).predict(queries.x))
        .isEqualTo(MemoryRegressor.fit(pairs.x, pairs.target, numbers).predict(queries.x));
  }

  @Test
  void theTextSaysWhichMembersCarryTheAnswer() {
    MemoryClassifier quick =
        MemoryClassifier.fit(pairs.x, pairs.y, CLASSES.withEffort(Effort.QUICK));
    MemoryClassifier one =
        MemoryClassifier.fit(pairs.x, pairs.y, CLASSES.withMetric(MetricForm.SCALES));

    assertThat(quick.toString()).contains("metric scales, shares: ", "metric 0.", "gaussians 0.");
    assertThat(one.toString()).contains("metric scales, 3 classes");
  }

  @Test
  void leavesCarryAStepThatMetricsBlur() {
    Pairs learned = new Pairs(240, 4, 33);
    Pairs test = new Pairs(200, 4, 34);
    for (Pairs each : new Pairs[] {learned, test}) {
      Arrays.setAll(each.target, i -> each.x[i][0] > 0.3 == each.x[i][1] > 0 ? 1 : 4);
    }

    MemoryRegressor normal = MemoryRegressor.fit(learned.x, learned.target, NUMBERS);
    MemoryRegressor thorough =
        MemoryRegressor.fit(learned.x, learned.target, NUMBERS.withEffort(Effort.THOROUGH));

    assertThat(error(thorough, test)).isLessThan(0.9 * error(normal, test));
    assertThat(thorough.toString()).contains("leaves 0.");
    MemoryRegressor read = MemoryRegressor.fromJson(copy(thorough.toJson()));
    assertThat(read.predict(test.x)).isEqualTo(thorough.predict(test.x));
    assertThat(read.explain(test.x[0], 5)).isEqualTo(thorough.explain(test.x[0], 5));
  }

  private static double error(MemoryRegressor model, Pairs test) {
    double[] found = model.predict(test.x);
    double error = 0;
    for (int i = 0; i < found.length; i++) {
      error += Math.pow(found[i] - test.target[i], 2);
    }
    return error;
  }

  @Test
  void aFileWrittenBeforeThereWereMembersIsRead() {
    MemoryClassifier model =
        MemoryClassifier.fit(pairs.x, pairs.y, CLASSES.withMetric(MetricForm.SCALES));
    JsonObject json = copy(model.toJson());
    json.getAsJsonObject("options").remove("effort");
    json.getAsJsonObject("memories").getAsJsonObject("pairs").remove("others");

    MemoryClassifier read = MemoryClassifier.fromJson(json);

    assertThat(read.options()).isEqualTo(model.options());
    assertThat(read.probabilities(queries.x)).isDeepEqualTo(model.probabilities(queries.x));
  }

  @Test
  void classesOfOneRowWideTablesAndSparseSeparationsArePredictedAtEveryEffort() {
    int[] y = new int[90];
    Arrays.setAll(y, i -> i == 17 ? 9 : i % 2);
    double[][] wide = new Pairs(12, 520, 4).x;
    int[] few = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
    for (Effort effort : Effort.values()) {
      MemoryClassifier lone = MemoryClassifier.fit(pairs.x, y, CLASSES.withEffort(effort));
      MemoryClassifier broad = MemoryClassifier.fit(wide, few, CLASSES.withEffort(effort));
      MemoryClassifier sparse =
          MemoryClassifier.fit(
              pairs.x,
              pairs.y,
              CLASSES.withEffort(effort).withSeparation(Separation.of("sparsemax")));

      assertThat(Arrays.stream(lone.probabilities(queries.x[0])).sum()).isCloseTo(1, within(1e-9));
      assertThat(Arrays.stream(broad.probabilities(wide[0])).sum()).isCloseTo(1, within(1e-9));
      assertThat(broad.toString()).doesNotContain("shares");
      assertThat(sparse.toString()).doesNotContain("shares");
    }
  }

  @Test
  void constantColumnsAndRowsThatAreTheSameGiveNumbers() {
    double[][] x = new double[20][3];
    int[] y = new int[20];
    Arrays.setAll(y, i -> i % 2);
    for (Effort effort : Effort.values()) {
      double[] p = MemoryClassifier.fit(x, y, CLASSES.withEffort(effort)).probabilities(x[0]);
      assertThat(p).containsExactly(new double[] {0.5, 0.5}, within(0.02));
    }
  }

  @Test
  void anEffortThatHasNoUseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MemoryClassifier.fit(
                    pairs.x,
                    pairs.y,
                    CLASSES.withMetric(MetricForm.MAP).withEffort(Effort.THOROUGH)))
        .withMessage(
            "effort is THOROUGH, allowed: NORMAL where the form is not PAIRS or the metric not AUTO");
  }
}
