package engram.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import engram.basin.BasinClustering;
import engram.cluster.CentroidModel;
import engram.cluster.Clam;
import engram.cluster.SoftKMeans;
import engram.completion.MemoryCompletion;
import engram.math.RandomStream;
import engram.model.ClusterModel;
import engram.model.ModelFile;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import engram.predict.MemoryRegressor;
import engram.table.Column;
import engram.table.ColumnMeans;
import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Schema;
import engram.table.Table;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of model of tables: what it says is the same to the bit once it is read again. */
class ModelTest {

  @TempDir Path folder;

  /** Two groups with holes: numbers, levels, and a target of each kind. */
  private static Table table(Column target) {
    RandomStream random = new RandomStream(8);
    double[][] rows = new double[80][];
    for (int i = 0; i < rows.length; i++) {
      int group = i % 2;
      double size = i % 11 == 3 ? Double.NaN : Math.rint(6 * group + 2 * random.nextGaussian());
      double colour = i % 7 == 2 ? Double.NaN : random.nextInt(3) == 0 ? 1 - group : group;
      double label = target.isNominal() ? group : 3 * group + random.nextGaussian();
      rows[i] =
          new double[] {
            size, group + random.nextGaussian() / 2, colour, i % 19 == 5 ? Double.NaN : label
          };
    }
    List<Column> columns =
        List.of(
            Column.numeric("size"),
            Column.numeric("weight"),
            Column.nominal("colour", List.of("red", "blue")),
            target);
    return Table.of("groups", new Schema(columns), 3, rows);
  }

  private static final Column KIND = Column.nominal("kind", List.of("small", "big"));

  private static TableClustering clustering(String algorithm) {
    Table table = table(KIND);
    Encoder encoder = Encoder.fit(table);
    double[][] x = encoder.encode(table);
    ColumnMeans means = ColumnMeans.of(x);
    double[][] filled = means.fill(x);
    ClusterModel model =
        switch (algorithm) {
          case "clam" -> Clam.fit(x, new Clam.Options(2));
          case "soft" -> SoftKMeans.fit(x, new SoftKMeans.Options(2));
          case "basins" -> BasinClustering.fit(filled, BasinClustering.Options.DEFAULT);
          default -> new CentroidModel(new double[][] {filled[0], filled[1]}, new int[] {40, 40});
        };
    boolean knows = algorithm.equals("clam") || algorithm.equals("soft");
    return new TableClustering(encoder, knows ? null : means, model, KIND, Origin.of(table));
  }

  static Stream<Arguments> models() {
    List<Arguments> all = new ArrayList<>();
    for (String algorithm : List.of("clam", "soft", "basins", "centroids")) {
      all.add(Arguments.of(algorithm, clustering(algorithm)));
    }
    for (MemoryForm form : MemoryForm.values()) {
      all.add(
          Arguments.of(
              "classifier " + form,
              TableClassifier.fit(
                  table(KIND), null, null, new MemoryClassifier.Options().withForm(form))));
      all.add(
          Arguments.of(
              "regressor " + form,
              TableRegressor.fit(
                  table(Column.numeric("height")),
                  null,
                  null,
                  new MemoryRegressor.Options().withForm(form))));
    }
    for (boolean target : new boolean[] {true, false}) {
      all.add(
          Arguments.of(
              "completion " + target,
              TableCompletion.fit(table(KIND), null, target, new MemoryCompletion.Options())));
    }
    return all.stream();
  }

  private static Table asked(Model model) {
    Table table = table(model.target());
    return table.select(IntStream.range(0, 40).map(i -> 79 - i).toArray());
  }

