package engram.hamux;

import static engram.hamux.Numbers.assertClose;
import static engram.hamux.Numbers.differences;
import static engram.hamux.Numbers.normal;
import static engram.hamux.Numbers.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("nd4j")
class LagrangiansTest {

  private static final double[] DELTA = {.3, -.2, .1, .5, -.7};

  /** A closed form and the same function as a formula for automatic differentiation. */
  record Case(Lagrangian closed, BiFunction<SameDiff, SDVariable, SDVariable> formula) {
    @Override
    public String toString() {
      return closed.toString();
    }

    Lagrangian auto() {
      return AutoLagrangian.of(closed.toString(), formula);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(Lagrangians.identity(), (g, x) -> g.math().square(x).sum(1).mul(.5)),
        new Case(Lagrangians.relu(), (g, x) -> g.math().square(g.nn().relu(x, 0)).sum(1).mul(.5)),
        new Case(Lagrangians.repu(4), (g, x) -> g.math().pow(g.nn().relu(x, 0), 4).sum(1).div(4)),
        new Case(Lagrangians.exponential(.7), (g, x) -> g.math().exp(x.mul(.7)).sum(1).div(.7)),
        new Case(
            Lagrangians.rectifiedExponential(1.5),
            (g, x) -> {
              SDVariable up = g.nn().relu(x, 0);
              return g.math().exp(up.mul(1.5)).div(1.5).sub(up).sum(1);
            }),
        new Case(
            Lagrangians.tanh(1.3),
            (g, x) -> g.math().log(g.math().cosh(x.mul(1.3))).sum(1).div(1.3)),
        new Case(Lagrangians.sigmoid(1.3), (g, x) -> g.nn().softplus(x.mul(1.3)).sum(1).div(1.3)),
        new Case(
            Lagrangians.softmax(1.7), (g, x) -> AutoSynapse.logSumExp(g, x.mul(1.7), 1).div(1.7)),
        new Case(
            Lagrangians.layerNorm(1.2, DELTA, 1e-3),
            (g, x) -> {
              SDVariable c = x.sub(x.mean(true, 1));
              SDVariable spread = g.math().sqrt(g.math().square(c).mean(1).add(1e-3));
              return spread.mul(5 * 1.2).add(shift(g, x));
            }),
        new Case(
            Lagrangians.sphericalNorm(1.2, DELTA, 1e-3),
            (g, x) -> g.math().sqrt(g.math().square(x).sum(1).add(1e-3)).mul(1.2).add(shift(g, x))),
        new Case(Lagrangians.ghostmax(), (g, x) -> g.math().log(g.math().exp(x).sum(1).add(1.0))));
  }

  private static SDVariable shift(SameDiff graph, SDVariable x) {
    return x.mul(graph.constant(Nd4j.createFromArray(DELTA).reshape(1, 5))).sum(1);
  }

