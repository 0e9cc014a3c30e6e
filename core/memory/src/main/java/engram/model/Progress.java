package engram.model;

/** Told how a training goes; may end it. Called from the thread that trains. */
@FunctionalInterface
public interface Progress {

  /** Listens to nothing. */
  Progress NONE = (done, of, objective) -> true;

  /**
   * Tells that a part of the work is done.
   *
   * @param done parts done
   * @param of parts in all, at most
   * @param objective the loss there
   * @return true to go on, false to stop with the best model so far
   */
  boolean update(int done, int of, double objective);
}