  private static void same(Table one, Table other) {
    assertThat(other.schema()).isEqualTo(one.schema());
    for (int c = 0; c < one.columns(); c++) {
      assertThat(other.column(c)).isEqualTo(one.column(c));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void saysTheSameOnceItIsReadAgain(String name, Model model) {
    Path file = folder.resolve("m.json");
    model.save(file);
    Model read = Model.load(file);
    assertThat(read).hasSameClassAs(model);
    assertThat(read.origin()).isEqualTo(model.origin());
    assertThat(read.target()).isEqualTo(model.target());
    same(model.predict(asked(model)), read.predict(asked(model)));
    assertThat(read.toJson()).isEqualTo(model.toJson());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void keepsWhatWasSaidOfItsFileAndHasNoSuchPartOtherwise(String name, Model model) {
    Path file = folder.resolve("m.json");
    Reading said = new Reading(List.of("-999", "."), ",");
    model.withReading(said).save(file);
    Model read = Model.load(file);
    assertThat(read.origin().reading()).isEqualTo(said);
    same(model.predict(asked(model)), read.predict(asked(model)));
    assertThat(read.withReading(null).toJson()).isEqualTo(model.toJson());
    assertThat(model.toJson().getAsJsonObject("origin").keySet())
        .containsExactly("engram", "data", "rows", "columns", "digest");
  }

  @Test
  void aDecimalMarkIsAPointOrAComma() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reading(null, ";"))
        .withMessage("decimal is ;, allowed: a point, a comma or none");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aRowIsAnsweredTheSameAloneAndAmongOthers(String name, Model model) {
    Table all = asked(model);
    Table answers = model.predict(all);
    for (int row : new int[] {0, 13, 39}) {
      Table alone = model.predict(all.select(row));
      for (int c = 0; c < answers.columns(); c++) {
        assertThat(alone.cell(0, c)).isEqualTo(answers.cell(row, c));
      }
    }
    assertThat(model.predict(all.select()).rows()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void nothingIsMissingInAnAnswerAndSharesSumToOne(String name, Model model) {
    Table answers = model.predict(asked(model));
    boolean completesTarget = !(model instanceof TableCompletion c) || c.all() != null;
    assertThat(answers.missing()).isZero();
    for (int row = 0; row < answers.rows() && completesTarget; row++) {
      assertThat(answers.isMissing(row, answers.columns() - 1)).isFalse();
    }
    if (!(model instanceof TableCompletion) && answers.columns() > 1) {
      for (int row = 0; row < answers.rows(); row++) {
        double sum = 0;
        for (int c = 1; c < answers.columns(); c++) {
          sum += answers.cell(row, c);
        }
        assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aPartThatIsMissingOrMisshapenIsRefusedInALine(String name, Model model) {
    Path file = folder.resolve("m.json");
    for (String part : model.toJson().keySet()) {
      for (JsonElement other :
          new JsonElement[] {null, JsonNull.INSTANCE, new JsonPrimitive(-7.5), new JsonObject()}) {
        JsonObject json = model.toJson();
        json.remove(part);
        if (other != null) {
          json.add(part, other);
        }
        ModelFile.write(file, json);
        try {
          Model.load(file).predict(asked(model)); // a part that may be absent
        } catch (IllegalArgumentException | DataException e) {
          assertThat(e.getMessage()).hasLineCount(1);
        }
      }
    }
  }

  @Test
  void storedRowsBehindAnAnswerKeepTheirNumbersInTheTableLearnedFrom() {
    Table table = table(KIND);
    TableClassifier numbers =
        TableClassifier.fit(table, null, null, new MemoryClassifier.Options());
    List<String> ids = IntStream.range(0, 80).mapToObj(i -> "row " + i).toList();
    TableClassifier named = TableClassifier.fit(table, null, ids, new MemoryClassifier.Options());
    Table asked = numbers.binding(false).bind(engram.table.Cells.of(table));
    List<Reason> reasons = numbers.explain(asked, 80).get(20);
    assertThat(reasons.stream().mapToDouble(Reason::weight).sum()).isBetween(0.99, 1.01);
    assertThat(reasons).noneMatch(reason -> Integer.parseInt(reason.memory()) % 19 == 5);
    for (Reason reason : reasons) {
      int row = Integer.parseInt(reason.memory());
      assertThat(reason.answer()).isEqualTo(table.level(row, 3));
    }
    assertThat(named.explain(asked, 1).get(20).get(0).memory())
        .isEqualTo("row " + reasons.get(0).memory());
  }

  @Test
  void aColumnOfWholeNumbersIsCompletedWithWholeNumbers() {
    Model model = TableCompletion.fit(table(KIND), null, true, new MemoryCompletion.Options());
    for (double cell : model.predict(table(KIND)).column(0)) {
      assertThat(cell).isEqualTo(Math.rint(cell));
    }
  }

  @Test
  void aModelWithoutItsColumnsIsRefusedByItsType() {
    Path file = folder.resolve("m.json");
    Clam.fit(new double[][] {{0}, {1}}, new Clam.Options(2)).save(file);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Model.load(file))
        .withMessageStartingWith(file + ": ")
        .withMessageContaining("it holds a 'clam' without the columns it was learned from");
  }

  @Test
  void theOriginChangesWithAnyCell() {
    Table table = table(KIND);
    assertThat(Origin.of(table)).isEqualTo(Origin.of(table(KIND)));
    assertThat(Origin.of(table.withName("other")).digest()).isEqualTo(Origin.of(table).digest());
    double[][] rows = new double[80][4];
    for (int i = 0; i < 80; i++) {
      for (int c = 0; c < 4; c++) {
        rows[i][c] = table.cell(i, c);
      }
    }
    rows[17][1] = Math.nextUp(rows[17][1]);
    assertThat(Origin.of(Table.of("groups", table.schema(), 3, rows)).digest())
        .isNotEqualTo(Origin.of(table).digest());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> Model.load(folder.resolve("none"))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none");
  }
}
