package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The same descent as a graph that ND4J differentiates. */
@Tag("nd4j")
class MemorySameDiffTest {

  private static final int POINTS = 64;
  private static final int COLUMNS = 6;
  private static final int K = 7;
  private static final int STEPS = 12;
  private static final double BETA = 0.8;
  private static final double STEP = 0.1;

  @Test
  void graphEndsWhereTheLayerEndsAndHasItsGradient() {
    RandomStream stream = new RandomStream(5);
    float[][] memories = LayerGradientTest.random(K, COLUMNS, stream);
    float[][] codes = LayerGradientTest.random(POINTS, COLUMNS, stream);
    float[][] slope = LayerGradientTest.random(POINTS, COLUMNS, stream);
    MemoryLayer layer =
        new MemoryLayer(
            memories,
            BETA,
            new DeepClustering.Options(memories.length).withSteps(STEPS, STEP),
            POINTS,
            COLUMNS);

    SameDiff graph = SameDiff.create();
    SDVariable start = graph.var("start", Nd4j.create(codes));
    SDVariable xi = graph.var("xi", Nd4j.create(memories));
    SDVariable upstream = graph.constant("upstream", Nd4j.create(slope));
    SDVariable halfSquares = graph.math().square(xi).sum(1).mul(0.5);
    SDVariable v = start;
    for (int t = 0; t < STEPS; t++) {
      SDVariable logits = v.mmul(graph.transpose(xi)).sub(halfSquares).mul(BETA);
      SDVariable w = graph.nn().softmax(logits, 1);
      v = v.add(w.mmul(xi).sub(v).mul(STEP));
    }
    SDVariable end = v;
    SDVariable loss = end.mul(upstream).sum();
    graph.setLossVariables(loss);
    Map<String, INDArray> gradient = graph.calculateGradients(Map.of(), "start", "xi");

    close(layer.forward(codes), end.eval(), 1e-5);
    float[][] byCode = layer.backward(slope);
    close(byCode, gradient.get("start"), 1e-3);
    close(layer.gradient(), gradient.get("xi"), 1e-3);
  }

  private static void close(float[][] own, INDArray other, double relative) {
    float[][] values = other.castTo(DataType.FLOAT).toFloatMatrix();
    double norm = Math.sqrt(LayerGradientTest.dot(own, own) / own.length / own[0].length);
    for (int i = 0; i < own.length; i++) {
      for (int j = 0; j < own[i].length; j++) {
        assertThat(own[i][j]).isCloseTo(values[i][j], within((float) (relative * norm)));
      }
    }
  }
}
