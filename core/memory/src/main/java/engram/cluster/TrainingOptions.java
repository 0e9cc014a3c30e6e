package engram.cluster;

/**
 * Options of an estimator whose memories are trained: what they say of the training can be changed
 * as if it were their own.
 *
 * @param <O> the options
 */
public interface TrainingOptions<O> {

  /** Returns how memories are trained. */
  Training training();

  /** Returns these options with another training. */
  O withTraining(Training value);

  /** Returns these options with another start; for GIVEN use {@link #withMemories}. */
  default O withInit(Start value) {
    return withTraining(training().withInit(value));
  }

  /** Returns these options with given start memories, K x D in data units. */
  default O withMemories(double[][] value) {
    return withTraining(training().withMemories(value));
  }

  /** Returns these options with another number of epochs, 0 = auto. */
  default O withEpochs(int value) {
    return withTraining(training().withEpochs(value));
  }

  /** Returns these options with another batch size, 0 = auto. */
  default O withBatchSize(int value) {
    return withTraining(training().withBatchSize(value));
  }

  /** Returns these options with another learning rate. */
  default O withLearningRate(double value) {
    return withTraining(training().withLearningRate(value));
  }

  /** Returns these options with early stopping: end after so many idle epochs in a row. */
  default O withEarlyStopping(double share, int idleEpochs) {
    return withTraining(training().withEarlyStopping(share, idleEpochs));
  }

  /** Returns these options with another number of restarts. */
  default O withRestarts(int value) {
    return withTraining(training().withRestarts(value));
  }

  /** Returns these options with another rule. */
  default O withRule(RestartRule value) {
    return withTraining(training().withRule(value));
  }

  /** Returns these options with other views of the rows. */
  default O withViews(Views value) {
    return withTraining(training().withViews(value));
  }

  /** Returns these options with another policy for dead memories. */
  default O withDeadMemories(DeadMemories value) {
    return withTraining(training().withDeadMemories(value));
  }

  /** Returns these options with another seed. */
  default O withSeed(long value) {
    return withTraining(training().withSeed(value));
  }

  /** Returns these options with another number of threads, 0 = one per processor. */
  default O withThreads(int value) {
    return withTraining(training().withThreads(value));
  }
}
