package engram.hamux;

import engram.math.RandomStream;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The dense associative memory as a synapse of one layer: K stored patterns xi along the last axis,
 * {@code E = -sum_mu F(<xi_mu, x>)} (tutorial eq. 3.7), or with a logarithm {@code E = -(1/beta)
 * log sum_mu exp(beta <xi_mu, x>)}. A layer of shape (tokens, D) has each token remembered by
 * itself, as in the Hopfield module of the Energy Transformer (eq. 3.17).
 */
public final class DenseMemory implements Hypersynapse {

  private static final String NAME = "a dense memory";

  private final INDArray xi;
  private final int n;
  private final double beta;

  private DenseMemory(INDArray xi, int n, double beta) {
    this.xi = xi;
    this.n = n;
    this.beta = beta;
  }

  /**
   * {@code F(z) = max(z, 0)^n / n}; n = 2 is the ReLU module of the Energy Transformer.
   *
   * @param memories K x D, copied
   * @param n a power of 2 or more
   */
  public static DenseMemory power(double[][] memories, int n) {
    if (n < 2) {
      throw new IllegalArgumentException("power n is " + n + ", allowed: 2 or more");
    }
    return new DenseMemory(Weights.matrix("memories", memories), n, 0);
  }

  /**
   * Log-sum-exp: the state is drawn to the softmax of its products with the memories.
   *
   * @param memories K x D, copied
   * @param beta inverse temperature, above 0
   */
  public static DenseMemory softmax(double[][] memories, double beta) {
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta is " + beta + ", allowed: above 0, finite");
    }
    return new DenseMemory(Weights.matrix("memories", memories), 0, beta);
  }

  /** The power memory with K normal patterns of standard deviation 1 / sqrt(D). */
  public static DenseMemory random(int k, int columns, int n, RandomStream random) {
    return new DenseMemory(
        Weights.normal(1 / Math.sqrt(columns), random, k, columns),
        power(new double[1][1], n).n,
        0);
  }

  @Override
  public void check(List<Layer> layers) {
    Weights.slots(NAME, layers, 1);
    List<Long> shape = layers.get(0).shape();
    Weights.fits(NAME, layers.get(0), shape.get(shape.size() - 1), xi.size(1));
  }

  private boolean isSoftmax() {
    return n == 0;
  }

  private INDArray overlaps(INDArray x) {
    return Axes.vectors(x).mmul(xi.transpose());
  }

  /** Minus dE/d(overlap). */
  private INDArray pull(INDArray overlaps) {
    if (isSoftmax()) {
      return Axes.softmax(overlaps.muli(beta));
    }
    INDArray positive = Transforms.max(overlaps, 0, false);
    return n == 2 ? positive : Transforms.pow(positive, n - 1, false);
  }

  @Override
  public INDArray energy(List<INDArray> activations) {
    INDArray x = activations.get(0);
    INDArray overlaps = overlaps(x);
    INDArray each =
        isSoftmax()
            ? Axes.logSumExp(overlaps.muli(beta)).divi(beta)
            : Transforms.pow(Transforms.max(overlaps, 0, false), n, false).divi(n);
    return Axes.sumOfStates(each.reshape(x.size(0), each.length() / x.size(0))).negi();
  }

  @Override
  public List<INDArray> gradient(List<INDArray> activations) {
    INDArray x = activations.get(0);
    return List.of(pull(overlaps(x)).mmul(xi).negi().reshape(x.shape()));
  }

  @Override
  public Map<String, INDArray> weights() {
    return Map.of("xi", xi);
  }

  @Override
  public Map<String, INDArray> weightGradient(List<INDArray> activations) {
    INDArray x = activations.get(0);
    return Map.of("xi", pull(overlaps(x)).transpose().mmul(Axes.vectors(x)).negi());
  }

  @Override
  public DenseMemory withWeights(Map<String, INDArray> weights) {
    return new DenseMemory(Weights.get(weights, "xi", xi), n, beta);
  }
}
