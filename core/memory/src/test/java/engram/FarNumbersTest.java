package engram;

import static org.assertj.core.api.Assertions.assertThat;

import engram.basin.BasinClustering;
import engram.cluster.Clam;
import engram.cluster.SoftKMeans;
import engram.completion.MemoryCompletion;
import engram.math.RandomStream;
import engram.model.ClusterModel;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import engram.predict.MemoryRegressor;
import engram.predict.MetricForm;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers far beyond the others, in questions and in training rows, are answered finitely or
 * refused in one line that says where: no NaN leaves a model.
 */
class FarNumbersTest {

  private static final double[] FAR = {
    1e4, 1e8, 1e12, 1e15, 1e17, 1e19, 1e25, 3.4e38, 1e150, 1e308
  };

  private static final double[][] ROWS = rows();
  private static final int[] CLASSES = classes();

  private static double[][] rows() {
    RandomStream random = new RandomStream(3);
    double[][] x = new double[60][4];
    for (int i = 0; i < x.length; i++) {
      for (int d = 0; d < 4; d++) {
        x[i][d] = random.nextGaussian() / 2 + (i % 2 == 0 ? 1 : -1);
      }
    }
    return x;
  }

  private static int[] classes() {
    int[] classes = new int[ROWS.length];
    Arrays.setAll(classes, i -> i % 2);
    return classes;
  }

  /** How each estimator learns from rows, and then answers rows. */
  private static Map<String, Function<double[][], UnaryOperator<double[][]>>> estimators() {
    Map<String, Function<double[][], UnaryOperator<double[][]>>> all = new TreeMap<>();
    all.put("clam", x -> clusters(Clam.fit(x, new Clam.Options(2))));
    all.put("soft", x -> clusters(SoftKMeans.fit(x, new SoftKMeans.Options(2))));
    all.put("basins", x -> clusters(BasinClustering.fit(x, BasinClustering.Options.DEFAULT)));
    all.put("completion", x -> MemoryCompletion.fit(x, new MemoryCompletion.Options())::complete);
    for (MemoryForm form : MemoryForm.values()) {
      for (MetricForm metric : MetricForm.values()) {
        if (form == MemoryForm.PAIRS || metric == MetricForm.AUTO) {
          all.put("classifier " + form + " " + metric, x -> classifier(x, form, metric));
          all.put("regressor " + form + " " + metric, x -> regressor(x, form, metric));
        }
      }
    }
    return all;
  }

  private static UnaryOperator<double[][]> clusters(ClusterModel model) {
    return asked -> {
      assertThat(Arrays.stream(model.predict(asked)))
          .allMatch(label -> label >= -1 && label < model.k());
      return model.membership(asked);
    };
  }

  private static UnaryOperator<double[][]> classifier(
      double[][] x, MemoryForm form, MetricForm metric) {
    MemoryClassifier.Options options =
        new MemoryClassifier.Options().withForm(form).withMetric(metric);
    MemoryClassifier model = MemoryClassifier.fit(x, CLASSES, options);
    return model::probabilities;
  }

  private static UnaryOperator<double[][]> regressor(
      double[][] x, MemoryForm form, MetricForm metric) {
    double[] y = Arrays.stream(ROWS).mapToDouble(row -> row[0] - row[1]).toArray();
    MemoryRegressor.Options options =
        new MemoryRegressor.Options().withForm(form).withMetric(metric);
    MemoryRegressor model = MemoryRegressor.fit(x, y, options);
    return asked -> new double[][] {model.predict(asked)};
  }

  static Stream<Arguments> names() {
    return estimators().keySet().stream().map(Arguments::of);
  }

  private static double[][] far(double value, int row, int column) {
    double[][] x = Arrays.stream(ROWS).map(double[]::clone).toArray(double[][]::new);
    x[row][column] = value;
    return x;
  }

  @ParameterizedTest
  @MethodSource("names")
  void questionsAreAnsweredFinitelyOrRefused(String name) {
    UnaryOperator<double[][]> model = estimators().get(name).apply(ROWS);
    for (double value : FAR) {
      for (double signed : new double[] {value, -value}) {
        isFiniteOrRefused(name + " asked for " + signed, () -> model.apply(far(signed, 7, 1)));
        double[][] holed = {{signed, Double.NaN, 0, Double.NaN}};
        if (!name.equals("basins")) {
          isFiniteOrRefused(name + " asked with holes " + signed, () -> model.apply(holed));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void trainingRowsGiveAFiniteModelOrAreRefused(String name) {
    for (double value : FAR) {
      isFiniteOrRefused(
          name + " fitted to " + value,
          () -> estimators().get(name).apply(far(value, 7, 1)).apply(ROWS));
    }
  }

  private interface Answer {
    double[][] get();
  }

  private static void isFiniteOrRefused(String what, Answer answer) {
    try {
      for (double[] row : answer.get()) {
        assertThat(Arrays.stream(row).allMatch(Double::isFinite)).as(what).isTrue();
      }
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).as(what).doesNotContain("NaN is").hasLineCount(1);
    }
  }
}
