package engram.hamux;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A formula of named arrays as a SameDiff graph, and its gradient. Built once for each set of
 * shapes and kept.
 */
final class AutoGraph {

  private static final String VALUE = "engram_value";

  private final BiFunction<SameDiff, Map<String, SDVariable>, SDVariable> formula;
  private final Map<String, Built> built = new HashMap<>();

  /** A graph, and the names of the derivatives in it by the names they are by. */
  private record Built(SameDiff graph, Map<String, String> derivatives) {}

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
    INDArray value = graph(inputs).graph().output(straight(inputs), VALUE).get(VALUE);
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
    Built at = graph(inputs);
    String[] names = by.stream().map(at.derivatives()::get).toArray(String[]::new);
    Map<String, INDArray> found = at.graph().output(straight(inputs), names);
    Map<String, INDArray> copies = new LinkedHashMap<>();
    for (String name : by) {
      copies.put(name, found.get(at.derivatives().get(name)).dup());
    }
    return copies;
  }

  private Built graph(Map<String, INDArray> inputs) {
    StringBuilder key = new StringBuilder();
    inputs.forEach((name, array) -> key.append(name).append(Arrays.toString(array.shape())));
    return built.computeIfAbsent(key.toString(), unseen -> build(inputs));
  }

  private Built build(Map<String, INDArray> inputs) {
    SameDiff graph = SameDiff.create();
    Map<String, SDVariable> variables = new LinkedHashMap<>();
    inputs.forEach(
        (name, array) ->
            variables.put(name, graph.placeHolder(name, DataType.DOUBLE, array.shape())));
    SDVariable value = formula.apply(graph, variables).rename(VALUE);
    straighten(graph);
    Map<String, String> derivatives = new HashMap<>();
    AutoGradient.of(graph, value, inputs.keySet())
        .forEach((name, derivative) -> derivatives.put(name, derivative.name()));
    return new Built(graph, derivatives);
  }

  /**
   * Lays out constants row by row: ND4J's derivative of a product goes wrong where several
   * arguments of a chain of products are transposed views.
   */
  private static void straighten(SameDiff graph) {
    for (SDVariable variable : graph.variables()) {
      if (variable.getVariableType() == VariableType.CONSTANT) {
        graph.associateArrayWithVariable(variable.getArr().dup('c'), variable);
      }
    }
  }

  /** Lays out inputs row by row, for the same reason; results of products come otherwise. */
  private static Map<String, INDArray> straight(Map<String, INDArray> inputs) {
    Map<String, INDArray> straight = new LinkedHashMap<>();
    inputs.forEach((name, array) -> straight.put(name, array.dup('c')));
    return straight;
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
