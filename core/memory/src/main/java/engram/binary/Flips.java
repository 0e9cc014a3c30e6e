package engram.binary;

/**
 * A state of -1 and 1 on its way down a {@link FlipLandscape}: what is summed of it is kept, so
 * that a flip is judged without computing an energy anew. Not safe for several threads.
 */
public interface Flips {

  /** Returns s_i, -1 or 1. */
  int sign(int i);

  /**
   * Returns {@code E(s with s_i flipped) - E(s)}; 0 where the difference is within what the sum is
   * rounded by, so that rounding never looks like a fall.
   */
  double rise(int i);

  /**
   * Returns the sign of the field at a coordinate (tutorial eq. 2.3), to which coordinate i itself
   * adds nothing: -1, 1, or 0 where the field is within what its sum is rounded by.
   */
  int pull(int i);

  /** Flips s_i. */
  void flip(int i);
}
