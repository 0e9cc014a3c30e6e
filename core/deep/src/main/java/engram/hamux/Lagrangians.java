package engram.hamux;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The known Lagrangians, in forms that neither overflow nor lose small values.
 *
 * <p>Those of the first group are sums over neurons. Softmax, layer norm, spherical norm and
 * ghostmax couple the neurons along the last axis of a layer: a layer of shape (tokens, features)
 * has each token normalised by itself, and L is the sum over tokens. Their activations are bounded,
 * which bounds the energy of any network of them from below.
 */
public final class Lagrangians {

  /** What is added to a variance or a squared norm, against division by zero. */
  public static final double EPSILON = 1e-5;

  private static final double LN2 = StrictMath.log(2);

  private Lagrangians() {}

  /** {@code L = sum x^2 / 2}, activation x. */
  public static Lagrangian identity() {
    return new Pointwise(
        "identity", x -> x.mul(x).muli(0.5), INDArray::dup, (x, a) -> Nd4j.onesLike(x));
  }

  /** {@code L = sum max(x, 0)^2 / 2}, activation max(x, 0). */
  public static Lagrangian relu() {
    return repu(2);
  }

  /**
   * {@code L = (1/n) sum max(x, 0)^n}, activation {@code max(x, 0)^(n-1)}.
   *
   * @param n a power of 2 or more; 2 is ReLU
   */
  public static Lagrangian repu(int n) {
    if (n < 2) {
      throw new IllegalArgumentException("power n is " + n + ", allowed: 2 or more");
    }
    return new Pointwise(
        n == 2 ? "relu" : "repu(" + n + ")",
        x -> Transforms.pow(positive(x), n, false).divi(n),
        x -> n == 2 ? positive(x) : Transforms.pow(positive(x), n - 1, false),
        (x, a) ->
            n == 2
                ? x.gt(0).castTo(x.dataType())
                : Transforms.pow(positive(x), n - 2, false).muli(n - 1));
  }

  /**
   * {@code L = (1/beta) sum exp(beta x)}, activation exp(beta x).
   *
   * @param beta inverse temperature, above 0
   */
  public static Lagrangian exponential(double beta) {
    check("beta", beta);
    return new Pointwise(
        "exponential(" + beta + ")",
        x -> exp(x, beta).divi(beta),
        x -> exp(x, beta),
        (x, a) -> a.mul(beta));
  }

  /**
   * {@code L = sum( exp(beta x+) / beta - x+ )} with x+ = max(x, 0), activation {@code exp(beta x+)
   * - 1}.
   *
   * @param beta inverse temperature, above 0
   */
  public static Lagrangian rectifiedExponential(double beta) {
    check("beta", beta);
    return new Pointwise(
        "rectifiedExponential(" + beta + ")",
        x -> exp(positive(x), beta).divi(beta).subi(positive(x)),
        x -> Transforms.expm1(positive(x).muli(beta), false),
        (x, a) -> exp(x, beta).muli(beta).muli(x.gt(0).castTo(x.dataType())));
  }

  /**
   * {@code L = (1/beta) sum log cosh(beta x)}, activation tanh(beta x).
   *
   * @param beta inverse temperature, above 0
   */
  public static Lagrangian tanh(double beta) {
    check("beta", beta);
    return new Pointwise(
        "tanh(" + beta + ")",
        x -> logCosh(x.mul(beta)).divi(beta),
        x -> Transforms.tanh(x.mul(beta), false),
        (x, a) -> a.mul(a).rsubi(1).muli(beta));
  }

  /**
   * {@code L = (1/beta) sum log(1 + exp(beta x))}, activation {@code 1 / (1 + exp(-beta x))}.
   *
   * @param beta inverse temperature, above 0
   */
  public static Lagrangian sigmoid(double beta) {
    check("beta", beta);
    return new Pointwise(
        "sigmoid(" + beta + ")",
        x -> softplus(x.mul(beta)).divi(beta),
        x -> Transforms.sigmoid(x.mul(beta), false),
        (x, a) -> a.rsub(1).muli(a).muli(beta));
  }

  /**
   * {@code L = (1/beta) log sum exp(beta x)}, activation softmax(beta x). At x = 0 the energy of n
   * neurons is -log(n) / beta.
   *
   * @param beta inverse temperature, above 0
   */
  public static Lagrangian softmax(double beta) {
    check("beta", beta);
    return new Softmax(beta);
  }

  /** {@code L = log(1 + sum exp x)}, activation {@code exp(x) / (1 + sum exp x)}. */
  public static Lagrangian ghostmax() {
    return new Ghostmax();
  }

  /** Layer norm with gamma 1, delta 0 and epsilon {@value #EPSILON}. */
  public static Lagrangian layerNorm() {
    return layerNorm(1, null, EPSILON);
  }

  /**
   * {@code L = D gamma sqrt(mean((x - mean)^2) + epsilon) + sum delta x}, activation {@code gamma
   * (x - mean) / sqrt(var + epsilon) + delta} (tutorial eq. 3.13, 3.14). Gamma is one number: a
   * gain for each neuron, as ordinary layer norm has, belongs to no Lagrangian.
   *
   * @param gamma above 0
   * @param delta D shifts along the last axis, copied, or null for none
   * @param epsilon above 0
   */
  public static Lagrangian layerNorm(double gamma, double[] delta, double epsilon) {
    return new Norm(true, gamma, delta, epsilon);
  }

