package engram.energy;

import engram.math.Check;

/** {@code tanh(gain h)}. */
record TanhActivation(double gain) implements Activation {

  private static final long serialVersionUID = 1L;

  TanhActivation {
    Check.positive("gain", gain);
  }

  /** {@code v atanh v + log(1 - v^2) / 2 = ((1 + v) log(1 + v) + (1 - v) log(1 - v)) / 2}. */
  @Override
  public double potential(double[] v) {
    double sum = 0;
    for (double each : v) {
      sum += Math.abs(each) > 1 ? Double.POSITIVE_INFINITY : half(1 + each) + half(1 - each);
    }
    return sum / gain;
  }

  private static double half(double x) {
    return x == 0 ? 0 : 0.5 * x * StrictMath.log(x);
  }

  @Override
  public void addGradient(double[] out, double[] v) {
    for (int d = 0; d < v.length; d++) {
      out[d] += 0.5 * StrictMath.log((1 + v[d]) / (1 - v[d])) / gain;
    }
  }

  @Override
  public void addCurve(double[] out, double c, double[] a, double[] v) {
    for (int d = 0; d < v.length; d++) {
      out[d] += c * a[d] / (gain * (1 - v[d] * v[d]));
    }
  }

  @Override
  public double[] of(double[] h) {
    double[] v = new double[h.length];
    for (int d = 0; d < v.length; d++) {
      v[d] = StrictMath.tanh(gain * h[d]);
    }
    return v;
  }

  @Override
  public double[] pullBack(double[] h, double[] u) {
    double[] back = of(h);
    for (int d = 0; d < back.length; d++) {
      back[d] = gain * (1 - back[d] * back[d]) * u[d];
    }
    return back;
  }
}
