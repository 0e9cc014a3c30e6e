package engram.cli.clustering;

/** A stopwatch for wall-clock time. */
public final class Seconds {

  private final long start = System.nanoTime();

  /** Returns the seconds since this was made. */
  public double passed() {
    return (System.nanoTime() - start) / 1e9;
  }
}
