package engram.hamux;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An energy of the activations of the layers it connects, low where they agree: a hyperedge of a
 * network. Undirected: minus its gradient by each activation is the current into that layer
 * (tutorial 3.3).
 *
 * <p>A synapse has slots, one a connected layer; a layer may stand in several. Arrays have states
 * along their first axis and are not modified. Synapses are immutable; {@link #withWeights} returns
 * another one. {@link AutoSynapse} makes one of an energy alone.
 */
public interface Hypersynapse {

  /**
   * Refuses layers that it cannot connect.
   *
   * @param layers the layer in each slot
   * @throws IllegalArgumentException with the shape that does not fit
   */
  void check(List<Layer> layers);

  /**
   * Returns the energy of each state, n values.
   *
   * @param activations one array a slot
   */
  INDArray energy(List<INDArray> activations);

  /**
   * Returns the derivatives of the energy by the activations.
   *
   * @param activations one array a slot
   * @return one array a slot, each the shape of its activation
   */
  List<INDArray> gradient(List<INDArray> activations);

  /** Returns the weights by name; none is modified by the synapse. */
  Map<String, INDArray> weights();

  /**
   * Returns the derivatives of the energy by the weights, summed over states.
   *
   * @param activations one array a slot
   */
  Map<String, INDArray> weightGradient(List<INDArray> activations);

  /**
   * Returns the same synapse with other weights.
   *
   * @param weights arrays of the same names and shapes, kept and not modified
   */
  Hypersynapse withWeights(Map<String, INDArray> weights);
}
