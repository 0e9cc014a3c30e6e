package engram.hamux;

import engram.nd4j.Backend;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Sums, maxima and softmax along the axes of arrays whose first axis counts states. */
final class Axes {

  private Axes() {}

  /** Returns the sum of each state, n values. */
  static INDArray sumOfStates(INDArray x) {
    return x.rank() == 1 ? x.dup() : x.sum(IntStream.range(1, x.rank()).toArray());
  }

  /** Returns the dot product of each pair of states, n values. */
  static INDArray dotOfStates(INDArray x, INDArray y) {
    return sumOfStates(x.mul(y));
  }

  /** Returns the states as rows, n x size. */
  static INDArray rows(INDArray x) {
    return x.rank() == 2 ? x : x.dup('c').reshape('c', x.size(0), x.length() / x.size(0));
  }

  /** Returns the vectors along the last axis as rows. */
  static INDArray vectors(INDArray x) {
    return x.rank() == 2 ? x : x.dup('c').reshape('c', x.length() / x.size(-1), x.size(-1));
  }

  /** Returns the sum along the last axis, which stays with length 1. */
  static INDArray sum(INDArray x) {
    return x.sum(true, x.rank() - 1);
  }

  /** Returns the mean along the last axis, which stays with length 1. */
  static INDArray mean(INDArray x) {
    return x.mean(true, x.rank() - 1);
  }

  /** Returns the largest value along the last axis, which stays with length 1. */
  static INDArray max(INDArray x) {
    return x.max(true, x.rank() - 1);
  }

  /** Returns {@code log sum exp} along the last axis, which stays with length 1. */
  static INDArray logSumExp(INDArray x) {
    INDArray top = max(x);
    return Transforms.log(sum(Transforms.exp(x.sub(top), false)), false).addi(top);
  }

  /** Returns the softmax along the last axis. ND4J's own overflows beyond 700. */
  static INDArray softmax(INDArray x) {
    INDArray shifted = Transforms.exp(x.sub(max(x)), false);
    return shifted.divi(sum(shifted));
  }

  /** Returns the softmax's derivative along {@code v}: {@code p (v - <p, v>)}. */
  static INDArray softmaxSlope(INDArray p, INDArray v) {
    return v.sub(sum(p.mul(v))).muli(p);
  }

  /** Returns zeros of a shape. */
  static INDArray zeros(long... shape) {
    Backend.open();
    return Nd4j.zeros(DataType.DOUBLE, shape);
  }
}
