package engram.predict;

import engram.math.Parallel;
import engram.model.Progress;
import java.io.Serializable;

/**
 * A model with learned memories while it is learned, for hosts that learn epoch by epoch. Run to
 * the end it gives the model of {@code fit}, to the bit; written out and read back it goes on where
 * it was. Not for several threads at a time.
 *
 * @param <M> {@link MemoryClassifier} or {@link MemoryRegressor}
 */
public final class MemoryLearner<M> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Makes a model of learned memories. */
  @FunctionalInterface
  interface Finish<M> extends Serializable {
    M model(LearnedPairs memories);
  }

  private final LearnedTraining training;
  private final int threads;
  private final Finish<M> finish;

  MemoryLearner(LearnedTraining training, int threads, Finish<M> finish) {
    this.training = training;
    this.threads = threads;
    this.finish = finish;
  }

  /**
   * Passes over the data once more.
   *
   * @return true if it did; false if learning has ended, which nothing changes any more
   * @throws java.util.concurrent.CancellationException if the thread is interrupted; the learner is
   *     then within an epoch and should be left
   */
  public boolean epoch() {
    try (Parallel pool = new Parallel(threads)) {
      return training.epoch(pool);
    }
  }

  /** Runs to the end, or until the listener ends it, and returns the model. */
  M run(Progress progress) {
    try (Parallel pool = new Parallel(threads)) {
      boolean on = true;
      while (on && training.epoch(pool)) {
        on = progress.update(training.epochs(), training.limit(), training.loss());
      }
    }
    return model();
  }

  /** Returns the number of epochs so far. */
  public int epochs() {
    return training.epochs();
  }

  /** Returns the number of epochs after which learning ends. */
  public int limit() {
    return training.limit();
  }

  /** Returns the mean loss of a training row over the last epoch, NaN before the first. */
  public double loss() {
    return training.loss();
  }

  /** Returns the model as learned so far. */
  public M model() {
    return finish.model(new LearnedPairs(training.memories(), training.epochs(), training.loss()));
  }
}
