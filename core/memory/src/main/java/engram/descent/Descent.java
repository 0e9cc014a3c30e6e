package engram.descent;

import engram.energy.Energy;

/**
 * Clamped energy descent of one state, {@code v <- v - eta_t m dE/dv} with m = 1 where a coordinate
 * is free and 0 where it is clamped (tutorial eq. 5.16), and its adjoint: the reference in double
 * precision for any {@link Energy}.
 *
 * @param energy what falls
 * @param steps T, the most steps taken
 * @param stepSizes eta_t
 * @param tolerance the descent ends early when no free coordinate moved by more than this in a
 *     step; 0 takes all steps
 */
public record Descent(Energy energy, int steps, StepSizes stepSizes, double tolerance) {

  /** Checks the values. */
  public Descent {
    if (steps < 0) {
      throw new IllegalArgumentException("steps is " + steps + ", allowed: 0 or more");
    }
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance is " + tolerance + ", allowed: 0 or more");
    }
  }

  /** T steps of one size, all taken. */
  public Descent(Energy energy, int steps, double stepSize) {
    this(energy, steps, StepSizes.constant(stepSize), 0);
  }

  /**
   * Descends.
   *
   * @param start D values, not modified
   * @param free D flags, or null where every coordinate is free; a clamped coordinate comes back to
   *     the bit as it went in
   * @param memories K x D, not modified
   * @return where the descent ended and the energy before each step and at the end
   * @throws ArithmeticException if the state leaves the finite numbers, as it can where the energy
   *     has no lower bound, or is infinite as outside the reach of a compact kernel
   */
  public Trace run(double[] start, boolean[] free, double[][] memories) {
    double[] v = start.clone();
    double[] energies = new double[steps + 1];
    energies[0] = energy.value(v, memories);
    int taken = 0;
    boolean settled = false;
    while (taken < steps && !settled) {
      double moved = step(v, free, memories, taken);
      taken++;
      energies[taken] = energy.value(v, memories);
      settled = tolerance > 0 && moved <= tolerance;
    }
    return new Trace(v, java.util.Arrays.copyOf(energies, taken + 1), taken, settled);
  }

  private double step(double[] v, boolean[] free, double[][] memories, int t) {
    double[] gradient = energy.gradient(v, memories);
    double size = stepSizes.at(t);
    double moved = 0;
    for (int d = 0; d < v.length; d++) {
      if (free == null || free[d]) {
        double change = size * gradient[d];
        v[d] -= change;
        moved = Math.max(moved, Math.abs(change));
        if (!Double.isFinite(v[d])) {
          throw new ArithmeticException(
              "coordinate "
                  + d
                  + " is "
                  + v[d]
                  + " after step "
                  + (t + 1)
                  + (Double.isNaN(v[d])
                      ? ": the energy is infinite here, as outside the reach of a compact kernel"
                      : ": the energy has no lower bound here, take fewer or smaller steps or a"
                          + " confined energy"));
        }
      }
    }
    return moved;
  }

  /**
   * Runs all T steps and pulls a gradient back through them.
   *
   * @param start D values, not modified
   * @param free D flags, or null where every coordinate is free
   * @param memories K x D, not modified
   * @param slope dL/dv_T, D values, not modified; clamped coordinates pass theirs on to the start
   * @return the derivatives of L with respect to memories, start and beta. O(T K D) time, O(T D)
   *     memory.
   */
  public Adjoint adjoint(double[] start, boolean[] free, double[][] memories, double[] slope) {
    double[][] states = new double[steps][];
    double[] v = start.clone();
    for (int t = 0; t < steps; t++) {
      states[t] = v.clone();
      step(v, free, memories, t);
    }
    double[] g = slope.clone();
    double[][] byMemory = new double[memories.length][start.length];
    double byBeta = 0;
    for (int t = steps - 1; t >= 0; t--) {
      double[] a = g.clone();
      for (int d = 0; free != null && d < a.length; d++) {
        a[d] = free[d] ? a[d] : 0;
      }
      byBeta += energy.addGradientAdjoint(states[t], memories, a, -stepSizes.at(t), g, byMemory);
    }
    return new Adjoint(byMemory, g, byBeta);
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
