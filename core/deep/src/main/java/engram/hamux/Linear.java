package engram.hamux;

import engram.math.RandomStream;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The bilinear synapse {@code E = -x^T W y}: each layer receives a linear map of the other, W one
 * way and its transpose the other way. Layers of several axes count as one vector.
 */
public final class Linear implements Hypersynapse {

  /** The usual standard deviation of weights to start from. */
  public static final double SPREAD = 0.02;

  private final INDArray w;

  private Linear(INDArray w) {
    this.w = w;
  }

  /**
   * Given weights.
   *
   * @param w size of the first layer x size of the second, copied
   */
  public static Linear of(double[][] w) {
    return new Linear(Weights.matrix("w", w));
  }

  /** Normal weights of standard deviation {@value #SPREAD} between layers of these sizes. */
  public static Linear random(long first, long second, RandomStream random) {
    return random(first, second, SPREAD, random);
  }

  /** Normal weights of a standard deviation between layers of these sizes. */
  public static Linear random(long first, long second, double spread, RandomStream random) {
    return new Linear(Weights.normal(spread, random, first, second));
  }

  @Override
  public void check(List<Layer> layers) {
    Weights.slots("a linear synapse", layers, 2);
    Weights.fits("a linear synapse", layers.get(0), layers.get(0).size(), w.size(0));
    Weights.fits("a linear synapse", layers.get(1), layers.get(1).size(), w.size(1));
  }

  @Override
  public INDArray energy(List<INDArray> activations) {
    INDArray x = Axes.rows(activations.get(0));
    return Axes.dotOfStates(x.mmul(w), Axes.rows(activations.get(1))).negi();
  }

  @Override
  public List<INDArray> gradient(List<INDArray> activations) {
    INDArray x = activations.get(0);
    INDArray y = activations.get(1);
    INDArray byX = Axes.rows(y).mmul(w.transpose()).negi();
    INDArray byY = Axes.rows(x).mmul(w).negi();
    return List.of(byX.reshape(x.shape()), byY.reshape(y.shape()));
  }

  @Override
  public Map<String, INDArray> weights() {
    return Map.of("w", w);
  }

  @Override
  public Map<String, INDArray> weightGradient(List<INDArray> activations) {
    INDArray x = Axes.rows(activations.get(0));
    return Map.of("w", x.transpose().mmul(Axes.rows(activations.get(1))).negi());
  }

  @Override
  public Linear withWeights(Map<String, INDArray> weights) {
    return new Linear(Weights.get(weights, "w", w));
  }
}
