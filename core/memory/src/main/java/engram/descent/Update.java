package engram.descent;

import engram.energy.Landscape;
import java.io.Serializable;

/**
 * How a descent moves the state by one step. {@link ClampedStep} has the two of real-valued states;
 * flips of signs and steps with noise are others.
 */
public interface Update extends Serializable {

  /**
   * Moves a state by one step, in place.
   *
   * @param v D values, modified where free
   * @param free D flags, or null where every coordinate is free; a clamped coordinate stays to the
   *     bit
   * @param size the size of the step
   * @param step which step it is, 0 for the first
   * @return how far the state moved, in whatever measure the descent's tolerance is in
   */
  double move(Landscape landscape, double[] v, boolean[] free, double size, int step);
}
