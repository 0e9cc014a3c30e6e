package engram.cli.prediction;

import weka.classifiers.Classifier;
import weka.classifiers.meta.AdditiveRegression;
import weka.classifiers.meta.LogitBoost;
import weka.classifiers.trees.REPTree;
import weka.core.Instances;

/**
 * Gradient boosting of Weka's trees without pruning: LogitBoost for classes, whose steps are
 * Newton's on the log-loss, AdditiveRegression for numbers; {@value #ROUNDS} trees of a depth of at
 * most {@value #DEPTH}, each counted {@value #RATE}.
 */
public final class BoostingLearner extends WekaLearner {

  private static final int ROUNDS = 100;
  private static final int DEPTH = 4;
  private static final double RATE = 0.1;

  private final long seed;
  private final int threads;

  /**
   * Makes the learner.
   *
   * @param seed the seed, its lower 32 bits
   * @param threads threads to use, 1 or more
   */
  public BoostingLearner(long seed, int threads) {
    super("boosting", "boosted trees");
    this.seed = seed;
    this.threads = threads;
  }

  @Override
  Classifier classifier(Instances train) {
    REPTree tree = new REPTree();
    tree.setNoPruning(true);
    tree.setMaxDepth(DEPTH);
    tree.setSeed((int) seed);
    if (train.classAttribute().isNumeric()) {
      AdditiveRegression boosting = new AdditiveRegression();
      boosting.setClassifier(tree);
      boosting.setNumIterations(ROUNDS);
      boosting.setShrinkage(RATE);
      return boosting;
    }
    LogitBoost boosting = new LogitBoost();
    boosting.setClassifier(tree);
    boosting.setNumIterations(ROUNDS);
    boosting.setShrinkage(RATE);
    boosting.setSeed((int) seed);
    boosting.setNumThreads(threads);
    boosting.setPoolSize(threads);
    return boosting;
  }
}
