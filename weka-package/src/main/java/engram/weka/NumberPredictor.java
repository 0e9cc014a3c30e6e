package engram.weka;

import engram.member.Insight;
import engram.predict.MemoryRegressor;
import java.util.Arrays;
import java.util.List;

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
  public Insight insight() {
    return regressor.insight();
  }

  @Override
  public double[][] memories() {
    return regressor.memories();
  }

  @Override
  public List<Behind> behind(double[] x, int count) {
    return Arrays.stream(regressor.explain(x, count))
        .map(each -> new Behind(each.memory(), -1, each.weight()))
        .toList();
  }

  @Override
  public String text() {
    return regressor + "\n";
  }
}