  @Test
  void thereAreEleven() {
    assertThat(cases().map(Case::toString).distinct()).hasSize(11);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theActivationIsTheGradientOfTheLagrangian(Case each) {
    INDArray x = normal(1, 3, 5);
    INDArray expected = differences(v -> sum(each.closed().value(v)), x);
    assertClose(each.closed().activation(x), expected, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void automaticDifferentiationOfTheLagrangianAgrees(Case each) {
    INDArray x = normal(2, 3, 5);
    Lagrangian auto = each.auto();
    assertClose(auto.value(x), each.closed().value(x), 1e-12);
    assertClose(auto.activation(x), each.closed().activation(x), 1e-12);
    assertClose(auto.activation(x), differences(v -> sum(auto.value(v)), x), 1e-9);
    INDArray v = normal(3, 3, 5);
    assertClose(auto.curvature(x, v), each.closed().curvature(x, v), 1e-8);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCurvatureIsTheDerivativeOfTheActivation(Case each) {
    INDArray x = normal(4, 3, 5);
    INDArray v = normal(5, 3, 5);
    INDArray ahead = each.closed().activation(x.add(v.mul(1e-5)));
    INDArray behind = each.closed().activation(x.sub(v.mul(1e-5)));
    assertClose(each.closed().curvature(x, v), ahead.sub(behind).div(2e-5), 1e-8);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theDerivativeOfTheEnergyByTheActivationIsTheState(Case each) {
    INDArray x = normal(6, 4, 5);
    INDArray v = normal(7, 4, 5);
    INDArray ahead = x.add(v.mul(1e-5));
    INDArray behind = x.sub(v.mul(1e-5));
    INDArray energy = each.closed().energy(ahead).sub(each.closed().energy(behind));
    INDArray activation = each.closed().activation(ahead).sub(each.closed().activation(behind));
    assertClose(energy.div(2e-5), Axes.dotOfStates(x, activation).div(2e-5), 1e-8);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theLagrangianIsConvex(Case each) {
    for (long seed = 10; seed < 30; seed++) {
      INDArray v = normal(seed + 100, 1, 5);
      INDArray bend = each.closed().curvature(normal(seed, 1, 5), v);
      assertThat(sum(bend.mul(v))).isGreaterThanOrEqualTo(-1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void statesAreIndependent(Case each) {
    INDArray x = normal(8, 4, 5);
    INDArray second = x.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(1, 2)).dup();
    assertThat(each.closed().energy(x).getDouble(1))
        .isEqualTo(each.closed().energy(second).getDouble(0));
  }

  @Test
  void largeStatesNeitherOverflowNorLoseTheirEnergy() {
    INDArray x = Nd4j.createFromArray(new double[][] {{800, -800, 799, 0, -1}});
    List<Lagrangian> bounded =
        List.of(
            Lagrangians.tanh(1),
            Lagrangians.sigmoid(1),
            Lagrangians.softmax(1),
            Lagrangians.ghostmax(),
            Lagrangians.layerNorm(),
            Lagrangians.sphericalNorm());
    for (Lagrangian lagrangian : bounded) {
      assertThat(lagrangian.energy(x).getDouble(0)).isFinite();
      assertThat(sum(lagrangian.activation(x))).isFinite();
    }
    assertThat(Lagrangians.tanh(1).value(x).getDouble(0))
        .isCloseTo(800 + 800 + 799 - 3 * Math.log(2) + Math.log(Math.cosh(1)), within(1e-9));
    assertThat(Lagrangians.sigmoid(1).value(x).getDouble(0))
        .isCloseTo(1599 + Math.log(2) + Math.log1p(Math.exp(-1)), within(1e-9));
    assertThat(Lagrangians.softmax(1).value(x).getDouble(0))
        .isCloseTo(800 + Math.log1p(Math.exp(-1)), within(1e-9));
    assertThat(Lagrangians.ghostmax().value(x.neg()).getDouble(0)).isCloseTo(800, within(1e-9));
  }

  @Test
  void aSoftmaxLayerAtRestHasTheEnergyMinusLogOfItsSize() {
    assertThat(Lagrangians.softmax(1).energy(Axes.zeros(1, 9)).getDouble(0))
        .isCloseTo(-2.1972246, within(1e-7));
    assertThat(Lagrangians.softmax(1).energy(Axes.zeros(1, 8)).getDouble(0))
        .isCloseTo(-2.0794415, within(1e-7));
    assertThat(Lagrangians.identity().energy(Axes.zeros(1, 7)).getDouble(0)).isZero();
  }

  @Test
  void theEnergyOfLayerNormIsMinusEpsilonOverTheSpread() {
    INDArray x = normal(9, 1, 16);
    double variance = x.sub(x.meanNumber()).norm2Number().doubleValue();
    double spread = Math.sqrt(variance * variance / 16 + 1e-5);
    assertThat(Lagrangians.layerNorm().energy(x).getDouble(0))
        .isCloseTo(-16 * 1e-5 / spread, within(1e-11));
  }

  @Test
  void theEnergyOfARectifiedPowerIsAShareOfIt() {
    INDArray x = Nd4j.createFromArray(new double[][] {{2, -1, 3}});
    assertThat(Lagrangians.repu(3).energy(x).getDouble(0))
        .isCloseTo((1 - 1.0 / 3) * (8 + 27), within(1e-12));
  }

  @Test
  void eachTokenOfALayerIsNormalisedByItself() {
    INDArray tokens = normal(10, 2, 3, 5);
    INDArray rows = tokens.dup('c').reshape('c', 6, 5);
    for (Lagrangian each :
        List.of(Lagrangians.softmax(2), Lagrangians.layerNorm(1.5, DELTA, 1e-4))) {
      INDArray byRow = each.value(rows);
      assertThat(each.value(tokens).getDouble(1))
          .isCloseTo(byRow.getDouble(3) + byRow.getDouble(4) + byRow.getDouble(5), within(1e-12));
      assertClose(
          each.activation(tokens).dup('c').reshape('c', 6, 5), each.activation(rows), 1e-15);
    }
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lagrangians.repu(1))
        .withMessage("power n is 1, allowed: 2 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lagrangians.softmax(0))
        .withMessage("beta is 0.0, allowed: above 0, finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lagrangians.layerNorm(Double.NaN, null, 1))
        .withMessage("gamma is NaN, allowed: above 0, finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lagrangians.layerNorm(1, new double[3], 1).activation(Axes.zeros(1, 4)))
        .withMessage("delta has 3 values, the layer's last axis 4");
  }
}
