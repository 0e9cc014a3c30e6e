package engram.cli.argument;

import engram.cli.clustering.PartProgress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal, nothing elsewhere. It leaves no trace when it is done. */
public final class ProgressLine implements AutoCloseable {

  private static final int PARTS = 100;
  private static final int WIDTH = 78;
  private static final int INTERVAL_MILLIS = 250;

  private final ProgressBar bar;
  private final double total;
  private double before;
  private double weight;

  private ProgressLine(ProgressBar bar, double total) {
    this.bar = bar;
    this.total = total;
  }

  /**
   * Starts a bar if messages go to a terminal.
   *
   * @param task what it says in front
   * @param total sum of the weights of all parts to come
   */
  public static ProgressLine start(PrintWriter err, String task, double total) {
    return new ProgressLine(onTerminal() ? bar(err, task) : null, total);
  }

  /**
   * Whether standard error is a terminal. The launcher knows; Java itself can tell only before
   * version 22, and only of all three streams together.
   */
  private static boolean onTerminal() {
    String told = System.getProperty("engram.terminal");
    return told == null
        ? Runtime.version().feature() < 22 && System.console() != null
        : Boolean.parseBoolean(told);
  }

  private static ProgressBar bar(PrintWriter err, String task) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(PARTS)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .setConsumer(new Line(err))
        .build();
  }

  /**
   * Begins a part; the one before is done.
   *
   * @param note what it says behind
   * @param partWeight its weight
   * @return to be told how far the part has come
   */
  public PartProgress part(String note, double partWeight) {
    before += weight;
    weight = partWeight;
    if (bar == null) {
      return PartProgress.NONE;
    }
    bar.setExtraMessage(note);
    bar.stepTo(Math.round(PARTS * before / total));
    double from = before;
    return (done, of) -> {
      if (of > 0) {
        bar.stepTo(Math.round(PARTS * (from + partWeight * Math.min(done, of) / of) / total));
      }
    };
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /**
   * Writes over the same line, and wipes it in the end. The bar draws on a thread of its own, which
   * may still be at it when the bar is closed.
   */
  public static final class Line implements ProgressBarConsumer {
    private final PrintWriter err;
    private boolean closed;

    public Line(PrintWriter err) {
      this.err = err;
    }

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public synchronized void accept(String text) {
      if (!closed) {
        err.print("\r" + text);
        err.flush();
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
    }
  }
}
