package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.cluster.Clam;
import engram.cluster.ClamModel;
import engram.cluster.Start;
import engram.cluster.Views;
import engram.energy.Separation;
import engram.energy.Separations;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import smile.math.MathEx;

class ClAMTest extends ClustererConformance {

  @Override
  MemoryPartition fit(double[][] x, Properties properties) {
    return ClAM.fit(x, ClAM.Options.of(properties));
  }

  @Override
  MemoryPartition fit(double[][] x) {
    return ClAM.fit(x, 3);
  }

  @Override
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(prefix() + "k", "3");
    properties.setProperty(prefix() + "restarts", "2");
    properties.setProperty(prefix() + "seed", "7");
    return properties;
  }

  @Override
  Properties again(Properties properties) {
    return ClAM.Options.of(properties).toProperties();
  }

  @Override
  String prefix() {
    return "smile.engram_clam.";
  }

  @Override
  int[] core(double[][] x, Properties properties) {
    ClamModel model = Clam.fit(x, new Clam.Options(3).withRestarts(2).withSeed(7));
    assertThat(clusters.centers()).isDeepEqualTo(model.memories());
    assertThat(((MemoryClustering<?>) clusters).model().provenance()).isEqualTo(model.provenance());
    return model.predict(x);
  }

  @Test
  void aNumberOfZeroIsCounted() {
    double[][] x = new double[40][2];
    for (int i = 0; i < x.length; i++) {
      x[i][0] = i % 2 * 8 + i % 7 * 0.1;
      x[i][1] = i % 5 * 0.1;
    }
    assertThat(ClAM.fit(x, 0).k()).isEqualTo(2);
  }

  @Test
  void everyOptionHasAKey() {
    Clam.Options all =
        new Clam.Options(3)
            .withBeta(12.5)
            .withSteps(4, 0.25)
            .withMaskFraction(0.125)
            .withFill(engram.cluster.FillValue.ZERO)
            .withMemories(new double[][] {{1, 2}, {0.1, -4e-300}, {5, 6}})
            .withEpochs(3)
            .withBatchSize(32)
            .withLearningRate(0.07)
            .withEarlyStopping(0.01, 2)
            .withRestarts(4)
            .withRule(engram.cluster.RestartRule.LOSS)
            .withViews(Views.RECALL)
            .withDeadMemories(engram.cluster.DeadMemories.KEEP)
            .withSeed(1L << 40)
            .withThreads(2)
            .withSeparation(Separation.of("entmax:1.25"));
    Properties written = new ClAM.Options(all, null).toProperties();
    assertThat(written).containsEntry(prefix() + "step_size", "0.25").hasSize(20);
    ClAM.Options read = ClAM.Options.of(written);
    assertThat(read.toProperties()).isEqualTo(written);
    assertThat(read.core()).usingRecursiveComparison().isEqualTo(all);
  }

  @Test
  void everyViewGivesTheLabelsOfTheCore() {
    double[][] x = Data.X;
    for (Views views : Views.values()) {
      Properties properties = new Properties();
      properties.setProperty(prefix() + "k", "3");
      properties.setProperty(prefix() + "views", views.name());
      MemoryClustering<ClamModel> clusters = ClAM.fit(x, ClAM.Options.of(properties));
      assertThat(clusters.group())
          .as(views.name())
          .isEqualTo(Clam.fit(x, new Clam.Options(3).withViews(views)).predict(x))
          .isEqualTo(clusters.predict(x));
    }
  }

  @Test
  void everySeparationGivesTheLabelsOfTheCore() {
    double[][] x = Data.X;
    for (Separation separation : Separations.all()) {
      Properties properties = new Properties();
      properties.setProperty(prefix() + "k", "3");
      properties.setProperty(prefix() + "separation", separation.word());
      assertThat(ClAM.fit(x, ClAM.Options.of(properties)).group())
          .as(separation.word())
          .isEqualTo(Clam.fit(x, new Clam.Options(3).withSeparation(separation)).predict(x));
    }
  }

  @Test
  void wordsMayBeInAnyCase() {
    Properties properties = properties();
    properties.setProperty(prefix() + "init", "kmeans-plus-plus");
    assertThat(ClAM.Options.of(properties).core().training().init())
        .isEqualTo(Start.KMEANS_PLUS_PLUS);
    properties.setProperty(prefix() + "init", "middle");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClAM.Options.of(properties))
        .withMessageContaining("'middle'")
        .withMessageContaining("KMEANS_PLUS_PLUS, KMEANS, ROWS");
  }

  @Test
  void withoutKThereAreNoOptions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClAM.Options.of(new Properties()))
        .withMessageContaining("smile.engram_clam.k is absent");
  }

  @Test
  void tooManyClustersAreRefusedWithTheirNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClAM.fit(Data.X, 100_000))
        .withMessageContaining("100000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClAM.fit(new double[][] {{1, 2}}, 2))
        .withMessageContaining("k is 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClAM.fit(Data.X, -1))
        .withMessageContaining("k is -1");
    assertThat(ClAM.fit(new double[][] {{1, 2}}, 1).group()).containsExactly(0);
  }

  @Test
  void missingCellsAreAllowed() {
    double[][] gaps = Data.gaps(Data.X);
    gaps[9] = new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    MemoryClustering<ClamModel> clusters =
        ClAM.fit(gaps, new ClAM.Options(3).with(core -> core.withRestarts(2)));
    assertThat(clusters.group()).isEqualTo(clusters.model().predict(gaps));
    assertThat(clusters.distortion()).isBetween(0.1, 4.0);
  }

  @Test
  void eachFitOfARunDrawsASeedOfItsOwn() {
    MathEx.setSeed(11);
    long one = ClAM.fit(Data.some(Data.X), 3).model().options().training().seed();
    long two = ClAM.fit(Data.some(Data.X), 3).model().options().training().seed();
    assertThat(one).isNotEqualTo(two);
  }
}
