package engram.descent;

/**
 * How far a descent goes: the inverse temperature and the step sizes, one a step.
 *
 * @param beta inverse temperature, above 0
 * @param stepSizes T step sizes in (0, 1]; a step of size 1 is one fixed-point update. Kept, not
 *     modified.
 */
public record DescentPlan(double beta, float[] stepSizes) {

  /** Checks the values. */
  public DescentPlan {
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta is " + beta + ", allowed: above 0 and finite");
    }
    for (float s : stepSizes) {
      if (!(s > 0 && s <= 1)) {
        throw new IllegalArgumentException("stepSize is " + s + ", allowed: above 0, at most 1");
      }
    }
  }

  /** T steps of one size. */
  public static DescentPlan constant(double beta, int steps, double stepSize) {
    float[] sizes = new float[steps];
    java.util.Arrays.fill(sizes, (float) stepSize);
    return new DescentPlan(beta, sizes);
  }

  /** Returns T. */
  public int steps() {
    return stepSizes.length;
  }
}
