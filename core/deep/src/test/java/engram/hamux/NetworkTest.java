package engram.hamux;

import static engram.hamux.Numbers.assertClose;
import static engram.hamux.Numbers.differences;
import static engram.hamux.Numbers.normal;
import static engram.hamux.Numbers.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

@Tag("nd4j")
class NetworkTest {

  /** identity(7) - softmax(9) - softmax(8). */
  private static Network three(double spread) {
    RandomStream random = new RandomStream(3);
    return Network.builder()
        .layer(new Layer("x", Lagrangians.identity(), 7))
        .layer(new Layer("y", Lagrangians.softmax(1), 9))
        .layer(new Layer("z", Lagrangians.softmax(1), 8))
        .connect("xy", Linear.random(7, 9, spread, random), "x", "y")
        .connect("yz", Linear.random(9, 8, spread, random), "y", "z")
        .build();
  }

  @Test
  void threeLayersSettleAtMinusLog72LessTheCoupling() {
    Network network = three(Linear.SPREAD);
    NetworkDescent.Trace trace =
        new NetworkDescent(network, 40, .5).run(network.normal(1, 1, new RandomStream(5)));
    double[] energies = trace.energiesOf(0);
    for (int t = 0; t < 40; t++) {
      assertThat(energies[t + 1]).isLessThanOrEqualTo(energies[t] + 1e-14);
    }
    INDArray pull = network.weights().get("xy").get("w").mean(1);
    double coupling =
        network.weights().get("yz").get("w").meanNumber().doubleValue() + sum(pull.mul(pull)) / 2;
    assertThat(energies[40]).isCloseTo(-Math.log(72) - coupling, within(1e-4));
    assertThat(coupling).isBetween(1e-4, .01);
    Network apart = three(1e-12);
    NetworkDescent.Trace alone =
        new NetworkDescent(apart, 60, .5).run(apart.normal(1, 1, new RandomStream(5)));
    assertThat(alone.energiesOf(0)[60]).isCloseTo(-4.276666, within(1e-6));
  }

  @Test
  void theGradientIsTheStateWithoutSynapses() {
    Network network = Network.builder().layer(new Layer("x", Lagrangians.layerNorm(), 6)).build();
    Map<String, INDArray> state = Map.of("x", normal(1, 2, 6));
    assertClose(network.gradient(state).get("x"), state.get("x"), 1e-15);
  }

  @Test
  void theEnergyFallsAlongTheGradientTimesTheActivation() {
    Network network = three(1);
    Map<String, INDArray> state = network.normal(2, 1, new RandomStream(8));
    Map<String, INDArray> gradient = network.gradient(state);
    for (Layer layer : network.layers()) {
      INDArray byState =
          differences(
              v -> {
                Map<String, INDArray> moved = new LinkedHashMap<>(state);
                moved.put(layer.name(), v);
                return sum(network.energy(moved));
              },
              state.get(layer.name()));
      INDArray expected =
          layer.lagrangian().curvature(state.get(layer.name()), gradient.get(layer.name()));
      assertClose(byState, expected, 1e-8);
    }
  }

  @Test
  void theEnergyOfAStiffNetworkFallsInSmallAndInAdaptedSteps() {
    Network network =
        Network.builder()
            .layer(new Layer("x", Lagrangians.tanh(2), 12))
            .layer(new Layer("y", Lagrangians.sigmoid(3), 9).withTau(.5))
            .connect("xy", Linear.random(12, 9, 3, new RandomStream(1)), "x", "y")
            .build();
    Map<String, INDArray> start = network.normal(4, 2, new RandomStream(2));
    assertFalling(new NetworkDescent(network, 200, .02).run(start), 1e-10);
    NetworkDescent.Trace adapted = new NetworkDescent(network, 200, .4).adaptive().run(start);
    assertFalling(adapted, 0);
    assertThat(adapted.energies()[200][0]).isLessThan(adapted.energies()[0][0] - 1);
  }

  private static void assertFalling(NetworkDescent.Trace trace, double slack) {
    for (int t = 0; t + 1 < trace.energies().length; t++) {
      for (int n = 0; n < trace.energies()[t].length; n++) {
        assertThat(trace.energies()[t + 1][n]).isLessThanOrEqualTo(trace.energies()[t][n] + slack);
      }
    }
  }

  @Test
  void anAdaptedStepThatWouldRaiseTheEnergyIsNotTaken() {
    Network network =
        Network.builder()
            .layer(new Layer("x", Lagrangians.tanh(1), 6))
            .connect("xx", Linear.random(6, 6, 5, new RandomStream(4)), "x", "x")
            .build();
    NetworkDescent.Trace trace =
        new NetworkDescent(network, 60, 8)
            .adaptive()
            .run(network.normal(8, 1, new RandomStream(5)));
    assertFalling(trace, 0);
    boolean refused = false;
    for (int t = 0; t < 60; t++) {
      for (int n = 0; n < 8; n++) {
        if (trace.stepSizes()[t][n] == 0) {
          refused = true;
          assertThat(trace.energies()[t + 1][n]).isEqualTo(trace.energies()[t][n]);
        }
      }
    }
    assertThat(refused).isTrue();
    assertThat(network.energy(trace.state()).getDouble(3))
        .isCloseTo(trace.energies()[60][3], within(1e-12));
  }

