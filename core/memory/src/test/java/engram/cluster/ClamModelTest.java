package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Energies;
import engram.energy.Separations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamModelTest {

  private final double[][] x = Blobs.three();
  private final ClamModel model =
      Clam.fit(
          x,
          new Clam.Options(
              3, 0.5, 3, 0.5, 0.25, FillValue.MEAN, Clusterer.SHORT, Separations.SOFTMAX));

  @Test
  void energyIsLowAtAMemoryAndGrowsLikeHalfTheSquaredDistance() {
    double[] memory = model.memories()[0];
    double[] far = memory.clone();
    far[3] += 1000;
    assertThat(model.energy(memory)).isCloseTo(0, within(1e-3));
    assertThat(model.energy(far)).isCloseTo(0.5 * 1000 * 1000, within(50_000.0));
    for (double[] row : x) {
      assertThat(model.energy(row)).isGreaterThan(model.energy(memory) - 1e-9);
    }
  }

  @Test
  void energyOfACompletePointIsThatOfTheFormula() {
    double[] point = {1, 2, 3, 4};
    assertThat(model.energy(point))
        .isCloseTo(
            Energies.logSumExp(model.beta()).over(model.memories()).energy(point),
            within(1e-9 * 300));
  }

  @Test
  void energyNeverRisesAlongTheDescentAndStartsAtThatOfThePoint() {
    for (double[] row : x) {
      double[] energies = model.descentEnergies(row);
      assertThat(energies).hasSize(4);
      assertThat(energies[0]).isEqualTo(model.energy(row));
      for (int t = 1; t < energies.length; t++) {
        assertThat(energies[t]).isLessThanOrEqualTo(energies[t - 1] + 1e-12);
      }
    }
    double[] gap = x[0].clone();
    gap[0] = Double.NaN;
    assertThat(model.descentEnergies(gap)[3]).isEqualTo(model.energy(gap));
  }

  @Test
  void aMissingCellLowersTheEnergyItWouldHaveAtItsColumnMean() {
    double[] gap = x[0].clone();
    gap[0] = Double.NaN;
    double[] atMean = x[0].clone();
    double mean = 0;
    for (double[] row : x) {
      mean += row[0] / x.length;
    }
    atMean[0] = mean;
    assertThat(model.energy(gap)).isLessThan(model.energy(atMean));
  }

  @Test
  void textShowsSizesAndIsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      String text = model.toString();
      assertThat(text).startsWith("ClAM: k = 3, used 3, beta = 0.5").contains("seed = 1");
      assertThat(text.lines()).hasSize(5);
      assertThat(text.lines().skip(2)).allMatch(line -> line.matches("\\s+\\d\\s+30\\s.*"));
      Locale.setDefault(Locale.GERMANY);
      assertThat(model).hasToString(text);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void fileReadsBackToTheBit(@TempDir Path folder) {
    Path file = folder.resolve("model.json");
    model.save(file);
    ClamModel read = ClamModel.load(file);
    assertThat(read.memories()).isDeepEqualTo(model.memories());
    assertThat(read.predict(x)).isEqualTo(model.predict(x));
    assertThat(read.energy(x[3])).isEqualTo(model.energy(x[3]));
    assertThat(read.options()).usingRecursiveComparison().isEqualTo(model.options());
    assertThat(read.provenance()).isEqualTo(model.provenance());
  }

  @Test
  void fileThatIsNoModelIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.json");
    assertThatThrownBy(() -> ClamModel.load(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot read " + file);
    Files.writeString(file, "sepal,petal\n1,2\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClamModel.load(file))
        .withMessageStartingWith(file + " is not a model: ");
  }

  @Test
  void aModelOfAnotherClustererIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SoftKMeansModel.fromJson(model.toJson()))
        .withMessage("model type is \"clam\", this version reads \"soft-k-means\"");
  }
}
