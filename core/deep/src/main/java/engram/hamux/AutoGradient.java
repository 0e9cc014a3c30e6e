package engram.hamux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * The gradient of a SameDiff graph by the reverse sweep: each operation, last first, says how the
 * derivative by its result becomes one by its arguments. SameDiff's own {@code createGradFunction}
 * is the same sweep, but prints a line an operation to standard output, which nothing turns off.
 */
final class AutoGradient {

  private final SameDiff graph;
  private final Map<String, SDVariable> found = new HashMap<>();

  private AutoGradient(SameDiff graph) {
    this.graph = graph;
  }

  /**
   * Adds the derivatives of the sum of a value to its graph.
   *
   * @param by names of the variables to differentiate by
   * @return the variable of each derivative by the name it is by
   */
  static Map<String, SDVariable> of(SameDiff graph, SDVariable value, Collection<String> by) {
    AutoGradient sweep = new AutoGradient(graph);
    sweep.found.put(value.name(), graph.onesLike(value));
    List<DifferentialFunction> path = sweep.path(by);
    for (int i = path.size() - 1; i >= 0; i--) {
      sweep.back(path.get(i));
    }
    Map<String, SDVariable> derivatives = new HashMap<>();
    for (String name : by) {
      SDVariable zero = graph.zerosLike(graph.getVariable(name));
      derivatives.put(name, sweep.found.getOrDefault(name, zero));
    }
    return derivatives;
  }

  /** The operations that depend on the variables, in the order in which they run. */
  private List<DifferentialFunction> path(Collection<String> by) {
    Set<String> dependent = new HashSet<>(by);
    List<DifferentialFunction> path = new ArrayList<>();
    for (DifferentialFunction operation : graph.ops()) {
      if (Arrays.stream(operation.args()).anyMatch(arg -> dependent.contains(arg.name()))) {
        for (SDVariable result : operation.outputVariables()) {
          if (result.dataType().isFPType()) {
            dependent.add(result.name());
          }
        }
        path.add(operation);
      }
    }
    return path;
  }

  private void back(DifferentialFunction operation) {
    SDVariable[] results = operation.outputVariables();
    if (Arrays.stream(results).noneMatch(result -> found.containsKey(result.name()))) {
      return;
    }
    List<SDVariable> derivatives = new ArrayList<>();
    for (SDVariable result : results) {
      SDVariable derivative = found.get(result.name());
      derivatives.add(derivative == null ? graph.zerosLike(result) : derivative);
    }
    List<SDVariable> byArguments = operation.doDiff(derivatives);
    for (int i = 0; i < byArguments.size(); i++) {
      found.merge(operation.arg(i).name(), byArguments.get(i), SDVariable::add);
    }
  }
}
