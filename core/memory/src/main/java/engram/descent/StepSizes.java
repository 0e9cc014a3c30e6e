package engram.descent;

import java.io.Serializable;

/** How large each step of a descent is. */
@FunctionalInterface
public interface StepSizes extends Serializable {

  /**
   * Returns the size of step {@code t}, 0 to T-1, in the energy's units (1 = one fixed-point update
   * for log-sum-exp).
   */
  double at(int t);

  /** The same size each step. */
  static StepSizes constant(double size) {
    return t -> size;
  }

  /** {@code first * factor^t}. */
  static StepSizes geometric(double first, double factor) {
    return t -> first * StrictMath.pow(factor, t);
  }
}
