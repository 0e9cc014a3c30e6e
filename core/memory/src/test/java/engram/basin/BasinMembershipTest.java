package engram.basin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.cluster.Blobs;
import engram.energy.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BasinMembershipTest {

  private static final double[][] LINE = {{0}, {0.1}, {0.2}, {3}, {3.1}};

  private static BasinModel line(Kernel kernel, double bandwidth) {
    return BasinClustering.fit(
        LINE, BasinClustering.Options.DEFAULT.withKernel(kernel).withBandwidth(bandwidth));
  }

  @ParameterizedTest
  @EnumSource(names = {"GAUSSIAN", "EPANECHNIKOV", "COSINE", "QUARTIC", "TRIWEIGHT"})
  void theShareIsThatOfTheFormula(Kernel kernel) {
    double h = 1.5;
    BasinModel model = line(kernel, h);
    assertThat(model.k()).isEqualTo(2);
    double[] sums = new double[2];
    for (int i = 0; i < LINE.length; i++) {
      double u = (1.58 - LINE[i][0]) / h;
      sums[model.labels()[i]] += kernel.compact() && u * u >= 1 ? 0 : kernel.value(-u * u, 0);
    }
    double[] shares = model.membership(new double[] {1.58});
    assertThat(shares[0]).isCloseTo(sums[0] / (sums[0] + sums[1]), within(1e-12));
    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void whereNothingReachesTheNearestMemoryDecides() {
    BasinModel model = line(Kernel.QUARTIC, 1);
    assertThat(model.predict(new double[] {9})).isEqualTo(-1);
    assertThat(model.membership(new double[] {9})).containsExactly(0, 1);
    assertThat(line(Kernel.GAUSSIAN, 0.5).membership(new double[] {-400})).containsExactly(1, 0);
  }

  @Test
  void memoriesInNoClusterDoNotCount() {
    double[][] x = {{0}, {0.1}, {0.2}, {5}};
    BasinModel model =
        BasinClustering.fit(
            x, BasinClustering.Options.DEFAULT.withBandwidth(1).withMinClusterSize(2));
    assertThat(model.labels()).containsExactly(0, 0, 0, -1);
    assertThat(model.membership(new double[] {5})).containsExactly(1);
  }

  @Test
  void aModelReadBackSaysTheSame() throws Exception {
    BasinModel model = BasinClustering.fit(Blobs.overlapping(), BasinClustering.Options.DEFAULT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      BasinModel read = (BasinModel) in.readObject();
      for (double[] row : Blobs.overlapping()) {
        assertThat(read.membership(row)).isEqualTo(model.membership(row));
      }
    }
  }

  @Test
  void aPointThatIsNotFiniteIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line(Kernel.QUARTIC, 1).membership(new double[] {Double.NaN}))
        .withMessageContaining("NaN");
  }
}
