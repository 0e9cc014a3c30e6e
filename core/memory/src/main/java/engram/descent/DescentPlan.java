package engram.descent;

import engram.energy.Separation;
import engram.math.Check;
import java.io.Serializable;

/**
 * How far a descent goes, and by which weights: the separation, the inverse temperature and the
 * step sizes, one a step.
 *
 * @param separation from scores to weights
 * @param beta inverse temperature, above 0
 * @param stepSizes T step sizes in (0, 1]; a step of size 1 is one fixed-point update. Kept, not
 *     modified.
 */
public record DescentPlan(Separation separation, double beta, double[] stepSizes)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks the values. */
  public DescentPlan {
    Check.present("separation", separation);
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta is " + beta + ", allowed: above 0 and finite");
    }
    for (double s : stepSizes) {
      if (!(s > 0 && s <= 1)) {
        throw new IllegalArgumentException("stepSize is " + s + ", allowed: above 0, at most 1");
      }
    }
  }

  /** T steps of one size. */
  public static DescentPlan constant(
      Separation separation, double beta, int steps, double stepSize) {
    double[] sizes = new double[steps];
    java.util.Arrays.fill(sizes, stepSize);
    return new DescentPlan(separation, beta, sizes);
  }

  /** Returns T. */
  public int steps() {
    return stepSizes.length;
  }
}
