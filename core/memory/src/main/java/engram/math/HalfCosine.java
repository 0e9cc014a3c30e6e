package engram.math;

/**
 * The learning-rate schedule of everything that is trained here: a factor that falls from 1 to 0
 * along half a cosine, so that steps are long while there is far to go and vanish at the end.
 */
public final class HalfCosine {

  private HalfCosine() {}

  /**
   * Returns {@code (1 + cos(pi phase)) / 2}.
   *
   * @param phase the share of the training that is done, 0 to 1
   */
  public static double at(double phase) {
    return at(phase, 1);
  }

  /**
   * Returns {@code (1 + cos(pi done / all)) / 2}.
   *
   * @param done how much is done, 0 to {@code all}
   * @param all how much there is to do, above 0
   */
  public static double at(double done, double all) {
    return 0.5 * (1 + StrictMath.cos(Math.PI * done / all));
  }
}
