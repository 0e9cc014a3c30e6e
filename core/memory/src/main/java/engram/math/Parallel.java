package engram.math;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A loop over independent tasks on a fixed number of threads.
 *
 * <p>Each task writes only what belongs to its index; whoever sums the parts does so in the order
 * of the indices. Results then do not depend on the number of threads. With one thread the loop
 * runs in the caller and no thread is started.
 */
public final class Parallel implements AutoCloseable {

  /** One task of the loop. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does the work of one index.
     *
     * @param index which task, 0 to count-1
     * @param worker which of the threads runs it, 0 to threads-1: for a workspace of its own
     */
    void run(int index, int worker);
  }

  private final int threads;
  private final ExecutorService helpers;

  /**
   * Opens a pool.
   *
   * @param threads how many threads work, the caller included; 0 means one per processor
   * @throws IllegalArgumentException if {@code threads < 0}
   */
  public Parallel(int threads) {
    this.threads = resolve(threads);
    this.helpers =
        this.threads == 1 ? null : Executors.newFixedThreadPool(this.threads - 1, Parallel::daemon);
  }

  /**
   * Returns the number of threads that {@code threads} stands for: itself, or one per processor
   * where it is 0.
   */
  public static int resolve(int threads) {
    if (threads < 0) {
      throw new IllegalArgumentException(
          "threads is " + threads + ", allowed: 0 (one per processor) or more");
    }
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "engram-worker");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the number of threads, the caller's included. */
  public int threads() {
    return threads;
  }

  /**
   * Runs the tasks 0 to count-1 and returns when all are done. After a failure the other threads
   * are interrupted, the pool is closed, and the exception is thrown here once none of them works
   * any more.
   *
   * @throws CancellationException if the calling thread was interrupted; its interrupt flag stays
   *     set
   */
  public void run(int count, Task task) {
    AtomicInteger next = new AtomicInteger();
    if (helpers == null || count < 2) {
      work(next, count, task, 0);
      return;
    }
    List<Future<?>> parts = new ArrayList<>();
    for (int w = 1; w < Math.min(threads, count); w++) {
      int worker = w;
      parts.add(helpers.submit(() -> work(next, count, task, worker)));
    }
    try {
      work(next, count, task, 0);
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (InterruptedException e) {
      abandon();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      abandon();
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (RuntimeException | Error e) {
      abandon();
      throw e;
    }
  }

  /**
   * Interrupts the other threads and waits until they have left their tasks, since those write what
   * the caller owns.
   */
  private void abandon() {
    helpers.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = helpers.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void work(AtomicInteger next, int count, Task task, int worker) {
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      checkInterrupt();
      task.run(i, worker);
    }
  }

  /**
   * Ends the computation of an interrupted thread.
   *
   * @throws CancellationException if the thread's interrupt flag is set; it stays set
   */
  public static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdownNow();
    }
  }
}
