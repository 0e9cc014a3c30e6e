package engram.cli.clustering;

/** Is told how far a piece of work has come. May be called from several threads, one at a time. */
@FunctionalInterface
public interface PartProgress {

  /** Listens to nothing. */
  PartProgress NONE = (done, of) -> {};

  /**
   * Tells that a part of the work is done.
   *
   * @param done parts done
   * @param of parts in all
   */
  void done(long done, long of);
}
