package engram.weka.compare;

import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import weka.gui.Logger;
import weka.gui.TaskLogger;

/**
 * A comparison in a thread of its own, beside a window: log and status bird as in Weka's panels,
 * results in the thread of the window. Start, stop and the listeners belong to that thread.
 */
final class CompareThread {

  /** How long a scheme may take to notice that it is stopped, in milliseconds. */
  private static final int PATIENCE = 700;

  private final Comparison comparison;
  private final Logger log;
  private final Consumer<ComparisonResult> changed;
  private final Runnable ended;
  private final Thread thread;
  private volatile String running = "";
  private volatile boolean left;

  /**
   * Prepares a thread.
   *
   * @param changed given each result so far, and the last one
   * @param ended run once, after the last result or after it was stopped
   */
  CompareThread(
      ComparisonSetup setup, Logger log, Consumer<ComparisonResult> changed, Runnable ended) {
    this.comparison = new Comparison(setup);
    this.log = log;
    this.changed = changed;
    this.ended = ended;
    this.thread = new Thread(this::compare, "compare-clusterers");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  void start() {
    log.logMessage("Started comparing clusterers");
    if (log instanceof TaskLogger bird) {
      bird.taskStarted();
    }
    thread.start();
  }

  /** Stops; what does not notice that soon is left to itself and its result dropped. */
  void stop() {
    comparison.stop();
    thread.interrupt();
    Timer timer =
        new Timer(
            PATIENCE,
            event ->
                leave(
                    "Interrupted comparing clusterers; "
                        + running
                        + " does not notice that, ends by itself and is dropped",
                    "Interrupted"));
    timer.setRepeats(false);
    timer.start();
  }

  private void compare() {
    try {
      ComparisonResult result =
          comparison.run(
              new Comparison.Listener() {
                @Override
                public void begins(String scheme, int seed) {
                  running = scheme;
                  if (!left) {
                    log.statusMessage("Comparing: " + scheme + ", seed " + seed);
                  }
                }

                @Override
                public void changed(ComparisonResult soFar) {
                  tell(soFar);
                }
              });
      result.failures().forEach(each -> log.logMessage("Compare clusterers: " + each));
      end("Finished comparing clusterers", result.failures().isEmpty() ? "OK" : "See log");
    } catch (java.util.concurrent.CancellationException e) {
      end("Interrupted comparing clusterers", "Interrupted");
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      end("Problem comparing clusterers: " + words(e), "See log");
    }
  }

  private static String words(Throwable problem) {
    return problem instanceof OutOfMemoryError
        ? "the data do not fit into memory; start Java with a larger -Xmx"
        : problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }

  private void tell(ComparisonResult result) {
    SwingUtilities.invokeLater(
        () -> {
          if (!left) {
            changed.accept(result);
          }
        });
  }

  private void end(String message, String status) {
    SwingUtilities.invokeLater(() -> leave(message, status));
  }

  private void leave(String message, String status) {
    if (left) {
      return;
    }
    left = true;
    log.logMessage(message);
    log.statusMessage(status);
    if (log instanceof TaskLogger bird) {
      bird.taskFinished();
    }
    ended.run();
  }
}
