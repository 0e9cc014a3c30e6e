package engram.weka;

import engram.energy.Separation;
import engram.member.Effort;
import engram.predict.Learning;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import engram.predict.MemoryRegressor;
import engram.predict.MetricForm;
import java.util.Arrays;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Learns a predictor from instances.
 *
 * @param form what the memories are
 * @param metric what is learned of the metric between stored pairs
 * @param trend whether a numeric class may follow a linear trend
 * @param k number of learned memories, 0 = auto
 * @param learning how memories are learned
 * @param seed the seed
 * @param threads threads to use, 0 = one per processor
 * @param separation from scores to shares
 * @param effort how much is tried for stored pairs
 */
public record PairLearner(
    MemoryForm form,
    MetricForm metric,
    boolean trend,
    int k,
    Learning learning,
    long seed,
    int threads,
    Separation separation,
    Effort effort) {

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

  /** Returns whether memories are learned epoch by epoch from these instances. */
  public boolean hasEpochs(Instances data, RowCoder coder) {
    return form == MemoryForm.LEARNED && learnable(data, coder);
  }

  private static boolean learnable(Instances data, RowCoder coder) {
    double[] y = data.attributeToDoubleArray(data.classIndex());
    boolean varied = !data.classAttribute().isNominal() || Arrays.stream(y).distinct().count() > 1;
    return coder.isUsable() && y.length > 1 && varied;
  }

  /**
   * Learns in one go, from stored pairs or where nothing can be learned.
   *
   * @param data instances with a known class and a weight above 0
   * @param coder fitted to them
   */
  public Predictor learn(Instances data, RowCoder coder) {
    if (!learnable(data, coder)) {
      return ConstantPredictor.of(data);
    }
    double[][] x = coder.encode(data);
    double[] weights = RowCoder.weights(data);
    return data.classAttribute().isNominal()
        ? new ClassPredictor(
            MemoryClassifier.fit(x, classes(data), weights, classifierOptions()), data.numClasses())
        : new NumberPredictor(MemoryRegressor.fit(x, numbers(data), weights, regressorOptions()));
  }

  /** Prepares to learn memories epoch by epoch. */
  public EpochTraining start(Instances data, RowCoder coder) {
    double[][] x = coder.encode(data);
    double[] weights = RowCoder.weights(data);
    return data.classAttribute().isNominal()
        ? new EpochTraining(
            MemoryClassifier.learner(x, classes(data), weights, classifierOptions()),
            data.numClasses())
        : new EpochTraining(
            MemoryRegressor.learner(x, numbers(data), weights, regressorOptions()), 0);
  }

  private MemoryClassifier.Options classifierOptions() {
    return new MemoryClassifier.Options(
        form, metric, k, learning, seed, threads, separation, effort);
  }

  private MemoryRegressor.Options regressorOptions() {
    return new MemoryRegressor.Options(
        form, metric, trend, k, learning, seed, threads, separation, effort);
  }

  private static double[] numbers(Instances data) {
    return data.attributeToDoubleArray(data.classIndex());
  }

  private static int[] classes(Instances data) {
    return Arrays.stream(numbers(data)).mapToInt(value -> (int) value).toArray();
  }
}