  /** Spherical norm with gamma 1, delta 0 and epsilon {@value #EPSILON}. */
  public static Lagrangian sphericalNorm() {
    return sphericalNorm(1, null, EPSILON);
  }

  /**
   * {@code L = gamma sqrt(sum x^2 + epsilon) + sum delta x}, activation {@code gamma x / sqrt(sum
   * x^2 + epsilon) + delta}.
   *
   * @param gamma above 0
   * @param delta D shifts along the last axis, copied, or null for none
   * @param epsilon above 0
   */
  public static Lagrangian sphericalNorm(double gamma, double[] delta, double epsilon) {
    return new Norm(false, gamma, delta, epsilon);
  }

  private static void check(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed: above 0, finite");
    }
  }

  private static INDArray positive(INDArray x) {
    return Transforms.max(x, 0, true);
  }

  private static INDArray exp(INDArray x, double beta) {
    return Transforms.exp(x.mul(beta), false);
  }

  /** {@code log(1 + exp z) = max(z, 0) + log(1 + exp(-|z|))}. */
  private static INDArray softplus(INDArray z) {
    return log1pExpMinus(Transforms.abs(z, true)).addi(positive(z));
  }

  /** {@code log cosh z = |z| + log(1 + exp(-2|z|)) - log 2}. */
  private static INDArray logCosh(INDArray z) {
    INDArray size = Transforms.abs(z, true);
    return log1pExpMinus(size.mul(2)).addi(size).subi(LN2);
  }

  private static INDArray log1pExpMinus(INDArray z) {
    return Nd4j.math().log1p(Transforms.exp(z.neg(), false));
  }

  private record Softmax(double beta) implements Lagrangian {
    @Override
    public INDArray value(INDArray x) {
      return Axes.sumOfStates(Axes.logSumExp(x.mul(beta))).divi(beta);
    }

    @Override
    public INDArray activation(INDArray x) {
      return Axes.softmax(x.mul(beta));
    }

    @Override
    public INDArray curvature(INDArray x, INDArray v) {
      return Axes.softmaxSlope(activation(x), v).muli(beta);
    }

    @Override
    public String toString() {
      return "softmax(" + beta + ")";
    }
  }

  /** A softmax with one more neuron that stays at 0 and is not told of. */
  private record Ghostmax() implements Lagrangian {
    @Override
    public INDArray value(INDArray x) {
      INDArray top = positive(Axes.max(x));
      INDArray sum = Axes.sum(Transforms.exp(x.sub(top), false)).addi(ghost(top));
      return Axes.sumOfStates(Transforms.log(sum, false).addi(top));
    }

    @Override
    public INDArray activation(INDArray x) {
      INDArray top = positive(Axes.max(x));
      INDArray shifted = Transforms.exp(x.sub(top), false);
      return shifted.divi(Axes.sum(shifted).addi(ghost(top)));
    }

    private static INDArray ghost(INDArray top) {
      return Transforms.exp(top.neg(), false);
    }

    @Override
    public INDArray curvature(INDArray x, INDArray v) {
      return Axes.softmaxSlope(activation(x), v);
    }

    @Override
    public String toString() {
      return "ghostmax";
    }
  }

  /** Layer norm where {@code centred}, else spherical norm. */
  private record Norm(boolean centred, double gamma, double[] delta, double epsilon)
      implements Lagrangian {

    Norm {
      check("gamma", gamma);
      check("epsilon", epsilon);
      delta = delta == null ? null : delta.clone();
    }

    private INDArray centre(INDArray x) {
      return centred ? x.sub(Axes.mean(x)) : x;
    }

    private INDArray spread(INDArray c) {
      INDArray squares = c.mul(c);
      return Transforms.sqrt(
          (centred ? Axes.mean(squares) : Axes.sum(squares)).addi(epsilon), false);
    }

    /** What the squares are divided by: their number, or nothing. */
    private double count(INDArray x) {
      return centred ? x.size(-1) : 1;
    }

    private INDArray shift(INDArray x) {
      if (delta.length != x.size(-1)) {
        throw new IllegalArgumentException(
            "delta has " + delta.length + " values, the layer's last axis " + x.size(-1));
      }
      long[] shape = new long[x.rank()];
      Arrays.fill(shape, 1);
      shape[shape.length - 1] = delta.length;
      return Nd4j.createFromArray(delta).reshape(shape);
    }

    @Override
    public INDArray value(INDArray x) {
      INDArray value = Axes.sumOfStates(spread(centre(x))).muli(gamma * count(x));
      return delta == null ? value : value.addi(Axes.sumOfStates(x.mul(shift(x))));
    }

    @Override
    public INDArray activation(INDArray x) {
      INDArray c = centre(x);
      INDArray activation = c.div(spread(c)).muli(gamma);
      return delta == null ? activation : activation.addi(shift(x));
    }

    @Override
    public INDArray curvature(INDArray x, INDArray v) {
      INDArray c = centre(x);
      INDArray spread = spread(c);
      INDArray unit = c.div(spread);
      INDArray along = Axes.sum(unit.mul(v)).divi(count(x));
      return centre(v).sub(unit.mul(along)).divi(spread).muli(gamma);
    }

    @Override
    public String toString() {
      return (centred ? "layerNorm(" : "sphericalNorm(")
          + gamma
          + ", "
          + Arrays.toString(delta)
          + ", "
          + epsilon
          + ")";
    }
  }
}
