package engram.hamux;

import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An associative memory as a network: neuron layers, hypersynapses between them, and one energy,
 * the sum of theirs (tutorial eq. 3.1).
 *
 * <pre>{@code
 * Network network = Network.builder()
 *     .layer(new Layer("image", Lagrangians.identity(), 64))
 *     .layer(new Layer("class", Lagrangians.softmax(1), 10))
 *     .connect("up", Linear.random(64, 10, random), "image", "class")
 *     .build();
 * }</pre>
 *
 * <p>A state is one array a layer, by the layer's name: the internal states x of any number of
 * independent copies of the network, which lie along the first axis. Arrays given are not modified.
 * Immutable; thread-safe.
 */
public final class Network {

  private final Map<String, Layer> layers;
  private final Map<String, Hypersynapse> synapses;
  private final List<Connection> connections;

  private record Connection(String synapse, List<String> layers) {}

  private Network(
      Map<String, Layer> layers, Map<String, Hypersynapse> synapses, List<Connection> connections) {
    this.layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    this.synapses = Collections.unmodifiableMap(new LinkedHashMap<>(synapses));
    this.connections = List.copyOf(connections);
  }

  /** Starts a network. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects layers and connections, each checked as it comes. */
  public static final class Builder {
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, Hypersynapse> synapses = new LinkedHashMap<>();
    private final List<Connection> connections = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a layer.
     *
     * @throws IllegalArgumentException if there is one of its name
     */
    public Builder layer(Layer layer) {
      if (layers.putIfAbsent(layer.name(), layer) != null) {
        throw new IllegalArgumentException("there are two layers '" + layer.name() + "'");
      }
      return this;
    }

    /**
     * Adds a synapse and connects it.
     *
     * @param name its name
     * @param names the layers in its slots
     * @throws IllegalArgumentException if there is one of its name, a layer is not there, or the
     *     shapes do not fit
     */
    public Builder connect(String name, Hypersynapse synapse, String... names) {
      if (synapses.putIfAbsent(name, synapse) != null) {
        throw new IllegalArgumentException("there are two synapses '" + name + "'");
      }
      return connect(name, names);
    }

    /**
     * Connects a synapse that is there already to further layers; its weights are shared.
     *
     * @throws IllegalArgumentException if it or a layer is not there, or the shapes do not fit
     */
    public Builder connect(String name, String... names) {
      List<Layer> slots = new ArrayList<>();
      for (String each : names) {
        slots.add(find("layer", layers, each));
      }
      try {
        find("synapse", synapses, name).check(slots);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("synapse '" + name + "': " + e.getMessage(), e);
      }
      connections.add(new Connection(name, List.of(names)));
      return this;
    }

    /**
     * Builds the network.
     *
     * @throws IllegalArgumentException if it has no layer
     */
    public Network build() {
      if (layers.isEmpty()) {
        throw new IllegalArgumentException("a network needs a layer");
      }
      return new Network(layers, synapses, connections);
    }
  }

