package engram.hamux;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convex function L of the internal state of a neuron layer. Its gradient is the layer's
 * activation, its Legendre transform the layer's energy (tutorial eq. 3.3):
 *
 * <pre>
 *   x^ = dL/dx      E(x^) = &lt;x, x^&gt; - L(x)      dE/dx^ = x
 * </pre>
 *
 * <p>Arrays have states along their first axis and are not modified. {@link Lagrangians} has the
 * known ones; {@link AutoLagrangian} makes one of a formula alone. NaN gives NaN.
 */
public interface Lagrangian {

  /** Returns L(x) of each state, n values. */
  INDArray value(INDArray x);

  /** Returns the activation dL/dx, the shape of x. */
  INDArray activation(INDArray x);

  /**
   * Returns the second derivative of L times a direction, {@code d2L/dx2 v}: how the activation
   * changes along v. It is symmetric, so that it also pulls gradients back through the activation.
   *
   * @param v the shape of x
   */
  INDArray curvature(INDArray x, INDArray v);

  /** Returns the layer's energy {@code <x, x^> - L(x)} of each state, n values. */
  default INDArray energy(INDArray x) {
    return Axes.dotOfStates(x, activation(x)).subi(value(x));
  }
}
