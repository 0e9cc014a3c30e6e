package engram.hamux;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A Lagrangian that is a sum over neurons.
 *
 * @param name what it is, with its parameters
 * @param term the term of each neuron
 * @param slope its first derivative
 * @param bend its second derivative, of x and the first derivative
 */
record Pointwise(
    String name,
    UnaryOperator<INDArray> term,
    UnaryOperator<INDArray> slope,
    BinaryOperator<INDArray> bend)
    implements Lagrangian {

  @Override
  public INDArray value(INDArray x) {
    return Axes.sumOfStates(term.apply(x));
  }

  @Override
  public INDArray activation(INDArray x) {
    return slope.apply(x);
  }

  @Override
  public INDArray curvature(INDArray x, INDArray v) {
    return bend.apply(x, slope.apply(x)).mul(v);
  }

  @Override
  public String toString() {
    return name;
  }
}
