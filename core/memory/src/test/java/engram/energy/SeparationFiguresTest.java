package engram.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Weights, potentials and Jacobian products against figures computed elsewhere, in double precision
 * from the definitions.
 */
class SeparationFiguresTest {

  private static final double[] SCORES = {2, 1.2, 0.9, 0.1, -1};
  private static final double[] G = {0.3, -1, 0.5, 2, 0.7};

  private static final double[][] MEMORIES = {{0, 0}, {1, 0}, {0, 1.2}, {2, 1}};
  private static final double[] V = {0.4, 0.3};
  private static final double H = 1.5;
  private static final double[] G4 = {0.3, -1, 0.5, 2};

  @ParameterizedTest
  @CsvSource({
    "softmax, .504654 .226756 .167985 .075480 .025125, 2.683882,"
        + " .061981 -.266933 .054229 .137587 .013136",
    "sparsemax, .9 .1 0 0 0, 2.010000, .65 -.65 0 0 0",
    "entmax, .714518 .198285 .087197 0 0, 2.121429, .277071 -.432921 .155850 0 0",
    "entmax:1.25, .613092 .220010 .138344 .028223 .000331, 2.291843,"
        + " .134219 -.355384 .089311 .130397 .001457",
    "normmax, .842997 .157003 0 0 0, 2.016905, .819662 -.819662 0 0 0",
    "normmax:5, .618885 .381115 0 0 0, 2.065630, .384335 -.384335 0 0 0",
    "normmax:infinity, .5 .5 0 0 0, 2.1, 0 0 0 0 0",
    "top-k:3, .561104 .252120 .186775 0 0, 2.577849, .162945 -.254540 .091595 0 0"
  })
  void weightsPotentialAndJacobianAreThoseOfTheDefinition(
      String word, String weights, double value, String jacobian) {
    Separation separation = Separations.named(word);
    assertThat(separation.weights(SCORES)).containsExactly(numbers(weights), within(1e-6));
    assertThat(separation.value(SCORES)).isCloseTo(value, within(1e-6));
    assertThat(separation.weightsCurve(SCORES, G)).containsExactly(numbers(jacobian), within(1e-6));
    assertThat(separation.curve(SCORES, G)).containsExactly(numbers(jacobian), within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN, .298916 .285922 .254719 .160443, .606808 .466106",
    "EPANECHNIKOV, .333333 .333333 .333333 0, .333333 .4",
    "QUARTIC, .393701 .354331 .251969 0, .354331 .302362",
    "TRIWEIGHT, .450532 .364931 .184538 0, .364931 .221445",
    "COSINE, .352816 .339821 .307363 0, .339821 .368835",
    "TRICUBE, .303820 .364458 .331722 0, .364458 .398066",
    "TRIANGLE, .443847 .330824 .225329 0, .330824 .270395"
  })
  void fixedPointStepOfAKernelIsMeanShift(Kernel kernel, String weights, String landing) {
    StoredPatterns landscape = Energies.kernel(kernel, beta(kernel)).over(MEMORIES);
    assertThat(landscape.weights(V)).containsExactly(numbers(weights), within(1e-6));
    assertThat(landscape.fixedPoint(V)).containsExactly(numbers(landing), within(1e-6));
  }

  /**
   * The figures are slopes in (d/h)^2; the scores here are its negative, halved for the Gaussian.
   */
  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN, -.00717 .17899 -.03159 -.14023",
    "QUARTIC, -.18170 .39409 -.27028 0",
    "TRIWEIGHT, -.44349 .78688 -.41359 0",
    "COSINE, -.05621 .13296 -.07914 0",
    "TRICUBE, .42851 -.33394 -.31993 0",
    "TRIANGLE, -.76898 .75676 -.15288 0"
  })
  void jacobianOfAKernelIsTransposed(Kernel kernel, String expected) {
    StoredPatterns landscape = Energies.kernel(kernel, beta(kernel)).over(MEMORIES);
    double[] back = new KernelSeparation(kernel).weightsCurve(landscape.scores(V), G4);
    double factor = kernel == Kernel.GAUSSIAN ? -0.5 : -1;
    assertThat(Arrays.stream(back).map(each -> factor * each).toArray())
        .containsExactly(numbers(expected), within(1e-5));
  }

  /** The figures take the Gaussian as exp(-u^2 / 2), which has half the beta here. */
  private static double beta(Kernel kernel) {
    return (kernel == Kernel.GAUSSIAN ? 1 : 2) / (H * H);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.strip().split(" +")).mapToDouble(Double::parseDouble).toArray();
  }
}
