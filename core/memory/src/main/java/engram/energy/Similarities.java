package engram.energy;

/**
 * The two similarities whose state gradient is {@code xi - e v}: Euclidean with e = 1, dot product
 * with e = 0.
 */
enum Similarities implements Similarity {
  EUCLIDEAN(1) {
    @Override
    public double of(double[] v, double[] xi) {
      double sum = 0;
      for (int d = 0; d < v.length; d++) {
        double gap = v[d] - xi[d];
        sum += gap * gap;
      }
      return -0.5 * sum;
    }
  },
  DOT(0) {
    @Override
    public double of(double[] v, double[] xi) {
      double sum = 0;
      for (int d = 0; d < v.length; d++) {
        sum += v[d] * xi[d];
      }
      return sum;
    }
  };

  private final double own;

  Similarities(double own) {
    this.own = own;
  }

  @Override
  public void addStateGradient(double[] out, double c, double[] v, double[] xi) {
    for (int d = 0; d < out.length; d++) {
      out[d] += c * (xi[d] - own * v[d]);
    }
  }

  @Override
  public void addMemoryGradient(double[] out, double c, double[] v, double[] xi) {
    for (int d = 0; d < out.length; d++) {
      out[d] += c * (v[d] - own * xi[d]);
    }
  }

  @Override
  public double slopeAlong(double[] a, double[] v, double[] xi) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * (xi[d] - own * v[d]);
    }
    return sum;
  }

  @Override
  public void addSlopeGradient(
      double[] outState, double[] outMemory, double c, double[] a, double[] v, double[] xi) {
    for (int d = 0; d < a.length; d++) {
      outState[d] -= c * own * a[d];
      outMemory[d] += c * a[d];
    }
  }
}
