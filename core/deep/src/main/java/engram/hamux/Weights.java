package engram.hamux;

import engram.math.RandomStream;
import engram.nd4j.Backend;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays of weights: drawn, copied from numbers, checked. */
final class Weights {

  private Weights() {}

  /** Draws normal weights of a standard deviation, the same on every machine. */
  static INDArray normal(double deviation, RandomStream random, long... shape) {
    Backend.open();
    INDArray drawn = Nd4j.create(DataType.DOUBLE, shape);
    double[] values = new double[Math.toIntExact(drawn.length())];
    for (int i = 0; i < values.length; i++) {
      values[i] = deviation * random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape(shape);
  }

  /** Returns a copy of a matrix in double precision. */
  static INDArray matrix(String name, double[][] rows) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException(name + " has no values");
    }
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw new IllegalArgumentException(
            name + " has rows of " + rows[0].length + " and of " + row.length + " values");
      }
    }
    return given(name, () -> Nd4j.createFromArray(rows));
  }

  /** Returns what is made of a caller's numbers, with ND4J opened before. */
  static INDArray given(String name, Supplier<INDArray> copy) {
    Backend.open();
    return finite(name, copy.get());
  }

  /** Returns the array itself unless it holds a value that is not finite. */
  static INDArray finite(String name, INDArray array) {
    double size = array.norm1Number().doubleValue();
    if (Double.isNaN(size) || Double.isInfinite(size)) {
      throw new IllegalArgumentException(name + " holds a value that is not finite");
    }
    return array;
  }

  /** Returns the array of a name, of an expected shape. */
  static INDArray get(Map<String, INDArray> weights, String name, INDArray like) {
    INDArray array = weights.get(name);
    if (array == null || !Arrays.equals(array.shape(), like.shape())) {
      throw new IllegalArgumentException(
          "weights '"
              + name
              + "' have shape "
              + (array == null ? "none" : Arrays.toString(array.shape()))
              + ", expected "
              + Arrays.toString(like.shape()));
    }
    return array;
  }

  /** Refuses a number of slots. */
  static void slots(String synapse, List<Layer> layers, int expected) {
    if (layers.size() != expected) {
      throw new IllegalArgumentException(
          synapse + " connects " + expected + " layers, given: " + layers.size());
    }
  }

  /** Refuses a layer whose size along an axis is not the weights'. */
  static void fits(String synapse, Layer layer, long found, long expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          synapse
              + " expects "
              + expected
              + " for layer '"
              + layer.name()
              + "' of shape "
              + layer.shape()
              + ", found "
              + found);
    }
  }

  /** Refuses a layer of another number of axes. */
  static void rank(String synapse, Layer layer, int expected) {
    if (layer.shape().size() != expected) {
      throw new IllegalArgumentException(
          synapse
              + " expects "
              + expected
              + " axes of layer '"
              + layer.name()
              + "', its shape is "
              + layer.shape());
    }
  }
}
