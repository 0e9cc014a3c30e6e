package engram.binary;

import engram.energy.Landscape;

/**
 * A landscape over states of -1 and 1, which {@link SignFlips} descend. Gradients are those of the
 * energy as a function of real values.
 */
public interface FlipLandscape extends Landscape {

  /**
   * Begins a descent.
   *
   * @param state D values, each -1 or 1, not modified
   * @throws IllegalArgumentException if the length or a value is another
   */
  Flips flips(double[] state);
}
