package engram.hamux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A formula of named arrays as a SameDiff graph, and its gradient. Built once for each set of
 * shapes and kept; ND4J prints a line an operation to standard output when a gradient is built.
 */
final class AutoGraph {

  private static final String VALUE = "engram_value";

  private final BiFunction<SameDiff, Map<String, SDVariable>, SDVariable> formula;
  private final Map<String, SameDiff> built = new HashMap<>();

  /**
   * Keeps a formula.
   *
   * @param formula from the inputs by name to one value a state
   */
  AutoGraph(BiFunction<SameDiff, Map<String, SDVariable>, SDVariable> formula) {
    this.formula = formula;
  }

  /** Returns the values, one a state. */
  synchronized INDArray value(Map<String, INDArray> inputs) {
    INDArray value = graph(inputs).output(inputs, VALUE).get(VALUE);
    long n = inputs.values().iterator().next().size(0);
    if (value.length() != n) {
      throw new IllegalArgumentException(
          "a formula of "
              + n
              + " states gave values of shape "
              + Arrays.toString(value.shape())
              + ", expected one a state");
    }
    return value.reshape(n).dup();
  }

  /** Returns the derivatives of the sum of the values by some of the inputs. */
  synchronized Map<String, INDArray> gradient(Map<String, INDArray> inputs, List<String> by) {
    Map<String, INDArray> found = graph(inputs).calculateGradients(inputs, by);
    Map<String, INDArray> copies = new LinkedHashMap<>();
    for (String name : by) {
      copies.put(name, found.get(name).dup());
    }
    return copies;
  }

  private SameDiff graph(Map<String, INDArray> inputs) {
    StringBuilder key = new StringBuilder();
    inputs.forEach((name, array) -> key.append(name).append(Arrays.toString(array.shape())));
    return built.computeIfAbsent(key.toString(), unseen -> build(inputs));
  }

  private SameDiff build(Map<String, INDArray> inputs) {
    SameDiff graph = SameDiff.create();
    Map<String, SDVariable> variables = new LinkedHashMap<>();
    inputs.forEach(
        (name, array) ->
            variables.put(name, graph.placeHolder(name, DataType.DOUBLE, array.shape())));
    SDVariable value = formula.apply(graph, variables).rename(VALUE);
    value.sum().markAsLoss();
    List<String> names = new ArrayList<>(inputs.keySet());
    graph.createGradFunction(names.toArray(String[]::new));
    return graph;
  }

  /**
   * Returns {@code log sum exp} along an axis. SameDiff's own operation of that name has no
   * gradient in this version of ND4J, and its softmax overflows beyond 700.
   */
  static SDVariable logSumExp(SameDiff graph, SDVariable x, int axis) {
    SDVariable top = x.max(axis);
    SDVariable shifted = graph.math().exp(x.sub(graph.expandDims(top, axis)));
    return graph.math().log(shifted.sum(axis)).add(top);
  }
}