  private static <T> T find(String kind, Map<String, T> among, String name) {
    T found = among.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no " + kind + " '" + name + "', there are " + among.keySet());
    }
    return found;
  }

  /** Returns the layers in the order in which they came. */
  public List<Layer> layers() {
    return List.copyOf(layers.values());
  }

  /**
   * Returns a layer.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public Layer layer(String name) {
    return find("layer", layers, name);
  }

  /** Returns the synapses by name, in the order in which they came. */
  public Map<String, Hypersynapse> synapses() {
    return synapses;
  }

  /** Returns n states with every neuron at 0. */
  public Map<String, INDArray> zeros(long n) {
    Map<String, INDArray> state = new LinkedHashMap<>();
    layers.forEach((name, layer) -> state.put(name, Axes.zeros(layer.shapeOf(n))));
    return state;
  }

  /** Returns n states with normal neurons of a standard deviation. */
  public Map<String, INDArray> normal(long n, double deviation, RandomStream random) {
    Map<String, INDArray> state = new LinkedHashMap<>();
    layers.forEach(
        (name, layer) -> state.put(name, Weights.normal(deviation, random, layer.shapeOf(n))));
    return state;
  }

  /** Returns the activations of a state. */
  public Map<String, INDArray> activations(Map<String, INDArray> state) {
    check(state);
    Map<String, INDArray> activations = new LinkedHashMap<>();
    layers.forEach(
        (name, layer) -> activations.put(name, layer.lagrangian().activation(state.get(name))));
    return activations;
  }

  /**
   * The energy of n states by parts.
   *
   * @param layers energy of each layer, n values
   * @param synapses energy of each synapse over all its connections, n values
   */
  public record Energies(Map<String, INDArray> layers, Map<String, INDArray> synapses) {
    /** Returns the total energy of each state, n values. */
    public INDArray total() {
      INDArray total = layers.values().iterator().next().dup();
      layers.values().stream().skip(1).forEach(total::addi);
      synapses.values().forEach(total::addi);
      return total;
    }
  }

  /** Returns the energy of a state by parts. */
  public Energies energies(Map<String, INDArray> state) {
    Map<String, INDArray> activations = activations(state);
    Map<String, INDArray> byLayer = new LinkedHashMap<>();
    layers.forEach(
        (name, layer) -> {
          INDArray x = state.get(name);
          INDArray product = Axes.dotOfStates(x, activations.get(name));
          byLayer.put(name, product.subi(layer.lagrangian().value(x)));
        });
    Map<String, INDArray> bySynapse = new LinkedHashMap<>();
    for (Connection connection : connections) {
      INDArray energy = synapses.get(connection.synapse).energy(slots(connection, activations));
      bySynapse.merge(connection.synapse, energy, INDArray::add);
    }
    return new Energies(byLayer, bySynapse);
  }

  /** Returns the total energy of each state, n values. */
  public INDArray energy(Map<String, INDArray> state) {
    return energies(state).total();
  }

  /**
   * Returns the derivative of the energy by the activations, {@code dE/dx^ = x - I} with I the
   * current from the synapses (tutorial eq. 3.2). Nothing is differentiated through an activation.
   */
  public Map<String, INDArray> gradient(Map<String, INDArray> state) {
    Map<String, INDArray> gradient = synapseGradient(activations(state));
    gradient.forEach((name, array) -> array.addi(state.get(name)));
    return gradient;
  }

  /** Returns the derivative of the energy of the synapses by the activations, minus the current. */
  Map<String, INDArray> synapseGradient(Map<String, INDArray> activations) {
    long n = activations.values().iterator().next().size(0);
    Map<String, INDArray> gradient = zeros(n);
    for (Connection connection : connections) {
      List<INDArray> parts =
          synapses.get(connection.synapse).gradient(slots(connection, activations));
      for (int slot = 0; slot < parts.size(); slot++) {
        gradient.get(connection.layers.get(slot)).addi(parts.get(slot));
      }
    }
    return gradient;
  }

  /** Returns the derivative of the energy by the weights of each synapse, summed over states. */
  Map<String, Map<String, INDArray>> weightGradient(Map<String, INDArray> activations) {
    Map<String, Map<String, INDArray>> gradient = new LinkedHashMap<>();
    for (Connection connection : connections) {
      Map<String, INDArray> parts =
          synapses.get(connection.synapse).weightGradient(slots(connection, activations));
      Map<String, INDArray> sums =
          gradient.computeIfAbsent(connection.synapse, unseen -> new LinkedHashMap<>());
      parts.forEach((name, part) -> sums.merge(name, part, INDArray::add));
    }
    return gradient;
  }

  private static List<INDArray> slots(Connection connection, Map<String, INDArray> activations) {
    return connection.layers.stream().map(activations::get).toList();
  }

  /** Returns the weights of every synapse by the synapse's name and their own. */
  public Map<String, Map<String, INDArray>> weights() {
    Map<String, Map<String, INDArray>> weights = new LinkedHashMap<>();
    synapses.forEach((name, synapse) -> weights.put(name, synapse.weights()));
    return weights;
  }

  /**
   * Returns the same network with other weights.
   *
   * @param weights for some or all synapses, all arrays of each
   * @throws IllegalArgumentException if there is no such synapse, or a shape does not fit
   */
  public Network withWeights(Map<String, Map<String, INDArray>> weights) {
    Map<String, Hypersynapse> next = new LinkedHashMap<>(synapses);
    weights.forEach(
        (name, arrays) -> {
          try {
            next.put(name, find("synapse", synapses, name).withWeights(arrays));
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("synapse '" + name + "': " + e.getMessage(), e);
          }
        });
    return new Network(layers, next, connections);
  }

  /**
   * Refuses what is not a state of this network.
   *
   * @throws IllegalArgumentException if a layer is missing, unknown, or of another shape or number
   *     of states
   */
  void check(Map<String, INDArray> state) {
    for (String name : state.keySet()) {
      layer(name);
    }
    long n = -1;
    for (Layer layer : layers.values()) {
      INDArray x = state.get(layer.name());
      if (x == null) {
        throw new IllegalArgumentException("the state has no layer '" + layer.name() + "'");
      }
      layer.check("state", x, n);
      n = x.size(0);
    }
  }
}
