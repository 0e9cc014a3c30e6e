package engram.hamux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The descent of a network, {@code tau dx/dt = -dE/dx^ = I - x} in steps of dt (tutorial eq. 3.2).
 * In continuous time the energy never rises, since the activations are gradients of convex
 * functions; a step too large for the stiffest synapse can raise it. Halve the step where it does,
 * or take {@link #adaptive}.
 *
 * <p>Immutable; each {@code with} method returns another one.
 *
 * @param network what descends
 * @param steps the most steps taken
 * @param stepSize dt, above 0, in the unit of tau; that of the first step where it adapts
 * @param adapts whether each state has a step size of its own: a step that would raise its energy
 *     is not taken and the size halved, after every other it grows by a fifth, to 16 times dt at
 *     most. Its energy then never rises.
 * @param tolerance the descent ends when the energies of all states together fell by no more than
 *     this in a step that all states took; 0 takes all steps
 * @param free by layer, 1 where a neuron moves and 0 where it is clamped, in the shape of the layer
 *     with or without states first; layers not named are free
 */
public record NetworkDescent(
    Network network,
    int steps,
    double stepSize,
    boolean adapts,
    double tolerance,
    Map<String, INDArray> free) {

  private static final double GROWTH = 1.2;
  private static final double MOST_GROWTH = 16;

  /** Checks the values. */
  public NetworkDescent {
    if (steps < 0) {
      throw new IllegalArgumentException("steps is " + steps + ", allowed: 0 or more");
    }
    if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
      throw new IllegalArgumentException("stepSize is " + stepSize + ", allowed: above 0, finite");
    }
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance is " + tolerance + ", allowed: 0 or more");
    }
    free = Map.copyOf(free);
  }

  /** Fixed steps, all taken, nothing clamped. */
  public NetworkDescent(Network network, int steps, double stepSize) {
    this(network, steps, stepSize, false, 0, Map.of());
  }

  /** Returns this descent with a step size that follows the energy. */
  public NetworkDescent adaptive() {
    return new NetworkDescent(network, steps, stepSize, true, tolerance, free);
  }

  /** Returns this descent with another tolerance. */
  public NetworkDescent withTolerance(double value) {
    return new NetworkDescent(network, steps, stepSize, adapts, value, free);
  }

  /** Returns this descent with a layer that keeps its state. */
  public NetworkDescent clamp(String layer) {
    return clamp(layer, Axes.zeros(network.layer(layer).shapeOf(1)));
  }

  /**
   * Returns this descent with neurons that keep their state.
   *
   * @param mask 1 where a neuron is free and 0 where it is clamped, in the shape of the layer, or
   *     with states first; copied
   * @throws IllegalArgumentException if the layer is not there or the mask has another shape
   */
  public NetworkDescent clamp(String layer, INDArray mask) {
    Layer at = network.layer(layer);
    INDArray whole = mask.rank() == at.shape().size() ? mask.reshape(at.shapeOf(1)) : mask;
    at.check("mask", whole, -1);
    Map<String, INDArray> next = new LinkedHashMap<>(free);
    next.put(layer, whole.dup());
    return new NetworkDescent(network, steps, stepSize, adapts, tolerance, next);
  }

  /** Returns this descent for another network of the same layers. */
  NetworkDescent withNetwork(Network value) {
    return new NetworkDescent(value, steps, stepSize, adapts, tolerance, free);
  }

  /**
   * Where a descent ended.
   *
   * @param state one array a layer
   * @param energies energy of each state at the start and after each step
   * @param stepSizes step size of each state in each step, 0 where it was not taken
   * @param settled whether the tolerance ended it
   */
  public record Trace(
      Map<String, INDArray> state, double[][] energies, double[][] stepSizes, boolean settled) {

    /** Returns the energy of one state at the start and after each step. */
    public double[] energiesOf(int n) {
      return Arrays.stream(energies).mapToDouble(step -> step[n]).toArray();
    }
  }

  /**
   * Descends.
   *
   * @param start n states, not modified
   * @throws IllegalArgumentException if it is not a state of the network or not finite
   * @throws ArithmeticException if the energy leaves the finite numbers, as it can where
   *     activations are not bounded
   */
  public Trace run(Map<String, INDArray> start) {
    network.check(start);
    start.forEach((name, x) -> Weights.finite("state of layer '" + name + "'", x));
    return adapts ? adapting(start) : fixed(start);
  }

  private Trace fixed(Map<String, INDArray> start) {
    Map<String, INDArray> state = start;
    List<double[]> energies = new ArrayList<>();
    List<double[]> sizes = new ArrayList<>();
    energies.add(energy(state));
    boolean settled = false;
    for (int t = 0; t < steps && !settled; t++) {
      state = stepped(state, slope(state), null);
      energies.add(checked(energy(state), t));
      double[] size = new double[energies.get(0).length];
      Arrays.fill(size, stepSize);
      sizes.add(size);
      settled = settled(energies.get(t), energies.get(t + 1));
    }
    return trace(state, energies, sizes, settled);
  }

  private Trace adapting(Map<String, INDArray> start) {
    Map<String, INDArray> state = start;
    List<double[]> energies = new ArrayList<>();
    List<double[]> sizes = new ArrayList<>();
    energies.add(checked(energy(state), -1));
    double[] size = new double[energies.get(0).length];
    Arrays.fill(size, stepSize);
    boolean settled = false;
    for (int t = 0; t < steps && !settled; t++) {
      Map<String, INDArray> next = stepped(state, slope(state), size);
      double[] before = energies.get(t);
      double[] after = energy(next);
      double[] taken = new double[size.length];
      boolean all = true;
      for (int n = 0; n < size.length; n++) {
        if (after[n] <= before[n]) {
          taken[n] = size[n];
          size[n] = Math.min(size[n] * GROWTH, MOST_GROWTH * stepSize);
        } else {
          after[n] = before[n];
          size[n] /= 2;
          all = false;
        }
      }
      state = chosen(state, next, taken, all);
      energies.add(after);
      sizes.add(taken);
      settled = all && settled(before, after);
    }
    return trace(state, energies, sizes, settled);
  }

  private static Map<String, INDArray> chosen(
      Map<String, INDArray> state, Map<String, INDArray> next, double[] taken, boolean all) {
    if (all) {
      return next;
    }
    next.forEach(
        (name, x) -> {
          for (int n = 0; n < taken.length; n++) {
            if (taken[n] == 0) {
              x.slice(n).assign(state.get(name).slice(n));
            }
          }
        });
    return next;
  }

  private static Trace trace(
      Map<String, INDArray> state, List<double[]> energies, List<double[]> sizes, boolean settled) {
    Map<String, INDArray> end = new LinkedHashMap<>();
    state.forEach((name, x) -> end.put(name, x.dup()));
    return new Trace(
        end, energies.toArray(double[][]::new), sizes.toArray(double[][]::new), settled);
  }

  private boolean settled(double[] before, double[] after) {
    return tolerance > 0 && Arrays.stream(before).sum() - Arrays.stream(after).sum() <= tolerance;
  }

  private double[] energy(Map<String, INDArray> state) {
    return network.energy(state).toDoubleVector();
  }

  private static double[] checked(double[] energies, int t) {
    for (int n = 0; n < energies.length; n++) {
      if (!Double.isFinite(energies[n])) {
        throw new ArithmeticException(
            "energy of state "
                + n
                + " is "
                + energies[n]
                + " after step "
                + (t + 1)
                + ": take smaller steps, or layers whose activations are bounded");
      }
    }
    return energies;
  }

  /** Returns {@code -m dE/dx^ / tau} of each layer. */
  Map<String, INDArray> slope(Map<String, INDArray> state) {
    Map<String, INDArray> slope = network.gradient(state);
    slope.replaceAll((name, array) -> masked(name, array).muli(-1 / network.layer(name).tau()));
    return slope;
  }

  /** Returns an array of a layer with zeros where it is clamped. */
  INDArray masked(String layer, INDArray array) {
    INDArray mask = free.get(layer);
    return mask == null ? array : array.mul(mask);
  }

  /** Returns the state after one step, of one size where {@code size} is null. */
  Map<String, INDArray> stepped(
      Map<String, INDArray> state, Map<String, INDArray> slope, double[] size) {
    Map<String, INDArray> next = new LinkedHashMap<>();
    state.forEach(
        (name, x) -> {
          INDArray change = slope.get(name);
          next.put(
              name,
              x.add(size == null ? change.mul(stepSize) : change.mul(perState(size, x.rank()))));
        });
    return next;
  }

  private static INDArray perState(double[] size, int rank) {
    long[] shape = new long[rank];
    Arrays.fill(shape, 1);
    shape[0] = size.length;
    return Nd4j.createFromArray(size).castTo(DataType.DOUBLE).reshape(shape);
  }
}
