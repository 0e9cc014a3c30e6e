package engram.cli.clustering;

/** Hears how far a piece of work has come. May be called from several threads, one at a time. */
@FunctionalInterface
public interface Share {

  /** Listens to nothing. */
  Share NONE = (done, of) -> {};

  /**
   * Tells that a part of the work is done.
   *
   * @param done parts done
   * @param of parts in all
   */
  void done(long done, long of);
}
