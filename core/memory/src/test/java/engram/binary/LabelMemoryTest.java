package engram.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import engram.math.RandomStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMemoryTest {

  private static final LabelMemory.Options SMALL =
      new LabelMemory.Options(5, 20, 2, 40, 20, 0.02, 0.99, 0.6, 1);

  /** Three hills in five columns of very different units. */
  private static double[][] rows(int n, int[] y, long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] x = new double[n][5];
    for (int i = 0; i < n; i++) {
      y[i] = 3 * (i % 3) - 1;
      for (int d = 0; d < 5; d++) {
        double centre = (i % 3 + d) % 3;
        x[i][d] = (centre + .3 * stream.nextGaussian()) * StrictMath.pow(10, 2 * d - 4);
      }
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void gradientsAreDifferencesOfTheLoss(int power) {
    RandomStream stream = new RandomStream(power);
    double[][] memories = new double[4 + 3][6];
    for (double[] unit : memories) {
      for (int mu = 0; mu < unit.length; mu++) {
        unit[mu] = stream.nextGaussian() / 2;
      }
    }
    LabelUnits units = new LabelUnits(power, 4, memories);
    units.temperature(2.5);
    double[] x = {.3, -.7, 0, .9};
    double[][] gradient = new double[7][6];
    units.addGradient(x, 1, 2, gradient);
    for (int i = 0; i < 7; i++) {
      for (int mu = 0; mu < 6; mu++) {
        double at = memories[i][mu];
        memories[i][mu] = at + 1e-6;
        double up = units.addGradient(x, 1, 2, new double[7][6]);
        memories[i][mu] = at - 1e-6;
        double down = units.addGradient(x, 1, 2, new double[7][6]);
        memories[i][mu] = at;
        assertThat((up - down) / 2e-6)
            .isCloseTo(gradient[i][mu], within(1e-5 * (1 + Math.abs(up))));
      }
    }
  }

  @Test
  void classesOfHillsAreFoundInAnyUnitsAndWithHoles() {
    int[] y = new int[150];
    double[][] x = rows(150, y, 1);
    LabelMemory memory = LabelMemory.fit(x, y, SMALL);
    int[] truth = new int[90];
    double[][] others = rows(90, truth, 2);
    others[3][2] = Double.NaN;
    others[4][0] = 1e9;
    int[] found = memory.predict(others);
    int right = 0;
    for (int i = 0; i < 90; i++) {
      right += found[i] == truth[i] ? 1 : 0;
    }
    assertThat(right).isGreaterThan(85);
    assertThat(memory.classes()).containsExactly(-1, 2, 5);
    assertThat(memory.falls(others[0])).hasSize(3).doesNotContain(Double.NaN);
    assertThat(memory.memories()).hasDimensions(20, 8);
    for (double[] row : memory.memories()) {
      for (double value : row) {
        assertThat(value).isBetween(-1.0, 1.0);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameMemoriesAndAStopTheBestSoFar() {
    int[] y = new int[60];
    double[][] x = rows(60, y, 3);
    LabelMemory one = LabelMemory.fit(x, y, SMALL);
    assertThat(LabelMemory.fit(x, y, SMALL).toJson()).isEqualTo(one.toJson());
    int[] told = new int[1];
    LabelMemory.fit(
        x,
        y,
        SMALL,
        (done, of, loss) -> {
          told[0] = done;
          assertThat(loss).isNotNegative().isFinite();
          return done < 3;
        });
    assertThat(told[0]).isEqualTo(3);
  }

  @Test
  void aSavedMemorySaysTheSame(@TempDir Path folder) {
    int[] y = new int[60];
    double[][] x = rows(60, y, 4);
    LabelMemory memory = LabelMemory.fit(x, y, SMALL);
    memory.save(folder.resolve("m.json"));
    LabelMemory loaded = LabelMemory.load(folder.resolve("m.json"));
    assertThat(loaded.falls(x[5])).isEqualTo(memory.falls(x[5]));
    assertThat(loaded.toString()).isEqualTo(memory.toString());
    JsonObject json = memory.toJson();
    json.addProperty("temperature", 0);
    refuses(
        () -> LabelMemory.fromJson(json), "model is incomplete or misshapen: temperature is 0.0");
  }

  @Test
  void whatCannotBeLearnedIsRefused() {
    double[][] x = {{1, 2}, {3, 4}};
    refuses(
        () -> LabelMemory.fit(x, new int[] {1, 1}, SMALL), "y is one class, allowed: 2 classes");
    refuses(() -> LabelMemory.fit(x, new int[] {1}, SMALL), "y is 1 labels, allowed: 2, one a row");
    refuses(
        () -> new LabelMemory.Options(1, 1, 1, 1, 1, .1, 1, 0, 1), "power is 1, allowed: 2 to 100");
    refuses(() -> new LabelMemory.Options(2, 1, 1, 1, 1, 0, 1, 0, 1), "rate is 0.0");
    LabelMemory memory = LabelMemory.fit(x, new int[] {1, 2}, SMALL);
    refuses(() -> memory.predict(new double[] {1}), "row 0 of x");
  }

  private static void refuses(Runnable call, String start) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith(start);
  }
}
