package engram.weka;

import engram.predict.MemoryClassifier;
import engram.predict.MemoryRegressor;
import engram.predict.MetricForm;
import java.util.Arrays;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Learns a predictor from instances.
 *
 * @param metric what is learned of the metric
 * @param trend whether a numeric class may follow a linear trend
 * @param seed the seed
 * @param threads threads to use, 0 = one per processor
 */
public record PairLearner(MetricForm metric, boolean trend, long seed, int threads) {

  /**
   * Learns.
   *
   * @param data instances with a known class and a weight above 0
   * @param coder fitted to them
   */
  public Predictor learn(Instances data, RowCoder coder) {
    boolean nominal = data.classAttribute().isNominal();
    double[] y = data.attributeToDoubleArray(data.classIndex());
    boolean learnable =
        coder.isUsable() && y.length > 1 && (!nominal || Arrays.stream(y).distinct().count() > 1);
    if (!learnable) {
      return ConstantPredictor.of(data);
    }
    double[][] x = coder.encode(data);
    double[] weights = RowCoder.weights(data);
    if (nominal) {
      int[] classes = Arrays.stream(y).mapToInt(value -> (int) value).toArray();
      MemoryClassifier.Options options = new MemoryClassifier.Options(metric, seed, threads);
      return new ClassPredictor(
          MemoryClassifier.fit(x, classes, weights, options), data.numClasses());
    }
    MemoryRegressor.Options options = new MemoryRegressor.Options(metric, trend, seed, threads);
    return new NumberPredictor(MemoryRegressor.fit(x, y, weights, options));
  }

  /** Returns a copy without the instances that nothing is learned from. */
  public static Instances known(Instances data) {
    Instances known = new Instances(data, data.numInstances());
    for (Instance row : data) {
      if (!row.classIsMissing() && row.weight() > 0) {
        known.add(row);
      }
    }
    return known;
  }
}
