package engram.energy;

/**
 * An energy as a function of the state alone: stored patterns under an energy, a memory that stores
 * in one vector, the tokens of a transformer, a network of layers. What descends, draws grids or
 * looks for minima takes a landscape.
 *
 * <p>Immutable and safe for many threads unless it says otherwise. States are arrays of {@link
 * #dimensions} values, not modified; results are new arrays.
 */
public interface Landscape {

  /** Returns D, the number of coordinates of a state. */
  int dimensions();

  /** Returns E(v); may be infinite, NaN for NaN. */
  double energy(double[] v);

  /** Returns dE/dv. */
  double[] gradient(double[] v);

  /**
   * Returns where a step of size 1 lands: the weighted mean of the memories where the energy is
   * made of distances, {@code v - dE/dv} where nothing better is known.
   */
  default double[] fixedPoint(double[] v) {
    double[] next = gradient(v);
    for (int d = 0; d < next.length; d++) {
      next[d] = v[d] - next[d];
    }
    return next;
  }
}
