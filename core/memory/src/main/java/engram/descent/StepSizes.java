package engram.descent;

import engram.math.Check;
import java.io.Serializable;

/** How large each step of a descent is. */
@FunctionalInterface
public interface StepSizes extends Serializable {

  /**
   * Returns the size of step {@code t}, 0 to T-1, in the energy's units (1 = one fixed-point update
   * for log-sum-exp).
   */
  double at(int t);

  /**
   * The same size each step.
   *
   * @throws IllegalArgumentException if it is not above 0 and finite
   */
  static StepSizes constant(double size) {
    Check.positive("stepSize", size);
    return t -> size;
  }

  /**
   * {@code first * factor^t}.
   *
   * @throws IllegalArgumentException if one is not above 0 and finite
   */
  static StepSizes geometric(double first, double factor) {
    Check.positive("stepSize", first);
    Check.positive("factor", factor);
    return t -> first * StrictMath.pow(factor, t);
  }
}
