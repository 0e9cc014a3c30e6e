package engram.hamux;

import static engram.hamux.Numbers.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("nd4j")
class NetworkTrainingTest {

  @TempDir private Path folder;

  private static Network network() {
    RandomStream random = new RandomStream(1);
    return Network.builder()
        .layer(new Layer("x", Lagrangians.tanh(1), 5))
        .layer(new Layer("t", Lagrangians.layerNorm(), 3, 4).withTau(2))
        .layer(new Layer("y", Lagrangians.softmax(1.5), 3))
        .connect("xt", Linear.random(5, 12, .4, random), "x", "t")
        .connect("ty", Linear.random(12, 3, .4, random), "t", "y")
        .connect("by", Bias.of(.1, -.2, .3), "y")
        .connect("tt", Attention.random(2, 3, 4, false, random), "t", "t")
        .connect("m", DenseMemory.random(6, 4, 3, random), "t")
        .connect(
            "auto",
            AutoSynapse.of(
                2,
                Map.of("a", normal(4, 5, 3)),
                (g, v, w) -> g.math().tanh(v.get(0).mmul(w.get("a"))).mul(v.get(1)).sum(1).neg()),
            "x",
            "y")
        .build();
  }

  @Test
  void theAdjointIsTheGradientOfTheLossThroughTheDescent() {
    Network network = network();
    Map<String, INDArray> start = network.normal(2, 1, new RandomStream(2));
    INDArray target = Nd4j.createFromArray(new double[][] {{1, 0, 0}, {0, .5, .5}});
    NetworkDescent descent =
        new NetworkDescent(network, 4, .3).clamp("x", Nd4j.createFromArray(1., 1, 0, 0, 1));
    for (Loss loss : List.of(Loss.squaredError(), Loss.crossEntropy())) {
      DescentAdjoint adjoint = DescentAdjoint.of(descent, start, "y", target, loss);
      INDArray reached = network.activations(descent.run(start).state()).get("y");
      assertThat(adjoint.loss()).isEqualTo(loss.value(reached, target));
      network
          .weights()
          .forEach(
              (synapse, arrays) ->
                  arrays.forEach(
                      (name, w) ->
                          assertSlope(
                              adjoint.weights().get(synapse).get(name),
                              w,
                              v -> {
                                Map<String, INDArray> moved = new LinkedHashMap<>(arrays);
                                moved.put(name, v);
                                return loss(network, descent, synapse, moved, start, target, loss);
                              })));
      for (String layer : start.keySet()) {
        assertSlope(
            adjoint.start().get(layer),
            start.get(layer),
            v -> {
              Map<String, INDArray> moved = new LinkedHashMap<>(start);
              moved.put(layer, v);
              INDArray end = network.activations(descent.run(moved).state()).get("y");
              return loss.value(end, target);
            });
      }
    }
  }

  /** Compares a gradient with central differences along directions drawn at random. */
  private static void assertSlope(INDArray gradient, INDArray at, Function<INDArray, Double> of) {
    assertThat(gradient.shape()).isEqualTo(at.shape());
    for (long seed = 100; seed < 103; seed++) {
      INDArray direction = normal(seed, at.shape());
      double ahead = of.apply(at.add(direction.mul(1e-5)));
      double behind = of.apply(at.sub(direction.mul(1e-5)));
      assertThat(gradient.mul(direction).sumNumber().doubleValue())
          .isCloseTo((ahead - behind) / 2e-5, within(1e-7));
    }
  }

  private static double loss(
      Network network,
      NetworkDescent descent,
      String synapse,
      Map<String, INDArray> arrays,
      Map<String, INDArray> start,
      INDArray target,
      Loss loss) {
    Network moved = network.withWeights(Map.of(synapse, arrays));
    INDArray end = moved.activations(descent.withNetwork(moved).run(start).state()).get("y");
    return loss.value(end, target);
  }

  @Test
  void aTowerLearnsExclusiveOr() {
    Network tower =
        HierarchicalMemory.of(
            3,
            new Layer("bits", Lagrangians.identity(), 2),
            new Layer("hidden", Lagrangians.tanh(1), 8),
            new Layer("answer", Lagrangians.softmax(1), 2));
    Map<String, INDArray> starts = tower.zeros(4);
    starts.put("bits", Nd4j.createFromArray(new double[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}}));
    INDArray targets = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}, {0, 1}, {1, 0}});
    NetworkDescent descent = new NetworkDescent(tower, 6, .5).clamp("bits");
    List<Double> losses = new ArrayList<>();
    Network trained =
        NetworkTraining.fit(
            descent,
            starts,
            "answer",
            targets,
            Loss.crossEntropy(),
            new NetworkTraining.Options(120, 4, .05, 1),
            (done, of, loss) -> losses.add(loss));
    assertThat(losses).hasSize(120);
    assertThat(losses.get(119)).isLessThan(.1 * losses.get(0));
    INDArray answers =
        trained.activations(descent.withNetwork(trained).run(starts).state()).get("answer");
    assertThat(Nd4j.argMax(answers, 1).toIntVector()).containsExactly(0, 1, 1, 0);
  }

  @Test
  void trainingEndsWhenItsListenerSaysSo() {
    Network network = network();
    Map<String, INDArray> start = network.normal(3, 1, new RandomStream(2));
    List<Double> losses = new ArrayList<>();
    Network same =
        NetworkTraining.fit(
            new NetworkDescent(network, 2, .1),
            start,
            "x",
            Axes.zeros(3, 5),
            Loss.squaredError(),
            new NetworkTraining.Options(5, 2, 1e-3, 1),
            (done, of, loss) -> !losses.add(loss));
    assertThat(losses).hasSize(1);
    assertThat(same.weights().get("xt").get("w"))
        .isNotEqualTo(network.weights().get("xt").get("w"));
  }

  @Test
  void trainingRefusesADescentWithoutFixedSteps() {
    Network network = network();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DescentAdjoint.of(
                    new NetworkDescent(network, 2, .1).adaptive(),
                    network.zeros(1),
                    "x",
                    Axes.zeros(1, 5),
                    Loss.squaredError()))
        .withMessage("training needs a descent of fixed steps without tolerance");
  }

  @Test
  void savedWeightsComeBackToTheBit() {
    Network network = network();
    Path file = folder.resolve("weights.json");
    WeightsFile.save(network, file);
    Map<String, Map<String, INDArray>> other = new LinkedHashMap<>();
    network
        .weights()
        .forEach(
            (synapse, arrays) -> {
              Map<String, INDArray> zeros = new LinkedHashMap<>();
              arrays.forEach((name, w) -> zeros.put(name, Axes.zeros(w.shape())));
              other.put(synapse, zeros);
            });
    Network loaded = WeightsFile.load(network.withWeights(other), file);
    network
        .weights()
        .forEach(
            (synapse, arrays) ->
                arrays.forEach(
                    (name, w) -> assertThat(loaded.weights().get(synapse).get(name)).isEqualTo(w)));
  }

  @Test
  void refusesWeightsOfAnotherNetwork() {
    Path file = folder.resolve("weights.json");
    WeightsFile.save(network(), file);
    Network other = Network.builder().layer(new Layer("x", Lagrangians.tanh(2), 5)).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightsFile.load(other, file))
        .withMessageContaining("it is of another network, with layers");
  }
}
