package engram.weka;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** The Stop button: Weka interrupts the thread and expects an InterruptedException. */
public final class StopButton {

  private StopButton() {}

  /**
   * Runs a computation of the core, which ends itself soon after its thread is interrupted.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public static <T> T able(Supplier<T> computation) throws InterruptedException {
    try {
      return computation.get();
    } catch (CancellationException e) {
      if (Thread.interrupted()) {
        InterruptedException stopped = new InterruptedException("stopped");
        stopped.initCause(e);
        throw stopped;
      }
      throw e;
    }
  }
}
