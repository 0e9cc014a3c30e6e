package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ParallelTest {

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "1, 9", "2, 0", "2, 1", "2, 2", "2, 500", "4, 3", "4, 1000"})
  void everyIndexRunsOnceAndNoWorkerTwiceAtATime(int threads, int count) {
    AtomicIntegerArray runs = new AtomicIntegerArray(count);
    AtomicIntegerArray busy = new AtomicIntegerArray(threads);
    AtomicInteger clashes = new AtomicInteger();
    try (Parallel pool = new Parallel(threads)) {
      assertThat(pool.threads()).isEqualTo(threads);
      for (int round = 1; round <= 3; round++) {
        pool.run(
            count,
            (i, worker) -> {
              clashes.addAndGet(busy.getAndSet(worker, 1));
              runs.incrementAndGet(i);
              busy.set(worker, 0);
            });
        for (int i = 0; i < count; i++) {
          assertThat(runs.get(i)).isEqualTo(round);
        }
      }
    }
    assertThat(clashes).hasValue(0);
  }

  @Test
  void oneThreadIsTheCaller() {
    Thread caller = Thread.currentThread();
    try (Parallel pool = new Parallel(1)) {
      pool.run(3, (i, worker) -> assertThat(Thread.currentThread()).isSameAs(caller));
    }
  }

  @Test
  void sumsInOrderOfTheIndicesDoNotDependOnTheThreads() {
    double expected = sum(1);
    assertThat(sum(2)).isEqualTo(expected);
    assertThat(sum(4)).isEqualTo(expected);
  }

  private static double sum(int threads) {
    double[] parts = new double[2000];
    try (Parallel pool = new Parallel(threads)) {
      pool.run(parts.length, (i, worker) -> parts[i] = new RandomStream(5).fork(i).nextGaussian());
    }
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void anExceptionReachesTheCallerWhenNoTaskRunsAnyMore(int threads) {
    AtomicInteger running = new AtomicInteger();
    ArithmeticException failure = new ArithmeticException("task 50");
    try (Parallel pool = new Parallel(threads)) {
      assertThatThrownBy(
              () ->
                  pool.run(
                      10_000,
                      (i, worker) -> {
                        running.incrementAndGet();
                        try {
                          if (i == 50) {
                            throw failure;
                          }
                        } finally {
                          running.decrementAndGet();
                        }
                      }))
          .isSameAs(failure);
      assertThat(running).hasValue(0);
    }
  }

  @Test
  void anExceptionOfAHelperReachesTheCaller() {
    assertThatThrownBy(() -> failOn(1, new ArithmeticException("of a helper")))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("of a helper");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anErrorReachesTheCallerAsItself(int worker) {
    assertThatThrownBy(() -> failOn(worker, new OutOfMemoryError("pretended")))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("pretended");
  }

  /** Fails in one worker while the other is held until it is interrupted, or a moment at most. */
  private static void failOn(int failing, Throwable failure) {
    CountDownLatch bothRun = new CountDownLatch(2);
    AtomicInteger running = new AtomicInteger();
    try (Parallel pool = new Parallel(2)) {
      pool.run(
          2,
          (i, worker) -> {
            running.incrementAndGet();
            bothRun.countDown();
            try {
              bothRun.await();
              if (worker == failing) {
                fail(failure);
              }
              if (worker == 1) {
                new CountDownLatch(1).await();
              }
            } catch (InterruptedException e) {
              throw new CancellationException("held no longer");
            } finally {
              running.decrementAndGet();
            }
          });
    } finally {
      assertThat(running).as("tasks that still run").hasValue(0);
    }
  }

  private static void fail(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void anInterruptOfTheCallerEndsTheLoop(int threads) {
    Thread caller = Thread.currentThread();
    AtomicInteger done = new AtomicInteger();
    try (Parallel pool = new Parallel(threads)) {
      assertThatThrownBy(
              () ->
                  pool.run(
                      Integer.MAX_VALUE,
                      (i, worker) -> {
                        if (done.incrementAndGet() == 100) {
                          caller.interrupt();
                        }
                      }))
          .isInstanceOf(CancellationException.class)
          .hasMessage("interrupted");
    }
    assertThat(Thread.interrupted()).as("flag kept").isTrue();
    assertThat(done.get()).isBetween(100, Integer.MAX_VALUE - 1);
  }

  @Test
  void anInterruptWhileWaitingForTheOthersEndsTheLoop() {
    CountDownLatch started = new CountDownLatch(1);
    try (Parallel pool = new Parallel(2)) {
      assertThatThrownBy(() -> pool.run(2, (i, worker) -> waitForever(worker, started)))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(Thread.interrupted()).as("flag kept").isTrue();
  }

  private static void waitForever(int worker, CountDownLatch started) {
    try {
      if (worker == 0) {
        started.await();
        Thread.currentThread().interrupt();
      } else {
        started.countDown();
        new CountDownLatch(1).await();
      }
    } catch (InterruptedException e) {
      throw new CancellationException("helper");
    }
  }

  @Test
  void negativeThreadsAreRefusedAndZeroMeansOnePerProcessor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Parallel(-1))
        .withMessage("threads is -1, allowed: 0 (one per processor) or more");
    assertThat(Parallel.resolve(0)).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(Parallel.resolve(3)).isEqualTo(3);
  }
}
