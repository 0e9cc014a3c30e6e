package engram.hamux;

import static org.assertj.core.api.Assertions.assertThat;

import engram.math.RandomStream;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays and central differences for tests. */
final class Numbers {

  private static final double H = 1e-5;

  private Numbers() {}

  static INDArray normal(long seed, long... shape) {
    return Weights.normal(1, new RandomStream(seed), shape);
  }

  /** Central differences of a number by every value of an array. */
  static INDArray differences(Function<INDArray, Double> of, INDArray at) {
    INDArray result = Axes.zeros(at.shape());
    for (long i = 0; i < at.length(); i++) {
      INDArray ahead = at.dup('c');
      INDArray behind = at.dup('c');
      ahead.putScalar(i, ahead.getDouble(i) + H);
      behind.putScalar(i, behind.getDouble(i) - H);
      result.putScalar(i, (of.apply(ahead) - of.apply(behind)) / (2 * H));
    }
    return result;
  }

  static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double size = 1 + expected.normmaxNumber().doubleValue();
    assertThat(actual.sub(expected).normmaxNumber().doubleValue()).isLessThan(tolerance * size);
  }

  static double sum(INDArray x) {
    return x.sumNumber().doubleValue();
  }
}
