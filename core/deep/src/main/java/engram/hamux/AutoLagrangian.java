package engram.hamux;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A Lagrangian of a formula alone; SameDiff differentiates it. The curvature is a central
 * difference of the activation, exact to about 1e-8 of its size.
 *
 * <pre>{@code
 * Lagrangian quartic = AutoLagrangian.of(
 *     "quartic", (graph, x) -> graph.math().square(graph.math().square(x)).sum(1).div(4));
 * }</pre>
 */
public final class AutoLagrangian implements Lagrangian {

  private static final String STATE = "engram_state";

  private final String name;
  private final AutoGraph graph;

  private AutoLagrangian(String name, AutoGraph graph) {
    this.name = name;
    this.graph = graph;
  }

  /**
   * Makes a Lagrangian.
   *
   * @param name what it is, kept in files of weights
   * @param formula a convex function of x, states first, that gives one value a state
   */
  public static AutoLagrangian of(
      String name, BiFunction<SameDiff, SDVariable, SDVariable> formula) {
    return new AutoLagrangian(
        name, new AutoGraph((sd, inputs) -> formula.apply(sd, inputs.get(STATE))));
  }

  @Override
  public INDArray value(INDArray x) {
    return graph.value(Map.of(STATE, x));
  }

  @Override
  public INDArray activation(INDArray x) {
    return graph.gradient(Map.of(STATE, x), List.of(STATE)).get(STATE);
  }

  @Override
  public INDArray curvature(INDArray x, INDArray v) {
    double length = Differences.length(List.of(x), List.of(v));
    if (length == 0) {
      return Axes.zeros(x.shape());
    }
    INDArray ahead = activation(x.add(v.mul(length)));
    return ahead.subi(activation(x.sub(v.mul(length)))).divi(2 * length);
  }

  @Override
  public String toString() {
    return name;
  }
}
