package engram.hamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.datasets.Datasets;
import engram.math.RandomStream;
import engram.model.Progress;
import engram.table.Table;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("nd4j")
class HierarchicalMemoryTest {

  private static final int TRAINED = 800;
  private static final int TESTED = 300;

  /** The example of docs/guides/networks.md. */
  @Test
  @Tag("slow")
  void aTowerOfFourLayersNamesDigits() {
    Table digits = Datasets.load("digits8x8");
    int[] order = new RandomStream(1).permutation(digits.rows());
    Network tower =
        HierarchicalMemory.of(
            1,
            new Layer("image", Lagrangians.identity(), 64),
            new Layer("parts", Lagrangians.tanh(1), 48),
            new Layer("shapes", Lagrangians.tanh(1), 24),
            new Layer("digit", Lagrangians.softmax(1), 10));
    NetworkDescent descent = new NetworkDescent(tower, 8, .5).clamp("image");
    Network trained =
        NetworkTraining.fit(
            descent,
            starts(tower, digits, Arrays.copyOf(order, TRAINED)),
            "digit",
            classes(digits, Arrays.copyOf(order, TRAINED)),
            Loss.crossEntropy(),
            new NetworkTraining.Options(10, 40, .005, 1),
            Progress.NONE);
    int[] others = Arrays.copyOfRange(order, TRAINED, TRAINED + TESTED);
    Map<String, INDArray> starts = starts(trained, digits, others);
    NetworkDescent.Trace trace = descent.withNetwork(trained).adaptive().run(starts);
    int[] named = named(trained, trace);
    int right = 0;
    for (int i = 0; i < TESTED; i++) {
      right += named[i] == (int) digits.cell(others[i], digits.target()) ? 1 : 0;
      for (int t = 0; t + 1 < trace.energies().length; t++) {
        assertThat(trace.energies()[t + 1][i]).isLessThanOrEqualTo(trace.energies()[t][i]);
      }
    }
    assertThat(right).isGreaterThan((int) (.9 * TESTED));
  }

  private static int[] named(Network network, NetworkDescent.Trace trace) {
    return Nd4j.argMax(network.activations(trace.state()).get("digit"), 1).toIntVector();
  }

  private static Map<String, INDArray> starts(Network network, Table digits, int[] rows) {
    Map<String, INDArray> starts = network.zeros(rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int p = 0; p < 64; p++) {
        starts.get("image").putScalar(i, p, digits.cell(rows[i], p) / 8 - 1);
      }
    }
    return starts;
  }

  private static INDArray classes(Table digits, int[] rows) {
    INDArray classes = Nd4j.zeros(DataType.DOUBLE, rows.length, 10);
    for (int i = 0; i < rows.length; i++) {
      classes.putScalar(i, (int) digits.cell(rows[i], digits.target()), 1);
    }
    return classes;
  }

  @Test
  void connectsEachLayerWithTheNextAndGivesItABias() {
    Network tower =
        HierarchicalMemory.of(
            1,
            new Layer("a", Lagrangians.identity(), 3, 2),
            new Layer("b", Lagrangians.tanh(1), 4),
            new Layer("c", Lagrangians.softmax(1), 5));
    assertThat(tower.synapses().keySet())
        .containsExactly("bias-a", "bias-b", "bias-c", "a-b", "b-c");
    assertThat(tower.weights().get("b-c").get("w").shape()).containsExactly(4, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HierarchicalMemory.of(1, new Layer("a", Lagrangians.relu(), 2)))
        .withMessage("a tower has 1 layers, needs 2 or more");
  }
}
