package engram.hamux;

import engram.math.RandomStream;
import engram.model.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Trains the weights of a network so that the descent from given starts ends with given activations
 * in a layer: by Adam on mini-batches, with the gradient through all steps of the descent.
 */
public final class NetworkTraining {

  private NetworkTraining() {}

  /**
   * What a training does.
   *
   * @param epochs passes over the examples, 0 or more
   * @param batchSize examples a step, 1 or more
   * @param learningRate how far Adam moves a weight whose gradient keeps its sign, above 0
   * @param seed order of the examples
   */
  public record Options(int epochs, int batchSize, double learningRate, long seed) {
    /** Checks the values. */
    public Options {
      if (epochs < 0) {
        throw new IllegalArgumentException("epochs is " + epochs + ", allowed: 0 or more");
      }
      if (batchSize < 1) {
        throw new IllegalArgumentException("batchSize is " + batchSize + ", allowed: 1 or more");
      }
      if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
        throw new IllegalArgumentException(
            "learningRate is " + learningRate + ", allowed: above 0, finite");
      }
    }
  }

  /**
   * Trains.
   *
   * @param descent the network, its fixed steps and what is clamped; masks must not have states
   *     first
   * @param starts one array a layer, examples first, not modified
   * @param layer whose activation is compared
   * @param targets the activations wanted, examples first, not modified
   * @param progress told after each epoch with its mean loss; may end the training
   * @return the network with trained weights
   * @throws IllegalArgumentException if a shape does not fit
   * @throws ArithmeticException if the loss leaves the finite numbers
   * @throws CancellationException if the thread is interrupted
   */
  public static Network fit(
      NetworkDescent descent,
      Map<String, INDArray> starts,
      String layer,
      INDArray targets,
      Loss loss,
      Options options,
      Progress progress) {
    Network network = descent.network();
    network.check(starts);
    network.layer(layer).check("target", targets, starts.get(layer).size(0));
    int n = Math.toIntExact(targets.size(0));
    RandomStream random = new RandomStream(options.seed());
    Map<String, GradientUpdater<?>> updaters = new LinkedHashMap<>();
    int iteration = 0;
    boolean going = true;
    for (int epoch = 0; epoch < options.epochs() && going; epoch++) {
      int[] order = random.permutation(n);
      double sum = 0;
      for (int from = 0; from < n; from += options.batchSize()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("interrupted");
        }
        int[] batch =
            java.util.Arrays.copyOfRange(order, from, Math.min(n, from + options.batchSize()));
        Map<String, INDArray> part = new LinkedHashMap<>();
        starts.forEach((name, x) -> part.put(name, examples(x, batch)));
        DescentAdjoint adjoint =
            DescentAdjoint.of(
                descent.withNetwork(network), part, layer, examples(targets, batch), loss);
        if (!Double.isFinite(adjoint.loss())) {
          throw new ArithmeticException(
              "loss is " + adjoint.loss() + ": take a smaller learning rate or smaller steps");
        }
        sum += adjoint.loss() * batch.length;
        network = stepped(network, adjoint, updaters, options.learningRate(), iteration++);
      }
      going = progress.update(epoch + 1, options.epochs(), sum / n);
    }
    return network;
  }

  private static INDArray examples(INDArray x, int[] which) {
    INDArray part = Nd4j.create(DataType.DOUBLE, shape(x, which.length));
    for (int i = 0; i < which.length; i++) {
      part.slice(i).assign(x.slice(which[i]));
    }
    return part;
  }

  private static long[] shape(INDArray x, int n) {
    long[] shape = x.shape().clone();
    shape[0] = n;
    return shape;
  }

  private static Network stepped(
      Network network,
      DescentAdjoint adjoint,
      Map<String, GradientUpdater<?>> updaters,
      double rate,
      int iteration) {
    Map<String, Map<String, INDArray>> next = new LinkedHashMap<>();
    network
        .weights()
        .forEach(
            (synapse, arrays) -> {
              Map<String, INDArray> moved = new LinkedHashMap<>();
              arrays.forEach(
                  (name, w) -> {
                    INDArray change = adjoint.weights().get(synapse).get(name).dup('c');
                    updaters
                        .computeIfAbsent(synapse + "/" + name, unseen -> adam(rate, w))
                        .applyUpdater(change.reshape('c', 1, w.length()), iteration, 0);
                    moved.put(name, w.sub(change));
                  });
              next.put(synapse, moved);
            });
    return network.withWeights(next);
  }

  private static GradientUpdater<?> adam(double rate, INDArray w) {
    INDArray state = Nd4j.zeros(DataType.DOUBLE, 1, 2 * w.length());
    return new Adam(rate).instantiate(state, true);
  }
}
