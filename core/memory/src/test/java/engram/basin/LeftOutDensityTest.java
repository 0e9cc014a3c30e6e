package engram.basin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import engram.energy.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The density from the other rows, and training rows answered from the fit. */
class LeftOutDensityTest {

  private static final BasinClustering.Options ONE = BasinClustering.Options.DEFAULT.withThreads(1);

  private static double[][] rows(int n, int d, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[n][d];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < d; c++) {
        x[i][c] = random.nextGaussian() + (i % 2) * 4;
      }
    }
    return x;
  }

  @Test
  void isTheDensityOfAFitWithoutTheRow() {
    double[][] x = rows(60, 3, 1);
    x[7] = x[8].clone();
    double[] weights = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      weights[i] = i % 4;
    }
    BasinClustering.Options options = ONE.withBandwidth(2);
    LeftOutDensity density = BasinClustering.fit(x, weights, options).leftOutDensity();
    for (int i = 0; i < x.length; i++) {
      List<double[]> others = new ArrayList<>(List.of(x));
      others.remove(i);
      double[] rest = new double[x.length - 1];
      System.arraycopy(weights, 0, rest, 0, i);
      System.arraycopy(weights, i + 1, rest, i, rest.length - i);
      double expected =
          BasinClustering.fit(others.toArray(double[][]::new), rest, options)
              .logDensity(Kernel.GAUSSIAN)
              .applyAsDouble(x[i]);
      assertThat(density.logDensity(x[i], weights[i])).isCloseTo(expected, within(1e-10));
    }
  }

  @Test
  void ofANewRowIsTheDensityToTheBit() {
    BasinModel model = BasinClustering.fit(rows(50, 2, 2), ONE);
    double[] x = {0.3, -70};
    assertThat(model.leftOutDensity().logDensity(x, 1))
        .isEqualTo(model.logDensity(Kernel.GAUSSIAN).applyAsDouble(x));
  }

  @Test
  void withoutOthersTheRowStays() {
    BasinModel model = BasinClustering.fit(new double[][] {{1, 2}}, ONE.withBandwidth(1));
    double[] x = {1, 2};
    assertThat(model.leftOutDensity().logDensity(x, 1))
        .isEqualTo(model.logDensity(Kernel.GAUSSIAN).applyAsDouble(x));
  }

  @Test
  void ofTrainingRowsIsNoHigherThanThatOfNewOnes() {
    double[][] x = rows(300, 10, 3);
    double[][] fresh = rows(300, 10, 4);
    BasinModel model = BasinClustering.fit(x, ONE);
    LeftOutDensity density = model.leftOutDensity();
    double own = 0;
    double left = 0;
    double held = 0;
    for (int i = 0; i < x.length; i++) {
      own += model.logDensity(Kernel.GAUSSIAN).applyAsDouble(x[i]) / x.length;
      left += density.logDensity(x[i], 1) / x.length;
      held += density.logDensity(fresh[i], 1) / x.length;
    }
    assertThat(left).isCloseTo(held, within(0.5)).isLessThan(own - 1);
  }

  @Test
  void refusesWhatIsNoRow() {
    LeftOutDensity density = BasinClustering.fit(rows(20, 2, 5), ONE).leftOutDensity();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> density.logDensity(new double[] {1, Double.NaN}, 1))
        .withMessageContaining("x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> density.logDensity(new double[] {1, 2}, -1))
        .withMessageContaining("weight");
  }

  @Test
  void trainingRowsHaveTheirLabelsAlsoInASavedModelAndAsTheDescentSays() {
    double[][] x = rows(200, 4, 6);
    for (double noise : new double[] {0, 0.3}) {
      BasinModel model = BasinClustering.fit(x, ONE.withNoiseDensity(noise));
      assertThat(model.predict(x)).isEqualTo(model.labels());
      assertThat(BasinModel.fromJson(model.toJson()).predict(x)).isEqualTo(model.labels());
      var json = model.toJson();
      json.remove("ends");
      assertThat(BasinModel.fromJson(json).predict(x)).isEqualTo(model.labels());
    }
  }

  @Test
  void aFileWhoseEndsDoNotFitItsMemoriesIsRefused() {
    BasinModel model = BasinClustering.fit(rows(20, 2, 5), null, ONE);
    JsonObject few = model.toJson();
    few.getAsJsonArray("ends").remove(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BasinModel.fromJson(few))
        .withMessageContaining("ends is 19, allowed: 20, one a memory");
    JsonObject far = model.toJson();
    far.getAsJsonArray("ends").set(3, new JsonPrimitive(1000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BasinModel.fromJson(far))
        .withMessageContaining("ends is 1000");
    JsonObject older = model.toJson();
    older.remove("ends");
    double[][] asked = rows(20, 2, 5);
    assertThat(BasinModel.fromJson(older).predict(asked)).isEqualTo(model.predict(asked));
  }
}
