package engram.cli.clustering;

/** A stopwatch for wall-clock time. */
final class Seconds {

  private final long start = System.nanoTime();

  /** Returns the seconds since this was made. */
  double passed() {
    return (System.nanoTime() - start) / 1e9;
  }
}
