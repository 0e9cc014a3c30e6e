package engram.hamux;

import static engram.hamux.Numbers.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.transformer.EnergyTransformer;
import engram.transformer.Hopfield;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The block beside the same energy as a network, and beside automatic differentiation. */
@Tag("nd4j")
class EnergyTransformerNetworkTest {

  private static final EnergyTransformer.Options SIZES =
      new EnergyTransformer.Options(12, 2, 6, 24);

  @ParameterizedTest
  @CsvSource({"true,RELU", "false,RELU", "true,SOFTMAX", "false,SOFTMAX"})
  void theGradientIsThatOfAutomaticDifferentiation(boolean self, Hopfield hopfield) {
    EnergyTransformer block =
        EnergyTransformer.random(SIZES.withSelfAttention(self).withHopfield(hopfield, .7), 1);
    INDArray x = Numbers.normal(2, 1, 10, 12);
    double[][] tokens = x.reshape(10, 12).toDoubleMatrix();
    INDArray g = Nd4j.createFromArray(block.activations(tokens)).reshape(1, 10, 12);
    AutoSynapse energy =
        AutoSynapse.of(1, Map.of(), (graph, in, none) -> energy(graph, in.get(0), block));
    assertThat(block.energy(tokens))
        .isCloseTo(energy.energy(List.of(g)).getDouble(0), within(1e-9));
    INDArray expected = energy.gradient(List.of(g)).get(0).reshape(10, 12);
    assertClose(Nd4j.createFromArray(block.gradient(tokens)), expected, 1e-11);
  }

  private static SDVariable energy(SameDiff graph, SDVariable g, EnergyTransformer block) {
    EnergyTransformer.Options o = block.options();
    double beta = o.attentionBeta();
    SDVariable tokens = g.reshape(10, 12);
    INDArray mask = Nd4j.eye(10).castTo(g.dataType()).mul(o.selfAttention() ? 0 : -1e6);
    SDVariable total = null;
    for (int h = 0; h < o.heads(); h++) {
      SDVariable q = tokens.mmul(graph.constant(head(block.wq(), h)));
      SDVariable k = tokens.mmul(graph.constant(head(block.wk(), h)));
      SDVariable a = q.mmul(graph.transpose(k)).mul(beta).add(graph.constant(mask));
      SDVariable each = AutoSynapse.logSumExp(graph, a, 1).sum().div(-beta);
      total = total == null ? each : total.add(each);
    }
    SDVariable overlaps = tokens.mmul(graph.constant(transposed(block.memories())));
    SDVariable memories =
        o.hopfield() == Hopfield.RELU
            ? graph.math().square(graph.nn().relu(overlaps, 0)).sum().mul(-.5)
            : AutoSynapse.logSumExp(graph, overlaps.mul(o.hopfieldBeta()), 1)
                .sum()
                .div(-o.hopfieldBeta());
    return total.add(memories).reshape(1);
  }

  private static INDArray transposed(float[][] w) {
    return Nd4j.createFromArray(w).castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE).transpose();
  }

  private static INDArray head(float[][] w, int h) {
    return transposed(java.util.Arrays.copyOfRange(w, 6 * h, 6 * h + 6));
  }

  @ParameterizedTest
  @CsvSource({"true,RELU", "false,SOFTMAX"})
  void theBlockIsANetworkOfOneLayerAndTwoSynapses(boolean self, Hopfield hopfield) {
    EnergyTransformer block =
        EnergyTransformer.random(SIZES.withSelfAttention(self).withHopfield(hopfield, .7), 3);
    double[][] xi = doubles(block.memories());
    Network network =
        Network.builder()
            .layer(new Layer("tokens", Lagrangians.layerNorm(), 10, 12))
            .connect(
                "attention",
                Attention.of(
                    heads(block.wq()), heads(block.wk()), block.options().attentionBeta(), self),
                "tokens",
                "tokens")
            .connect(
                "memories",
                hopfield == Hopfield.RELU
                    ? DenseMemory.power(xi, 2)
                    : DenseMemory.softmax(xi, block.options().hopfieldBeta()),
                "tokens")
            .build();
    INDArray x = Numbers.normal(4, 1, 10, 12);
    Network.Energies energies = network.energies(Map.of("tokens", x));
    double[][] tokens = x.reshape(10, 12).toDoubleMatrix();
    double synapses = energies.synapses().values().stream().mapToDouble(Numbers::sum).sum();
    assertThat(block.energy(tokens)).isCloseTo(synapses, within(1e-9));
    INDArray withoutLeak = network.gradient(Map.of("tokens", x)).get("tokens").sub(x);
    assertClose(Nd4j.createFromArray(block.gradient(tokens)), withoutLeak.reshape(10, 12), 1e-11);
  }

  private static double[][] doubles(float[][] w) {
    return Nd4j.createFromArray(w).toDoubleMatrix();
  }

  private static double[][][] heads(float[][] w) {
    double[][] rows = doubles(w);
    return new double[][][] {
      java.util.Arrays.copyOfRange(rows, 0, 6), java.util.Arrays.copyOfRange(rows, 6, 12)
    };
  }
}
