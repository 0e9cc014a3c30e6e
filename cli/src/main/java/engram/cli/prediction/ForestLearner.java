package engram.cli.prediction;

import engram.math.Parallel;
import weka.classifiers.Classifier;
import weka.classifiers.trees.RandomForest;
import weka.core.Instances;

/** Weka's RandomForest of 100 trees. */
public final class ForestLearner extends WekaLearner {

  private final long seed;
  private final int threads;

  /**
   * Makes the learner.
   *
   * @param seed the seed, its lower 32 bits
   * @param threads threads to use, 0 = one per processor
   */
  public ForestLearner(long seed, int threads) {
    super("forest", "RandomForest");
    this.seed = seed;
    this.threads = threads;
  }

  @Override
  Classifier classifier(Instances train) {
    RandomForest forest = new RandomForest();
    forest.setSeed((int) seed);
    forest.setNumExecutionSlots(Parallel.resolve(threads));
    return forest;
  }
}
