package engram.weka;

import engram.predict.MemoryClassifier;
import engram.predict.MemoryLearner;
import engram.predict.MemoryRegressor;
import java.io.Serializable;

/**
 * Memories while they are learned, epoch by epoch.
 *
 * @param learner the core's learner, of a classifier or a regressor
 * @param labels labels of the class, 0 for a numeric one
 */
public record EpochTraining(MemoryLearner<?> learner, int labels) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Passes over the data once more; returns false if learning has ended. */
  public boolean epoch() {
    return learner.epoch();
  }

  /** Returns the predictor as learned so far. */
  public Predictor predictor() {
    Object model = learner.model();
    return model instanceof MemoryClassifier classifier
        ? new ClassPredictor(classifier, labels)
        : new NumberPredictor((MemoryRegressor) model);
  }
}
