package engram.hamux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Derivatives of a loss through the steps of a network's descent.
 *
 * <p>A step back needs the second derivatives of the energy along one direction a, in activations
 * and weights. Both are the central difference of first derivatives at x^ +- h a, so that every
 * synapse has them, those of a user's own energy too; the difference is exact for energies of
 * degree two in the activations (linear, convolution) and good to 1e-8 of its size for smooth ones.
 *
 * @param loss the loss at the end
 * @param weights derivatives by the weights of each synapse
 * @param start derivatives by the start, one array a layer
 */
public record DescentAdjoint(
    double loss, Map<String, Map<String, INDArray>> weights, Map<String, INDArray> start) {

  /**
   * Descends by fixed steps and comes back.
   *
   * @param descent without adaptive steps and tolerance
   * @param from n states, not modified
   * @param layer whose activation the loss looks at
   * @param target n states of that layer, not modified
   * @throws IllegalArgumentException if the descent adapts or ends early, or a shape does not fit
   */
  public static DescentAdjoint of(
      NetworkDescent descent,
      Map<String, INDArray> from,
      String layer,
      INDArray target,
      Loss loss) {
    if (descent.adapts() || descent.tolerance() > 0) {
      throw new IllegalArgumentException(
          "training needs a descent of fixed steps without tolerance");
    }
    Network network = descent.network();
    network.check(from);
    network.layer(layer).check("target", target, from.get(layer).size(0));
    List<Map<String, INDArray>> states = new ArrayList<>();
    states.add(from);
    for (int t = 0; t < descent.steps(); t++) {
      Map<String, INDArray> state = states.get(t);
      states.add(descent.stepped(state, descent.slope(state), null));
    }
    Map<String, INDArray> end = states.get(descent.steps());
    Lagrangian read = network.layer(layer).lagrangian();
    INDArray activation = read.activation(end.get(layer));
    Map<String, INDArray> back = network.zeros(from.get(layer).size(0));
    back.put(layer, read.curvature(end.get(layer), loss.gradient(activation, target)));
    Map<String, Map<String, INDArray>> weights = new LinkedHashMap<>();
    for (int t = descent.steps() - 1; t >= 0; t--) {
      stepBack(descent, states.get(t), back, weights);
    }
    return new DescentAdjoint(loss.value(activation, target), weights, back);
  }

  /** Turns derivatives by the state after a step into those by the state before it. */
  private static void stepBack(
      NetworkDescent descent,
      Map<String, INDArray> state,
      Map<String, INDArray> back,
      Map<String, Map<String, INDArray>> weights) {
    Network network = descent.network();
    Map<String, INDArray> activations = network.activations(state);
    Map<String, INDArray> along = new LinkedHashMap<>();
    back.forEach(
        (name, array) -> {
          double size = -descent.stepSize() / network.layer(name).tau();
          along.put(name, descent.masked(name, array).mul(size));
        });
    List<INDArray> places = new ArrayList<>(activations.values());
    double length = Differences.length(places, new ArrayList<>(along.values()));
    if (length == 0) {
      return;
    }
    Map<String, INDArray> ahead = moved(activations, along, length);
    Map<String, INDArray> behind = moved(activations, along, -length);
    Map<String, INDArray> bend = network.synapseGradient(ahead);
    Map<String, INDArray> other = network.synapseGradient(behind);
    back.forEach(
        (name, array) -> {
          INDArray along2 = bend.get(name).subi(other.get(name)).divi(2 * length);
          Lagrangian lagrangian = network.layer(name).lagrangian();
          array.addi(along.get(name)).addi(lagrangian.curvature(state.get(name), along2));
        });
    add(weights, network.weightGradient(ahead), 1 / (2 * length));
    add(weights, network.weightGradient(behind), -1 / (2 * length));
  }

  private static Map<String, INDArray> moved(
      Map<String, INDArray> activations, Map<String, INDArray> along, double length) {
    Map<String, INDArray> moved = new LinkedHashMap<>();
    activations.forEach((name, x) -> moved.put(name, x.add(along.get(name).mul(length))));
    return moved;
  }

  private static void add(
      Map<String, Map<String, INDArray>> sums,
      Map<String, Map<String, INDArray>> parts,
      double factor) {
    parts.forEach(
        (synapse, arrays) -> {
          Map<String, INDArray> sum =
              sums.computeIfAbsent(synapse, unseen -> new LinkedHashMap<>());
          arrays.forEach((name, array) -> sum.merge(name, array.mul(factor), INDArray::addi));
        });
  }
}
