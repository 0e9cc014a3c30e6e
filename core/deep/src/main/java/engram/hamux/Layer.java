package engram.hamux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A neuron layer: a node of a network.
 *
 * @param name its name in the network, not empty
 * @param shape sizes of its axes, one or more, each 1 or more; what a Lagrangian couples lies along
 *     the last
 * @param lagrangian what makes its activations and its energy
 * @param tau time constant, above 0: a layer of large tau follows slowly
 */
public record Layer(String name, List<Long> shape, Lagrangian lagrangian, double tau) {

  /** Checks the values. */
  public Layer {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name of a layer is blank");
    }
    shape = List.copyOf(shape);
    if (shape.isEmpty() || shape.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "shape of layer '" + name + "' is " + shape + ", allowed: sizes of 1 or more");
    }
    if (!(tau > 0) || Double.isInfinite(tau)) {
      throw new IllegalArgumentException(
          "tau of layer '" + name + "' is " + tau + ", allowed: above 0, finite");
    }
  }

  /** A layer with time constant 1. */
  public Layer(String name, Lagrangian lagrangian, long... shape) {
    this(name, Arrays.stream(shape).boxed().toList(), lagrangian, 1);
  }

  /** Returns this layer with another time constant. */
  public Layer withTau(double value) {
    return new Layer(name, shape, lagrangian, value);
  }

  /** Returns the number of neurons. */
  public long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Returns the shape of {@code n} states of this layer. */
  long[] shapeOf(long n) {
    List<Long> sizes = new ArrayList<>(shape);
    sizes.add(0, n);
    return sizes.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * Refuses an array that is not of this layer.
   *
   * @param what what the array is, for the message
   * @param n number of states, or -1 for any
   */
  void check(String what, INDArray array, long n) {
    long states = n < 0 && array.rank() > 0 ? array.size(0) : n;
    if (!Arrays.equals(array.shape(), shapeOf(states))) {
      throw new IllegalArgumentException(
          what
              + " of layer '"
              + name
              + "' has shape "
              + Arrays.toString(array.shape())
              + ", expected "
              + (n < 0 ? "states first and then " + shape : Arrays.toString(shapeOf(n))));
    }
    if (array.dataType() != org.nd4j.linalg.api.buffer.DataType.DOUBLE) {
      throw new IllegalArgumentException(
          what + " of layer '" + name + "' is of type " + array.dataType() + ", expected DOUBLE");
    }
  }
}
