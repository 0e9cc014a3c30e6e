package engram.hamux;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What training compares the activations of a layer with its target by. */
public interface Loss {

  /**
   * Returns the loss, a mean over states.
   *
   * @param activation n states, not modified
   * @param target of the same shape, not modified
   */
  double value(INDArray activation, INDArray target);

  /** Returns the derivative of the loss by the activation. */
  INDArray gradient(INDArray activation, INDArray target);

  /** The mean squared difference of a neuron. */
  static Loss squaredError() {
    return new Loss() {
      @Override
      public double value(INDArray activation, INDArray target) {
        INDArray off = activation.sub(target);
        return off.muli(off).meanNumber().doubleValue();
      }

      @Override
      public INDArray gradient(INDArray activation, INDArray target) {
        return activation.sub(target).muli(2.0 / activation.length());
      }
    };
  }

  /**
   * Cross entropy {@code -sum target log activation}, for layers whose activations are
   * probabilities and targets that sum to 1. Activations below 1e-12 count as 1e-12.
   */
  static Loss crossEntropy() {
    double least = 1e-12;
    return new Loss() {
      @Override
      public double value(INDArray activation, INDArray target) {
        INDArray log = Transforms.log(Transforms.max(activation, least, true), false);
        int[] all = IntStream.range(0, log.rank()).toArray();
        return -log.muli(target).sum(all).getDouble(0) / activation.size(0);
      }

      @Override
      public INDArray gradient(INDArray activation, INDArray target) {
        INDArray slope = target.div(Transforms.max(activation, least, true));
        return slope.muli(-1.0 / activation.size(0));
      }
    };
  }
}
