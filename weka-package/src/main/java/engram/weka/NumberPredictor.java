package engram.weka;

import engram.predict.MemoryRegressor;

/**
 * A numeric class.
 *
 * @param regressor the trained regressor
 */
record NumberPredictor(MemoryRegressor regressor) implements Predictor {

  private static final long serialVersionUID = 1L;

  @Override
  public double[][] predict(double[][] x) {
    double[] found = regressor.predict(x);
    double[][] rows = new double[found.length][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = found[i];
    }
    return rows;
  }

  @Override
  public String text() {
    return regressor + "\n";
  }
}
