package engram.descent;

import engram.energy.Landscape;
import engram.energy.StoredPatterns;

/**
 * A step of the free coordinates while the others are clamped (tutorial eq. 5.16). How far it went
 * is the largest change of a coordinate.
 */
public enum ClampedStep implements Update {
  /** {@code v <- v - size m dE/dv}, with m = 1 where free. */
  GRADIENT {
    @Override
    public double move(Landscape landscape, double[] v, boolean[] free, double size, int step) {
      double[] gradient = landscape.gradient(v);
      double moved = 0;
      for (int d = 0; d < v.length; d++) {
        if (free == null || free[d]) {
          double change = size * gradient[d];
          v[d] -= change;
          moved = Math.max(moved, Math.abs(change));
        }
      }
      return moved;
    }

    @Override
    double pullBack(
        StoredPatterns patterns,
        double[] v,
        double[] a,
        double size,
        double[] g,
        double[][] byPattern) {
      return patterns.addGradientAdjoint(v, a, -size, g, byPattern);
    }
  },
  /**
   * {@code v <- v + size m (fixedPoint(v) - v)}: the gradient step for every shiftable separation,
   * mean shift for the kernels.
   */
  FIXED_POINT {
    @Override
    public double move(Landscape landscape, double[] v, boolean[] free, double size, int step) {
      double[] target = landscape.fixedPoint(v);
      double moved = 0;
      for (int d = 0; d < v.length; d++) {
        if (free == null || free[d]) {
          double next = size == 1 ? target[d] : v[d] + size * (target[d] - v[d]);
          moved = Math.max(moved, Math.abs(next - v[d]));
          v[d] = next;
        }
      }
      return moved;
    }

    @Override
    double pullBack(
        StoredPatterns patterns,
        double[] v,
        double[] a,
        double size,
        double[] g,
        double[][] byPattern) {
      for (int d = 0; d < g.length; d++) {
        g[d] -= size * a[d];
      }
      return patterns.addFixedPointAdjoint(v, a, size, g, byPattern);
    }
  };

  /**
   * Pulls a gradient back through one step.
   *
   * @param a D values, the slope in the free coordinates after the step
   * @param g D values, the slope after the step, becomes that before it
   * @param byPattern K x D, added to
   * @return the slope in beta
   */
  abstract double pullBack(
      StoredPatterns patterns,
      double[] v,
      double[] a,
      double size,
      double[] g,
      double[][] byPattern);
}