  @Test
  void clampedNeuronsKeepTheirStateToTheBit() {
    Network network = three(1);
    Map<String, INDArray> start = network.normal(3, 1, new RandomStream(6));
    INDArray mask = Nd4j.createFromArray(1., 0, 1, 0, 1, 0, 1, 0, 1);
    NetworkDescent.Trace trace =
        new NetworkDescent(network, 20, .3).clamp("x").clamp("y", mask).run(start);
    assertThat(trace.state().get("x")).isEqualTo(start.get("x"));
    for (int i = 0; i < 9; i++) {
      boolean same = trace.state().get("y").getDouble(1, i) == start.get("y").getDouble(1, i);
      assertThat(same).isEqualTo(i % 2 == 1);
    }
    assertThat(trace.state().get("z")).isNotEqualTo(start.get("z"));
  }

  @Test
  void aSlowLayerFollowsItsTimeConstant() {
    Network network =
        Network.builder()
            .layer(new Layer("fast", Lagrangians.identity(), 1))
            .layer(new Layer("slow", Lagrangians.identity(), 1).withTau(4))
            .build();
    Map<String, INDArray> ones =
        Map.of("fast", Axes.zeros(1, 1).addi(1), "slow", Axes.zeros(1, 1).addi(1));
    NetworkDescent.Trace trace = new NetworkDescent(network, 1, .4).run(ones);
    assertThat(trace.state().get("fast").getDouble(0)).isCloseTo(.6, within(1e-15));
    assertThat(trace.state().get("slow").getDouble(0)).isCloseTo(.9, within(1e-15));
  }

  @Test
  void aDescentEndsWhereTheEnergyNoLongerFalls() {
    Network network = three(.5);
    NetworkDescent.Trace trace =
        new NetworkDescent(network, 10_000, .5)
            .withTolerance(1e-12)
            .run(network.normal(2, 1, new RandomStream(9)));
    assertThat(trace.settled()).isTrue();
    assertThat(trace.energies().length).isLessThan(1000);
    network
        .gradient(trace.state())
        .values()
        .forEach(g -> assertThat(g.normmaxNumber().doubleValue()).isLessThan(1e-4));
  }

  @Test
  void statesOfABatchDescendAsTheyWouldAlone() {
    Network network = three(1);
    Map<String, INDArray> batch = network.normal(3, 1, new RandomStream(10));
    Map<String, INDArray> second = new LinkedHashMap<>();
    batch.forEach((name, x) -> second.put(name, x.get(NDArrayIndex.interval(1, 2)).dup()));
    NetworkDescent descent = new NetworkDescent(network, 30, .5).adaptive();
    Map<String, INDArray> alone = descent.run(second).state();
    descent
        .run(batch)
        .state()
        .forEach(
            (name, x) -> assertClose(x.get(NDArrayIndex.interval(1, 2)), alone.get(name), 1e-12));
  }

  @Test
  void aSharedSynapseActsInEveryConnection() {
    Linear shared = Linear.random(4, 3, 1, new RandomStream(11));
    Network network =
        Network.builder()
            .layer(new Layer("a", Lagrangians.tanh(1), 4))
            .layer(new Layer("b", Lagrangians.tanh(1), 4))
            .layer(new Layer("c", Lagrangians.softmax(1), 3))
            .connect("w", shared, "a", "c")
            .connect("w", "b", "c")
            .build();
    Map<String, INDArray> state = network.normal(2, 1, new RandomStream(12));
    Map<String, INDArray> activations = network.activations(state);
    INDArray expected =
        shared
            .energy(List.of(activations.get("a"), activations.get("c")))
            .add(shared.energy(List.of(activations.get("b"), activations.get("c"))));
    assertClose(network.energies(state).synapses().get("w"), expected, 1e-14);
  }

  @Test
  void refusesNamesAndShapesThatDoNotFit() {
    Layer x = new Layer("x", Lagrangians.identity(), 7);
    Network.Builder builder = Network.builder().layer(x);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.layer(x))
        .withMessage("there are two layers 'x'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.connect("b", Bias.zero(7), "y"))
        .withMessage("there is no layer 'y', there are [x]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.connect("c", Bias.zero(6), "x"))
        .withMessage("synapse 'c': a bias expects 6 for layer 'x' of shape [7], found 7");
    Network network = three(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.energy(Map.of("x", Axes.zeros(1, 7))))
        .withMessage("the state has no layer 'y'");
    Map<String, INDArray> state = network.zeros(2);
    state.put("z", Axes.zeros(3, 8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.energy(state))
        .withMessage("state of layer 'z' has shape [3, 8], expected [2, 8]");
    Map<String, INDArray> broken = network.zeros(1);
    broken.get("y").putScalar(2, Double.NaN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetworkDescent(network, 1, .1).run(broken))
        .withMessage("state of layer 'y' holds a value that is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetworkDescent(network, 1, 0))
        .withMessage("stepSize is 0.0, allowed: above 0, finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetworkDescent(network, 1, 1).clamp("q"))
        .withMessage("there is no layer 'q', there are [x, y, z]");
  }

  @Test
  void saysThatAnEnergyWithoutLowerBoundRanAway() {
    Network network =
        Network.builder()
            .layer(new Layer("x", Lagrangians.identity(), 2))
            .connect("xx", Linear.of(new double[][] {{9, 0}, {0, 9}}), "x", "x")
            .build();
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(
            () ->
                new NetworkDescent(network, 1000, 1).run(network.normal(1, 1, new RandomStream(1))))
        .withMessageContaining("take smaller steps, or layers whose activations are bounded");
  }
}
