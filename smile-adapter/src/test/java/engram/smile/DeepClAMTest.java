package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.deep.Architecture;
import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import engram.deep.ImageShape;
import engram.deep.Probe;
import engram.deep.Schedule;
import java.io.ObjectInputFilter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smile.hpo.Hyperparameters;
import smile.io.Read;
import smile.io.Write;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

@Tag("nd4j")
class DeepClAMTest extends ClustererConformance {

  private static final Schedule SHORT = Schedule.DEFAULT.withEpochs(4, 2, 4);
  private static final DeepClustering.Options IRIS =
      new DeepClustering.Options(3)
          .withArchitecture(Architecture.dense(4, 3, 8))
          .withSchedule(SHORT)
          .withSeed(7)
          .withThreads(1);

  @Override
  MemoryPartition fit(double[][] x, Properties properties) {
    return DeepClAM.fit(x, DeepClAM.Options.of(properties));
  }

  @Override
  MemoryPartition fit(double[][] x) {
    return DeepClAM.fit(x, 3);
  }

  @Override
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(prefix() + "k", "3");
    properties.setProperty(prefix() + "architecture", "4-8-3");
    properties.setProperty(prefix() + "pretrain_epochs", "4");
    properties.setProperty(prefix() + "probe_epochs", "2");
    properties.setProperty(prefix() + "joint_epochs", "4");
    properties.setProperty(prefix() + "seed", "7");
    properties.setProperty(prefix() + "threads", "1");
    return properties;
  }

  @Override
  Properties again(Properties properties) {
    return DeepClAM.Options.of(properties).toProperties();
  }

  @Override
  String prefix() {
    return "smile.engram_deep_clam.";
  }

  @Override
  double tolerance() {
    return 1e-6;
  }

  @Override
  int rounds() {
    return 1;
  }

  @Override
  int[] core(double[][] x, Properties properties) {
    DeepModel model = DeepClustering.fit(x, IRIS);
    assertThat(((DeepPartition) clusters).model().toBytes()).isEqualTo(model.toBytes());
    assertThat(clusters.centers()).isDeepEqualTo(model.decodedMemories());
    return model.predict(x);
  }

  @Test
  void everyOptionHasAKey() {
    ImageShape image = new ImageShape(4, 5, 3);
    DeepClustering.Options all =
        new DeepClustering.Options(3)
            .withArchitecture(Architecture.convolutional(image, 7))
            .withImage(image)
            .withClamped(2)
            .withBeta(12.5)
            .withSteps(4, 0.25)
            .withProbe(new Probe(0.3, 0.05, 0.1, 0.125, 0.6))
            .withSchedule(new Schedule(3, 0, 5, 32, 0.07, 1e-4))
            .withSeed(1L << 40)
            .withThreads(2);
    Properties written = new DeepClAM.Options(all, null).toProperties();
    assertThat(written)
        .containsEntry(prefix() + "step_size", "0.25")
        .containsEntry(prefix() + "image", "4x5x3")
        .containsEntry(prefix() + "architecture", "4x5x3-conv5x32-conv5x64-7")
        .containsEntry(prefix() + "probe", "0.3,0.05,0.1,0.125,0.6")
        .hasSize(17);
    DeepClAM.Options read = DeepClAM.Options.of(written);
    assertThat(read.core()).isEqualTo(all);
    assertThat(read.toProperties()).isEqualTo(written);
  }

  @Test
  void whatTheDataDecideHasNoKey() {
    Properties written = new DeepClAM.Options(3).toProperties();
    assertThat(written)
        .doesNotContainKeys(prefix() + "architecture", prefix() + "image", prefix() + "probe");
    assertThat(DeepClAM.Options.of(written)).isEqualTo(new DeepClAM.Options(3));
  }

  @Test
  void wordsThatAreNoOptionAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeepClAM.Options.of(new Properties()))
        .withMessageContaining("smile.engram_deep_clam.k is absent");
    refused("probe", "0.2,0,0", "probe is '0.2,0,0', allowed: five numbers");
    refused("probe", "0.2,0,0,x,0", "probe is '0.2,0,0,x,0'");
    refused("probe", "1.5,0,0,0,0", "noise is 1.5, allowed: 0 to below 1");
    refused("image", "8by8", "image is '8by8'");
    refused("architecture", "4-8-", "architecture is '4-8-'");
    refused("steps", "-1", "steps is -1");
  }

  private void refused(String key, String value, String words) {
    Properties properties = properties();
    properties.setProperty(prefix() + key, value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeepClAM.Options.of(properties))
        .withMessageStartingWith(words);
  }

  @Test
  void hyperparametersDriveIt() {
    Hyperparameters grid =
        new Hyperparameters()
            .add(prefix() + "k", 2)
            .add(prefix() + "probe", new String[] {"0.2,0,0,0,0", "0,0,0,0,0"})
            .add(prefix() + "joint_epochs", 1)
            .add(prefix() + "probe_epochs", 1)
            .add(prefix() + "pretrain_epochs", 1);
    List<Probe> probes =
        grid.grid()
            .map(p -> DeepClAM.fit(Data.X, DeepClAM.Options.of(p)).model().options().probe())
            .toList();
    assertThat(probes).containsExactly(Probe.TABLE, Probe.NONE);
  }

  @Test
  void imagesHaveCodesReconstructionsAndDecodedMemories(@TempDir Path folder) throws Exception {
    double[][] x = Data.digits(150);
    DeepClustering.Options options =
        new DeepClustering.Options(10)
            .withImage(new ImageShape(8, 8, 1))
            .withArchitecture(Architecture.dense(64, 16, 32))
            .withThreads(1)
            .withSchedule(Schedule.DEFAULT.withEpochs(2, 1, 2));
    DeepPartition digits = DeepClAM.fit(x, new DeepClAM.Options(options, null));
    DeepModel.Recall recall = digits.recall(x);
    assertThat(digits.group()).isEqualTo(DeepClustering.fit(x, options).predict(x));
    assertThat(digits.group()).isEqualTo(recall.labels());
    assertThat(digits.centers()).hasDimensions(10, 64);
    assertThat(recall.codes()).hasDimensions(150, 16);
    assertThat(recall.recalled()).hasDimensions(150, 16);
    double error = 0;
    for (int i = 0; i < x.length; i++) {
      error += MathEx.squaredDistance(recall.reconstructions()[i], x[i]) / x.length / 64;
    }
    assertThat(error).isCloseTo(digits.model().reconstruction(), within(1e-4 * error));

    Path file = folder.resolve("digits.ser");
    Write.object(digits, file);
    DeepPartition back =
        (DeepPartition) Read.object(file, ObjectInputFilter.Config.createFilter("engram.**"));
    assertThat(back.recall(x).reconstructions()).isDeepEqualTo(recall.reconstructions());
    assertThat(back.recall(x).membership()).isDeepEqualTo(recall.membership());
    assertThat(back.model().toBytes()).isEqualTo(digits.model().toBytes());
    assertThat(back.group()).isEqualTo(digits.group());
  }

  @Override
  @Test
  void dataThatCannotBeClusteredAreRefused() {
    refused(new double[0][], "x is empty");
    refused(new double[][] {{1, 2, 3, 4}, {3}, {4, 5}, {6, 7}}, "row 1 of x is 1 values long");
    refused(Data.gaps(Data.X), "x[0][0] is NaN");
    refused(
        new double[][] {{1}, {Double.POSITIVE_INFINITY}, {3}, {4}},
        "x[1][0] is Infinity, allowed: finite values");
    refused(
        new double[][] {{1, 2, 3, 4}, {3, 4, 5, 6}},
        "k is 3, allowed: 1 to the number of rows, here 2");
    refused(new double[9][4], "k is 3, allowed: 1 to the number of distinct rows, here 1");
    refused(new double[][] {{1, 2}, {3, 4}, {5, 6}}, "architecture is 4-8-3, allowed: 2 inputs");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DeepClAM.fit(
                    Data.X,
                    new DeepClAM.Options(3).with(o -> o.withImage(new ImageShape(2, 3, 1)))))
        .withMessage(
            "image is 2 x 3 x 1, allowed: height x width x channels = 4, the columns of the data");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeepClAM.fit(Data.X, -1))
        .withMessageContaining("k is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clusters.predict(new double[] {1, 2, Double.NEGATIVE_INFINITY, 4}))
        .withMessageContaining("x[0][2] is -Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clusters.predict(new double[] {1, 2}))
        .withMessageContaining("2 values long, allowed: 4 values");
  }

  private void refused(double[][] x, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(x, properties()))
        .withMessageStartingWith(words);
  }

  @Test
  void aControllerHearsOfEveryEpochAndMayStop() {
    int[] heard = {0};
    try (var controller =
        new IterativeAlgorithmController<AlgoStatus>(Runnable::run, 64) {
          @Override
          public void submit(AlgoStatus status) {
            heard[0]++;
            assertThat(status.iteration()).isEqualTo(heard[0]);
            assertThat(status.state()).isEqualTo(10);
            assertThat(status.objective()).isPositive().isFinite();
            if (heard[0] == 2) {
              stop();
            }
          }
        }) {
      DeepPartition stopped =
          DeepClAM.fit(Data.X, new DeepClAM.Options(IRIS, null).withController(controller));
      assertThat(heard[0]).isEqualTo(2);
      assertThat(stopped.group()).hasSize(Data.X.length);
      assertThat(Arrays.stream(stopped.size()).sum()).isEqualTo(Data.X.length);
    }
  }

  @Test
  void anInterruptCancels() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> fit(Data.X, properties()));
    assertThat(Thread.interrupted()).isTrue();
  }
}
