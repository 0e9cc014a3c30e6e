package engram.descent;

import engram.energy.Landscape;
import engram.energy.StoredPatterns;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The one verb: clamped descent of a state on a landscape (tutorial eq. 5.16), with its trace and
 * its adjoint. The reference in double precision; forms on tiles of points are tested against it.
 *
 * @param steps T, the most steps taken, 0 or more
 * @param stepSizes eta_t
 * @param tolerance the descent ends early when a step moved by no more than this, in the measure of
 *     the update; 0 takes all steps
 * @param update how a step moves the state
 */
public record Descent(int steps, StepSizes stepSizes, double tolerance, Update update) {

  /** Checks the values. */
  public Descent {
    Check.atLeast("steps", steps, 0);
    Check.present("stepSizes", stepSizes);
    Check.that(tolerance >= 0, "tolerance", tolerance, "0 or more");
    Check.present("update", update);
  }

  /** T fixed-point steps of one size, all taken. */
  public Descent(int steps, double stepSize) {
    this(steps, StepSizes.constant(stepSize), 0, ClampedStep.FIXED_POINT);
  }

  /**
   * Descends, and tells of the energy on the way.
   *
   * @param start D finite values, not modified
   * @param free D flags, or null where every coordinate is free; a clamped coordinate comes back to
   *     the bit as it went in
   * @return where the descent ended and the energy before each step and at the end
   * @throws IllegalArgumentException if start or free do not fit the landscape
   * @throws ArithmeticException if the state leaves the finite numbers, as it can where the energy
   *     has no lower bound
   */
  public Trace run(Landscape landscape, double[] start, boolean[] free) {
    check(landscape, start, free);
    double[] v = start.clone();
    double[] energies = new double[steps + 1];
    energies[0] = landscape.energy(v);
    int taken = 0;
    boolean settled = false;
    while (taken < steps && !settled) {
      settled = step(landscape, v, free, taken);
      taken++;
      energies[taken] = landscape.energy(v);
    }
    return new Trace(v, Arrays.copyOf(energies, taken + 1), taken, settled);
  }

  /** Returns where {@link #run} ends, without the energies on the way, which cost as much again. */
  public double[] end(Landscape landscape, double[] start, boolean[] free) {
    check(landscape, start, free);
    double[] v = start.clone();
    settle(landscape, v, free);
    return v;
  }

  /**
   * Returns where each of many states ends; the same as {@link #end} of each, to the bit, for any
   * number of threads.
   *
   * @param starts n rows of D finite values, not modified
   * @param free D flags for all of them, or null where every coordinate is free
   * @param pool whose threads share the rows
   * @return n rows, new arrays
   */
  public double[][] ends(Landscape landscape, double[][] starts, boolean[] free, Parallel pool) {
    Check.present("starts", starts);
    double[][] ends = new double[starts.length][];
    pool.run(starts.length, (i, worker) -> ends[i] = end(landscape, starts[i], free));
    return ends;
  }

  /** Returns the start, and the state after each step taken. */
  public List<double[]> path(Landscape landscape, double[] start, boolean[] free) {
    check(landscape, start, free);
    List<double[]> path = new ArrayList<>(List.of(start.clone()));
    boolean settled = false;
    for (int taken = 0; taken < steps && !settled; taken++) {
      double[] v = path.get(taken).clone();
      settled = step(landscape, v, free, taken);
      path.add(v);
    }
    return path;
  }

  /**
   * Descends in place, for those who descend many states.
   *
   * @param v D finite values, modified; not checked
   * @return whether the last step moved by no more than the tolerance
   */
  public boolean settle(Landscape landscape, double[] v, boolean[] free) {
    boolean settled = false;
    for (int taken = 0; taken < steps && !settled; taken++) {
      settled = step(landscape, v, free, taken);
    }
    return settled;
  }

  private boolean step(Landscape landscape, double[] v, boolean[] free, int t) {
    double moved = update.move(landscape, v, free, stepSizes.at(t), t);
    for (int d = 0; d < v.length; d++) {
      if (!Double.isFinite(v[d])) {
        throw new ArithmeticException(
            "coordinate "
                + d
                + " is "
                + v[d]
                + " after step "
                + (t + 1)
                + (Double.isNaN(v[d])
                    ? ": the gradient is not finite here; where a compact kernel does not reach,"
                        + " take fixed-point steps"
                    : ": the energy has no lower bound here, take fewer or smaller steps or a"
                        + " confined energy"));
      }
    }
    return tolerance > 0 && !(moved > tolerance);
  }

  private static void check(Landscape landscape, double[] start, boolean[] free) {
    Check.present("landscape", landscape);
    DataCheck.finite("start", start, landscape.dimensions());
    Check.flags(free, start.length);
  }

  /**
   * Runs all T steps and pulls a gradient back through them.
   *
   * @param start D finite values, not modified
   * @param free D flags, or null where every coordinate is free
   * @param slope dL/dv_T, D values, not modified; clamped coordinates pass theirs on to the start
   * @return the derivatives of L with respect to patterns, start and beta. O(T K D) time, O(T D)
   *     memory.
   * @throws IllegalArgumentException if the update is none of {@link ClampedStep}
   */
  public Adjoint adjoint(StoredPatterns patterns, double[] start, boolean[] free, double[] slope) {
    check(patterns, start, free);
    DataCheck.finite("slope", slope, start.length);
    if (!(update instanceof ClampedStep clamped)) {
      throw new IllegalArgumentException(
          "update is " + update + ", allowed: a ClampedStep, whose steps can be differentiated");
    }
    double[][] states = new double[steps][];
    double[] v = start.clone();
    for (int t = 0; t < steps; t++) {
      states[t] = v.clone();
      step(patterns, v, free, t);
    }
    double[] g = slope.clone();
    double[][] byPattern = new double[patterns.count()][start.length];
    double byBeta = 0;
    for (int t = steps - 1; t >= 0; t--) {
      double[] a = g.clone();
      for (int d = 0; free != null && d < a.length; d++) {
        a[d] = free[d] ? a[d] : 0;
      }
      byBeta += clamped.pullBack(patterns, states[t], a, stepSizes.at(t), g, byPattern);
    }
    return new Adjoint(byPattern, g, byBeta);
  }

  /**
   * Where a descent ended.
   *
   * @param state v_T, D values
   * @param energies energy at the start and after each step taken
   * @param steps steps taken
   * @param settled whether the last step moved less than the tolerance
   */
  public record Trace(double[] state, double[] energies, int steps, boolean settled) {}

  /**
   * Derivatives of a loss through the descent.
   *
   * @param memories K x D
   * @param start D values
   * @param beta one number
   */
  public record Adjoint(double[][] memories, double[] start, double beta) {}
}
