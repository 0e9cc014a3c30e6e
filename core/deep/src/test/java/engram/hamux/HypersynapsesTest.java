package engram.hamux;

import static engram.hamux.Numbers.assertClose;
import static engram.hamux.Numbers.differences;
import static engram.hamux.Numbers.normal;
import static engram.hamux.Numbers.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
class HypersynapsesTest {

  private static final double[][] MEMORIES = {
    {.5, -1, .2}, {1, .3, -.4}, {-.6, .8, 1.1}, {.1, 0, 2}
  };
  private static final double[][][] WQ = {
    {{.4, -.2, .7}, {.1, .9, -.5}}, {{-.3, .6, .2}, {.8, 0, 1}}
  };
  private static final double[][][] WK = {
    {{-.1, .5, .3}, {.7, -.6, .2}}, {{.9, .1, -.8}, {0, .4, .6}}
  };

  /** A synapse, the shapes of its slots, and its energy as a formula where it has one here. */
  record Case(String name, Hypersynapse synapse, AutoSynapse.Energy formula, List<long[]> shapes) {
    @Override
    public String toString() {
      return name;
    }

    List<INDArray> activations(long seed) {
      List<INDArray> activations = new ArrayList<>();
      for (int slot = 0; slot < shapes.size(); slot++) {
        activations.add(normal(seed + slot, shapes.get(slot)));
      }
      return activations;
    }

    AutoSynapse auto() {
      return AutoSynapse.of(shapes.size(), synapse.weights(), formula);
    }
  }

  static Stream<Case> cases() {
    RandomStream random = new RandomStream(1);
    return Stream.of(
        new Case(
            "linear",
            Linear.random(3, 4, 1, random),
            (g, x, w) -> x.get(0).mmul(w.get("w")).mul(x.get(1)).sum(1).neg(),
            List.of(new long[] {2, 3}, new long[] {2, 4})),
        new Case(
            "bias",
            Bias.of(.5, -1, 2),
            (g, x, w) -> x.get(0).mul(w.get("b")).sum(1).neg(),
            List.of(new long[] {2, 3})),
        new Case(
            "power memory",
            DenseMemory.power(MEMORIES, 3),
            (g, x, w) -> g.math().pow(g.nn().relu(overlaps(g, x, w), 0), 3).sum(1).div(-3),
            List.of(new long[] {2, 3})),
        new Case(
            "softmax memory",
            DenseMemory.softmax(MEMORIES, 1.4),
            (g, x, w) -> AutoSynapse.logSumExp(g, overlaps(g, x, w).mul(1.4), 1).div(-1.4),
            List.of(new long[] {2, 3})),
        new Case(
            "attention",
            Attention.of(WQ, WK, .7, true),
            (g, x, w) -> attention(g, x, w, 0),
            List.of(new long[] {2, 4, 3}, new long[] {2, 4, 3})),
        new Case(
            "attention to others",
            Attention.of(WQ, WK, .7, false),
            (g, x, w) -> attention(g, x, w, -1e6),
            List.of(new long[] {2, 4, 3}, new long[] {2, 4, 3})),
        new Case(
            "convolution",
            Convolution.random(3, 2, 3, 2, random),
            (g, x, w) ->
                g.cnn()
                    .conv2d(
                        x.get(0),
                        w.get("w"),
                        org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig
                            .builder()
                            .kH(3)
                            .kW(3)
                            .sH(2)
                            .sW(2)
                            .paddingMode(
                                org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode
                                    .SAME)
                            .dataFormat("NHWC")
                            .build())
                    .mul(x.get(1))
                    .sum(1, 2, 3)
                    .neg(),
            List.of(new long[] {2, 5, 4, 2}, new long[] {2, 3, 2, 3})));
  }

  private static SDVariable overlaps(SameDiff g, List<SDVariable> x, Map<String, SDVariable> w) {
    return x.get(0).mmul(g.transpose(w.get("xi")));
  }

  /**
   * Eq. 3.15 of the tutorial, head by head, with {@code diagonal} added where a token meets itself.
   */
  private static SDVariable attention(
      SameDiff g, List<SDVariable> x, Map<String, SDVariable> w, double diagonal) {
    SDVariable energy = null;
    for (int head = 0; head < 2; head++) {
      SDVariable q = head(g, x.get(0), w.get("wq"), head);
      SDVariable k = head(g, x.get(1), w.get("wk"), head);
      SDVariable a = g.linalg().mmul(q, k, false, true, false).mul(.7);
      INDArray mask = Nd4j.eye(4).castTo(a.dataType()).mul(diagonal).reshape(1, 4, 4);
      SDVariable each = AutoSynapse.logSumExp(g, a.add(g.constant(mask)), 2).sum(1).div(-.7);
      energy = energy == null ? each : energy.add(each);
    }
    return energy;
  }

