package engram.hamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("nd4j")
class AutoGradientTest {

  private static final INDArray X = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 7}});

  @Test
  void derivativesOfAVariableAddUpOverItsUsesAndAreZeroWhereItHasNone() {
    AutoGraph graph =
        new AutoGraph(
            (g, in) -> in.get("x").mul(in.get("x")).mul(in.get("y")).add(in.get("x")).sum(1));
    Map<String, INDArray> inputs = new LinkedHashMap<>();
    inputs.put("x", X);
    inputs.put("y", X.add(1));
    inputs.put("z", X.dup());
    Map<String, INDArray> found = graph.gradient(inputs, List.of("x", "y", "z"));
    assertThat(found.get("x").getDouble(1, 2)).isCloseTo(2 * 7 * 8 + 1, within(1e-12));
    assertThat(found.get("y").getDouble(1, 2)).isCloseTo(49, within(1e-12));
    assertThat(found.get("z").normmaxNumber().doubleValue()).isZero();
  }

  @Test
  void resultsOfAnOperationThatNothingUsesHaveNoDerivative() {
    AutoGraph graph =
        new AutoGraph(
            (g, in) -> {
              SDVariable[] parts = g.unstack(in.get("x"), 1, 3);
              return parts[0].mul(parts[2]);
            });
    INDArray by = graph.gradient(Map.of("x", X), List.of("x")).get("x");
    assertThat(by.toDoubleMatrix()).isDeepEqualTo(new double[][] {{3, 0, 1}, {7, 0, 4}});
  }

  @Test
  void choicesByWholeNumbersAreConstants() {
    AutoGraph graph =
        new AutoGraph(
            (g, in) -> {
              SDVariable largest = g.oneHot(g.argmax(in.get("x"), 1), 3).castTo(X.dataType());
              return largest.mul(in.get("x")).sum(1);
            });
    INDArray by = graph.gradient(Map.of("x", X), List.of("x")).get("x");
    assertThat(by.toDoubleMatrix()).isDeepEqualTo(new double[][] {{0, 0, 1}, {0, 0, 1}});
  }

  @Test
  void constantsAndInputsMayBeTransposedViews() {
    INDArray wq = Numbers.normal(1, 6, 12).transpose();
    INDArray wk = Numbers.normal(2, 6, 12).transpose();
    AutoGraph graph =
        new AutoGraph(
            (g, in) -> {
              SDVariable x = in.get("x").reshape(10, 12);
              SDVariable q = x.mmul(g.constant(wq));
              SDVariable k = x.mmul(g.constant(wk));
              SDVariable products = q.mmul(g.transpose(k)).mul(.1);
              return AutoGraph.logSumExp(g, products, 1).sum().reshape(1);
            });
    INDArray x = Numbers.normal(3, 12, 10, 1).permute(2, 1, 0);
    INDArray by = graph.gradient(Map.of("x", x), List.of("x")).get("x");
    INDArray differences = Numbers.differences(at -> graph.value(Map.of("x", at)).getDouble(0), x);
    Numbers.assertClose(by, differences, 1e-7);
  }

  @Test
  void nothingIsPrinted() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      AutoLagrangian.of("sum of squares", (g, x) -> g.math().square(x).sum(1)).activation(X);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
