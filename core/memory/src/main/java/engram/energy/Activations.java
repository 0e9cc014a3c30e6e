package engram.energy;

/** The activations without a number. */
enum Activations implements Activation {
  NONE {
    @Override
    public double[] of(double[] h) {
      return h.clone();
    }

    @Override
    public double[] pullBack(double[] h, double[] u) {
      return u.clone();
    }
  },
  IDENTITY {
    @Override
    public double potential(double[] v) {
      return 0.5 * Similarity.DOT.of(v, v);
    }

    @Override
    public void addGradient(double[] out, double[] v) {
      addCurve(out, 1, v, v);
    }

    @Override
    public void addCurve(double[] out, double c, double[] a, double[] v) {
      for (int d = 0; d < out.length; d++) {
        out[d] += c * a[d];
      }
    }

    @Override
    public double[] of(double[] h) {
      return h.clone();
    }

    @Override
    public double[] pullBack(double[] h, double[] u) {
      return u.clone();
    }
  },
  NORMALISE {
    @Override
    public double potential(double[] v) {
      return Similarity.DOT.of(v, v) <= 1 + ROUNDING ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] of(double[] h) {
      return scaled(h, Math.sqrt(Similarity.DOT.of(h, h)));
    }

    @Override
    public double[] pullBack(double[] h, double[] u) {
      double norm = Math.sqrt(Similarity.DOT.of(h, h));
      double[] unit = scaled(h, norm);
      double along = Similarity.DOT.of(unit, u);
      double[] back = new double[h.length];
      for (int d = 0; d < back.length; d++) {
        back[d] = norm == 0 ? 0 : (u[d] - along * unit[d]) / norm;
      }
      return back;
    }
  },
  LAYER_NORM {
    @Override
    public double potential(double[] v) {
      boolean inside =
          Math.abs(mean(v)) <= ROUNDING && Similarity.DOT.of(v, v) / v.length <= 1 + ROUNDING;
      return inside ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] of(double[] h) {
      double[] centred = centred(h);
      return scaled(centred, deviation(centred));
    }

    @Override
    public double[] pullBack(double[] h, double[] u) {
      double[] centred = centred(h);
      double deviation = deviation(centred);
      double[] out = scaled(centred, deviation);
      double along = Similarity.DOT.of(out, u) / u.length;
      double mean = mean(u);
      double[] back = new double[h.length];
      for (int d = 0; d < back.length; d++) {
        back[d] = deviation == 0 ? 0 : (u[d] - mean - along * out[d]) / deviation;
      }
      return back;
    }
  };

  /** How far rounding may take a state out of where it is held. */
  private static final double ROUNDING = 1e-9;

  @Override
  public double potential(double[] v) {
    return 0;
  }

  @Override
  public void addGradient(double[] out, double[] v) {}

  @Override
  public void addCurve(double[] out, double c, double[] a, double[] v) {}

  private static double mean(double[] v) {
    double sum = 0;
    for (double each : v) {
      sum += each;
    }
    return sum / v.length;
  }

  private static double[] centred(double[] v) {
    double mean = mean(v);
    double[] centred = new double[v.length];
    for (int d = 0; d < v.length; d++) {
      centred[d] = v[d] - mean;
    }
    return centred;
  }

  private static double deviation(double[] centred) {
    return Math.sqrt(Similarity.DOT.of(centred, centred) / centred.length);
  }

  private static double[] scaled(double[] v, double by) {
    double[] scaled = new double[v.length];
    for (int d = 0; d < v.length; d++) {
      scaled[d] = by == 0 ? 0 : v[d] / by;
    }
    return scaled;
  }
}