  private static SDVariable head(SameDiff g, SDVariable x, SDVariable w, int head) {
    SDVariable one =
        g.stridedSlice(w, new long[] {head, 0, 0}, new long[] {head + 1, 2, 3}, 1, 1, 1);
    SDVariable flat = x.reshape(8, 3).mmul(g.transpose(one.reshape(2, 3)));
    return flat.reshape(2, 4, 2);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theGradientByActivationsIsThatOfTheEnergy(Case each) {
    List<INDArray> at = each.activations(10);
    List<INDArray> gradient = each.synapse().gradient(at);
    for (int slot = 0; slot < at.size(); slot++) {
      int which = slot;
      INDArray expected =
          differences(
              v -> {
                List<INDArray> moved = new ArrayList<>(at);
                moved.set(which, v);
                return sum(each.synapse().energy(moved));
              },
              at.get(slot));
      assertClose(gradient.get(slot), expected, 1e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theGradientByWeightsIsThatOfTheEnergy(Case each) {
    List<INDArray> at = each.activations(20);
    Map<String, INDArray> gradient = each.synapse().weightGradient(at);
    each.synapse()
        .weights()
        .forEach(
            (name, w) -> {
              INDArray expected =
                  differences(
                      v -> {
                        Map<String, INDArray> moved = new TreeMap<>(each.synapse().weights());
                        moved.put(name, v);
                        return sum(each.synapse().withWeights(moved).energy(at));
                      },
                      w);
              assertClose(gradient.get(name), expected, 1e-8);
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void automaticDifferentiationOfTheEnergyAgrees(Case each) {
    AutoSynapse auto = each.auto();
    List<INDArray> at = each.activations(30);
    assertClose(auto.energy(at), each.synapse().energy(at), 1e-12);
    for (int slot = 0; slot < at.size(); slot++) {
      assertClose(auto.gradient(at).get(slot), each.synapse().gradient(at).get(slot), 1e-12);
    }
    Map<String, INDArray> closed = each.synapse().weightGradient(at);
    auto.weightGradient(at).forEach((name, w) -> assertClose(w, closed.get(name), 1e-12));
  }

  @Test
  void anAutomaticGradientIsThatOfItsEnergyByDifferences() {
    AutoSynapse triple =
        AutoSynapse.of(
            3,
            Map.of("w", normal(40, 3, 4)),
            (g, x, w) ->
                g.math().tanh(x.get(0).mmul(w.get("w")).mul(x.get(1))).mul(x.get(2)).sum(1));
    List<INDArray> at = List.of(normal(41, 2, 3), normal(42, 2, 4), normal(43, 2, 1));
    for (int slot = 0; slot < 3; slot++) {
      int which = slot;
      INDArray expected =
          differences(
              v -> {
                List<INDArray> moved = new ArrayList<>(at);
                moved.set(which, v);
                return sum(triple.energy(moved));
              },
              at.get(slot));
      assertClose(triple.gradient(at).get(slot), expected, 1e-8);
    }
    INDArray byWeights =
        differences(v -> sum(triple.withWeights(Map.of("w", v)).energy(at)), normal(40, 3, 4));
    assertClose(triple.weightGradient(at).get("w"), byWeights, 1e-8);
  }

  @Test
  void aMemoryOfTokensAddsUpTheTokens() {
    DenseMemory memory = DenseMemory.softmax(MEMORIES, 2);
    INDArray tokens = normal(50, 2, 3, 3);
    INDArray single = memory.energy(List.of(tokens.dup('c').reshape('c', 6, 3)));
    assertThat(memory.energy(List.of(tokens)).getDouble(0))
        .isCloseTo(single.getDouble(0) + single.getDouble(1) + single.getDouble(2), within(1e-12));
  }

  @Test
  void anOverlapOfAThousandDoesNotOverflow() {
    DenseMemory memory = DenseMemory.softmax(new double[][] {{1000, 0}, {0, 999}}, 1);
    List<INDArray> at = List.of(Nd4j.createFromArray(new double[][] {{1, 1}}));
    assertThat(memory.energy(at).getDouble(0))
        .isCloseTo(-1000 - Math.log1p(Math.exp(-1)), within(1e-9));
    assertThat(sum(memory.gradient(at).get(0))).isFinite();
  }

  @Test
  void refusesLayersThatDoNotFit() {
    Layer seven = new Layer("seven", Lagrangians.identity(), 7);
    Layer image = new Layer("image", Lagrangians.identity(), 8, 8, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Linear.of(new double[][] {{1, 2}}).check(List.of(seven, seven)))
        .withMessage("a linear synapse expects 1 for layer 'seven' of shape [7], found 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bias.of(1, 2).check(List.of(seven, seven)))
        .withMessage("a bias connects 1 layers, given: 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attention.of(WQ, WK, 1, true).check(List.of(seven, seven)))
        .withMessage("an attention synapse expects 2 axes of layer 'seven', its shape is [7]");
    Convolution convolution = Convolution.random(3, 1, 4, 2, new RandomStream(1));
    Layer map = new Layer("map", Lagrangians.relu(), 5, 4, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> convolution.check(List.of(image, map)))
        .withMessage("a convolution expects 4 for layer 'map' of shape [5, 4, 4], found 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DenseMemory.power(new double[][] {{1, Double.NaN}}, 2))
        .withMessage("memories holds a value that is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Linear.of(new double[][] {{1, 2}, {3}}))
        .withMessage("w has rows of 2 and of 1 values");
  }

  @Test
  void refusesAFormulaThatMixesStates() {
    AutoSynapse mixing = AutoSynapse.of(1, Map.of(), (g, x, w) -> x.get(0).sum());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mixing.check(List.of(new Layer("a", Lagrangians.identity(), 3))))
        .withMessageStartingWith("a formula of 2 states gave values of shape");
  }
}
