package engram.hamux;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The synapse {@code E = -<x, b>} of one layer: a constant current. */
public final class Bias implements Hypersynapse {

  private final INDArray b;

  private Bias(INDArray b) {
    this.b = b;
  }

  /** Given currents, one a neuron in the order of the layer's axes, copied. */
  public static Bias of(double... b) {
    return new Bias(Weights.given("b", () -> Nd4j.createFromArray(b.clone()).reshape(1, b.length)));
  }

  /** No current yet, for a layer of this size. */
  public static Bias zero(long size) {
    return new Bias(Axes.zeros(1, size));
  }

  @Override
  public void check(List<Layer> layers) {
    Weights.slots("a bias", layers, 1);
    Weights.fits("a bias", layers.get(0), layers.get(0).size(), b.length());
  }

  @Override
  public INDArray energy(List<INDArray> activations) {
    return Axes.sumOfStates(Axes.rows(activations.get(0)).mul(b)).negi();
  }

  @Override
  public List<INDArray> gradient(List<INDArray> activations) {
    long[] shape = activations.get(0).shape();
    long[] one = shape.clone();
    Arrays.fill(one, 0, 1, 1);
    return List.of(b.reshape(one).broadcast(shape).neg());
  }

  @Override
  public Map<String, INDArray> weights() {
    return Map.of("b", b);
  }

  @Override
  public Map<String, INDArray> weightGradient(List<INDArray> activations) {
    return Map.of("b", Axes.rows(activations.get(0)).sum(true, 0).negi());
  }

  @Override
  public Bias withWeights(Map<String, INDArray> weights) {
    return new Bias(Weights.get(weights, "b", b));
  }
}
