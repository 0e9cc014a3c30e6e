package engram.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.math.RandomStream;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryRegressor;
import engram.predict.MetricForm;
import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

  private static Table table(boolean nominal) {
    RandomStream random = new RandomStream(2);
    double[][] rows = new double[90][];
    for (int i = 0; i < rows.length; i++) {
      double a = random.nextGaussian();
      double noisy = a + 0.7 * random.nextGaussian();
      rows[i] = new double[] {a, nominal ? (noisy < 0 ? 0 : 1) : noisy};
    }
    Column target =
        nominal ? Column.nominal("t", List.of("low", "high", "never")) : Column.numeric("t");
    return Table.of("made", new Schema(List.of(Column.numeric("a"), target)), 1, rows);
  }

  private static TableClassifier classifier() {
    Table table = table(true);
    return TableClassifier.fit(
            table, new MemoryClassifier.Options().withMetric(MetricForm.BETA).withThreads(1))
        .confident(table, null);
  }

  private static TableRegressor regressor() {
    Table table = table(false);
    return TableRegressor.fit(
            table, new MemoryRegressor.Options().withMetric(MetricForm.BETA).withThreads(1))
        .confident(table, null);
  }

  @Test
  void setsStandBesideTheClasses() {
    TableClassifier model = classifier();
    Table answers = Confidence.of(model, 0.9).beside(model.predict(table(true)));
    assertThat(answers.schema().names())
        .containsExactly("prediction", "t=low", "t=high", "t=never", "set");
    int held = 0;
    for (int i = 0; i < 90; i++) {
      String set = answers.isMissing(i, 4) ? "" : answers.level(i, 4);
      assertThat(set).isIn("", "low", "high", "low|high");
      held += set.contains(table(true).level(i, 1)) ? 1 : 0;
    }
    assertThat(held).isBetween(76, 90);
  }

  @Test
  void intervalsStandBesideTheNumbers() {
    TableRegressor model = regressor();
    Table answers = Confidence.of(model, 0.9).beside(model.predict(table(false)));
    assertThat(answers.schema().names()).containsExactly("prediction", "lower", "upper");
    double width = answers.cell(0, 2) - answers.cell(0, 1);
    for (int i = 0; i < 90; i++) {
      assertThat(answers.cell(i, 1)).isLessThan(answers.cell(i, 0));
      assertThat(answers.cell(i, 2) - answers.cell(i, 1))
          .isCloseTo(width, org.assertj.core.api.Assertions.within(1e-9));
    }
  }

  @Test
  void missesSurviveTheFileAndFilesWithoutThemAreRead() {
    for (Model model : new Model[] {classifier(), regressor()}) {
      JsonObject json = model.toJson();
      Model again = Model.fromJson(json.deepCopy());
      Table rows = table(model instanceof TableClassifier);
      assertThat(Confidence.of(again, 0.8).beside(again.predict(rows)).column(0))
          .isEqualTo(Confidence.of(model, 0.8).beside(model.predict(rows)).column(0));
      json.remove("misses");
      json.remove("digest");
      Model older = Model.fromJson(json);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Confidence.of(older, 0.8))
          .withMessageContaining("learn a classification or regression with --confidence");
    }
  }

  @Test
  void brokenMissesAreRefused() {
    JsonObject json = classifier().toJson();
    json.remove("digest");
    JsonArray misses = json.getAsJsonArray("misses");
    misses.set(0, new com.google.gson.JsonPrimitive(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Model.fromJson(json));
  }

  @Test
  void aConfidenceThatTheRowsCannotTellIsRefused() {
    TableRegressor model = regressor();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Confidence.of(model, 0.999))
        .withMessageContaining("confidence is 0.999, allowed: above 0 to 0.9890");
  }
}
