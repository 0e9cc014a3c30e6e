package engram.density;

/** What a state outside the support of every memory is told, where the energy is infinite. */
public enum OutsideSupport {
  /**
   * It belongs to the nearest memory: energy {@code min d^2 / 2}, whose step of size 1 lands on
   * that memory. This is log-sum-exp at beta towards infinity.
   */
  NEAREST,
  /** The log-sum-exp energy of the same beta takes over, {@code exp(-(beta/2) d^2)}. */
  LOG_SUM_EXP,
  /** It is noise: no energy and no memory. */
  NOISE
}
