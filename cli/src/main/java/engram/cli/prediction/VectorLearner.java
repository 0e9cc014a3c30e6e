package engram.cli.prediction;

import java.util.Random;
import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.classifiers.functions.SMO;
import weka.classifiers.functions.SMOreg;
import weka.classifiers.functions.supportVector.RBFKernel;
import weka.core.Instances;

/**
 * Weka's support vector machine, SMO or SMOreg, with an RBF kernel. C and gamma are those of a
 * small grid that do best in two folds of at most {@value #TUNING_ROWS} of the training rows. Its
 * probabilities are votes of pairs of classes, which a log-loss does not like.
 */
public final class VectorLearner extends WekaLearner {

  private static final int TUNING_ROWS = 500;
  private static final int TUNING_FOLDS = 2;
  private static final double[] COSTS = {1, 10, 100};
  private static final double[] GAMMAS = {0.01, 0.1, 1};

  private final long seed;

  /**
   * Makes the learner.
   *
   * @param seed the seed of the tuning, its lower 32 bits
   */
  public VectorLearner(long seed) {
    super("svm", "SVM, RBF");
    this.seed = seed;
  }

  @Override
  Classifier classifier(Instances train) throws Exception {
    Instances some = new Instances(train);
    some.randomize(new Random((int) seed));
    some = new Instances(some, 0, Math.min(TUNING_ROWS, some.size()));
    Classifier best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double cost : COSTS) {
      for (double gamma : GAMMAS) {
        double error = error(some, cost, gamma);
        if (best == null || error < least) {
          least = error;
          best = machine(train, cost, gamma);
        }
      }
    }
    return best;
  }

  private double error(Instances some, double cost, double gamma) throws Exception {
    if (some.size() < 2 * TUNING_FOLDS) {
      return 0;
    }
    Evaluation evaluation = new Evaluation(some);
    Classifier machine = machine(some, cost, gamma);
    evaluation.crossValidateModel(machine, some, TUNING_FOLDS, new Random((int) seed));
    return some.classAttribute().isNominal()
        ? evaluation.errorRate()
        : evaluation.rootMeanSquaredError();
  }

  private static Classifier machine(Instances rows, double cost, double gamma) {
    RBFKernel kernel = new RBFKernel();
    kernel.setGamma(gamma);
    if (rows.classAttribute().isNominal()) {
      SMO machine = new SMO();
      machine.setC(cost);
      machine.setKernel(kernel);
      return machine;
    }
    SMOreg machine = new SMOreg();
    machine.setC(cost);
    machine.setKernel(kernel);
    return machine;
  }
}
