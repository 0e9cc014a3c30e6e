package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import engram.math.Parallel;
import engram.model.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the restarts of a fit see of the rows. */
class ViewsTest {

  private static final Clam.Options RECALLED =
      new Clam.Options(3).withTraining(Clusterer.SHORT).withViews(Views.RECALL).withRestarts(1);

  private final double[][] x = Blobs.withGaps(Blobs.three(), 5);

  @Test
  void restartsTakeTurnsAtTwoViews() {
    try (Parallel pool = new Parallel(1)) {
      List<ViewRows> rows = ViewRows.of(x, null, Views.RECALL, 3, 1, pool);
      assertThat(rows).extracting(each -> each.view().neighbors()).containsExactly(20, 20);
      assertThat(ViewRows.of(x, null, Views.NONE, 3, 1, pool))
          .containsExactly(new ViewRows(x, null));
    }
    double[][] few = Arrays.copyOf(x, 11);
    assertThat(Clam.fit(few, RECALLED).view()).as("too few rows a cluster").isNull();
    assertThat(Clam.fit(x, RECALLED).view().neighbors()).isEqualTo(20);
    assertThat(Clam.fit(x, RECALLED.withViews(Views.NONE)).view()).isNull();
  }

  @Test
  void aFitOfMoreMemoriesIsTheOneMadeAnew() {
    Training training = RECALLED.training().withRestarts(3);
    double[][] few = Arrays.copyOf(x, 30);
    MemoryFit fit = new MemoryFit(few, null, 2, training, Progress.NONE);
    for (int k : new int[] {2, 5, 7, 8, 10}) { // with more than 7 the rows are too few for views
      Clam.Options options = RECALLED.withK(k);
      fit = fit.withMore(k);
      MemoryFit anew = new MemoryFit(few, null, k, training, Progress.NONE);
      assertThat(fit.clusterings(tiles -> new ClamFit(options, tiles)))
          .usingRecursiveComparison()
          .isEqualTo(anew.clusterings(tiles -> new ClamFit(options, tiles)));
    }
  }

  @Test
  void memoriesStartAndEndInUnitsOfTheColumns() {
    double[][] whole = Blobs.three();
    double[][] start = {whole[0], whole[1], whole[2]};
    ClamModel model = Clam.fit(whole, RECALLED.withMemories(start));
    assertThat(Arrays.copyOf(model.predict(whole), 3)).containsExactly(0, 1, 2);
    for (int j = 0; j < 3; j++) {
      assertThat(model.memories()[j]).containsExactly(whole[j], within(6.0));
    }
  }

  @Test
  void weightedRowsAreClusteredAsCopies() {
    double[] two = new double[x.length];
    Arrays.fill(two, 2);
    ClamModel weighted = Clam.fit(x, two, RECALLED, Progress.NONE);
    assertThat(weighted.predict(x)).isEqualTo(Clam.fit(x, RECALLED).predict(x));
  }

  @Test
  void everyQuestionIsAnsweredOfWhatARowIsRecalledAs() {
    ClamModel model = Clam.fit(x, RECALLED);
    double[] row = {19, 1, 0, Double.NaN};
    double[] seen;
    try (Parallel pool = new Parallel(1)) {
      seen = model.view().recall(new double[][] {row}, pool)[0];
    }
    double[] energies = model.descentEnergies(row);
    assertThat(energies[0]).isEqualTo(model.energy(row)).isFinite();
    assertThat(energies[3]).isLessThanOrEqualTo(energies[0]);
    assertThat(model.membership(row)[model.predict(row)]).isGreaterThan(0.5);
    double[] complete = model.complete(row);
    assertThat(Arrays.copyOf(complete, 3)).containsExactly(19, 1, 0);
    double neighbors = model.view().inUnitsOfColumns(new double[][] {seen})[0][3];
    assertThat(complete[3]).isCloseTo(neighbors, within(5.0));
    assertThat(model.toString()).contains("rows recalled by 20 neighbors");
  }

  @Test
  void aModelFileHoldsTheRowsThatRecall() {
    ClamModel model = Clam.fit(x, RECALLED);
    JsonObject json = model.toJson();
    ClamModel read = ClamModel.fromJson(json);
    assertThat(read.view()).isEqualTo(model.view());
    assertThat(read.predict(x)).isEqualTo(model.predict(x));
    assertThat(read.membership(x)).isDeepEqualTo(model.membership(x));
    assertThat(read.energy(x[0])).isEqualTo(model.energy(x[0]));
    assertThat(Clam.fit(x, RECALLED.withViews(Views.NONE)).toJson().has("view")).isFalse();
  }

  @Test
  void aFileOfBeforeThereWereViewsIsReadWithoutOne() {
    JsonObject json = Clam.fit(x, RECALLED.withViews(Views.NONE)).toJson();
    json.getAsJsonObject("options").getAsJsonObject("training").remove("views");
    assertThat(ClamModel.fromJson(json).options().training().views()).isEqualTo(Views.NONE);
  }

  @Test
  void theSearchOfParametersLooksAtPlainRows() {
    Clam.Grid small =
        new Clam.Grid(new double[] {30}, new double[] {0.2}, new double[] {0.1}, 1, 0);
    double[][] whole = Blobs.three();
    Clam.Tuned tuned = Clam.tune(whole, null, RECALLED, small, Progress.NONE);
    assertThat(tuned.model().view()).isNull();
    Clam.Options plain = RECALLED.withViews(Views.NONE);
    assertThat(tuned.model().beta())
        .isEqualTo(Clam.tune(whole, null, plain, small, Progress.NONE).model().beta());
  }
}
