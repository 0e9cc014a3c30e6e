package engram.math;

/**
 * Which tables are wide: they have more columns than rows, and so many that a D x D matrix is the
 * largest thing about them.
 *
 * <p>The centred rows of a wide table span at most n - 1 of its D directions. A linear map or a
 * covariance learned from them is the identity or a diagonal everywhere else, so what costs O(D^2)
 * memory and O(D^3) time says no more than its n x n Gram form, which costs O(n D) and O(n^2 D).
 * Classifier, regressor and completion take such forms where {@link #is} says so, and nowhere else.
 */
public final class Wide {

  /**
   * Most columns of a table that is not wide. Below, D x D matrices of floats take 1 MB, stay in
   * the cache and are learned within seconds, and maps between all columns have been measured to
   * predict well.
   */
  public static final int MOST_NARROW = 500;

  private Wide() {}

  /** Returns whether D exceeds both {@value #MOST_NARROW} and n. */
  public static boolean is(int rows, int columns) {
    return columns > MOST_NARROW && columns > rows;
  }
}
