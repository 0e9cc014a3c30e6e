package engram.weka;

import engram.model.Progress;
import java.util.Locale;

/** Prints how a training goes: what a scheme shows with -output-debug-info. */
public final class DebugProgress implements Progress {

  private static final int LINES = 20;

  private final String scheme;
  private int printed;

  private DebugProgress(String scheme) {
    this.scheme = scheme;
  }

  /** Returns a listener that prints at most {@value #LINES} lines, or one that does nothing. */
  public static Progress of(boolean debug, String scheme) {
    return debug ? new DebugProgress(scheme) : Progress.NONE;
  }

  @Override
  public boolean update(int done, int of, double objective) {
    if ((long) done * LINES / of > printed) {
      printed = (int) ((long) done * LINES / of);
      System.err.printf(
          Locale.ROOT, "%s: %d of %d epochs, objective %.6g%n", scheme, done, of, objective);
    }
    return true;
  }
}
