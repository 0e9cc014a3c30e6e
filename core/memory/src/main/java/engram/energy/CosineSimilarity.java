package engram.energy;

/** {@code v . xi / (|v| |xi|)}; 0, with slope 0, where one of them is 0. */
record CosineSimilarity() implements Similarity {

  private static final long serialVersionUID = 1L;

  @Override
  public double of(double[] v, double[] xi) {
    double norms = norm(v) * norm(xi);
    return norms == 0 ? 0 : DOT.of(v, xi) / norms;
  }

  @Override
  public void addStateGradient(double[] out, double c, double[] v, double[] xi) {
    double n = norm(v);
    double m = norm(xi);
    double s = of(v, xi);
    for (int d = 0; d < out.length && n * m != 0; d++) {
      out[d] += c * (xi[d] / m - s * v[d] / n) / n;
    }
  }

  @Override
  public void addMemoryGradient(double[] out, double c, double[] v, double[] xi) {
    addStateGradient(out, c, xi, v);
  }

  @Override
  public double slopeAlong(double[] a, double[] v, double[] xi) {
    double n = norm(v);
    double m = norm(xi);
    return n * m == 0 ? 0 : (DOT.of(a, xi) / m - of(v, xi) * DOT.of(a, v) / n) / n;
  }

  /**
   * With unit vectors e of v and f of xi, {@code p = (a . f - S a . e) / |v|}: {@code dp/dv = -(e p
   * |v| + (a . e) (f - S e) + S (a - (a . e) e)) / |v|^2}, {@code dp/dxi = (a - (a . f) f - (a . e)
   * (e - S f)) / (|v| |xi|)}.
   */
  @Override
  public void addSlopeGradient(
      double[] outState, double[] outMemory, double c, double[] a, double[] v, double[] xi) {
    double n = norm(v);
    double m = norm(xi);
    if (n * m == 0) {
      return;
    }
    double s = of(v, xi);
    double onState = DOT.of(a, v) / n;
    double onMemory = DOT.of(a, xi) / m;
    double slope = (onMemory - s * onState) / n;
    for (int d = 0; d < a.length; d++) {
      double e = v[d] / n;
      double f = xi[d] / m;
      outState[d] -=
          c * (e * slope * n + onState * (f - s * e) + s * (a[d] - onState * e)) / (n * n);
      outMemory[d] += c * (a[d] - onMemory * f - onState * (e - s * f)) / (n * m);
    }
  }

  private static double norm(double[] v) {
    return Math.sqrt(DOT.of(v, v));
  }
}
