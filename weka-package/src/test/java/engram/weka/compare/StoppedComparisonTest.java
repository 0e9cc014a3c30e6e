package engram.weka.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** Stop ends a scheme that does not look whether its thread is interrupted, and all others. */
class StoppedComparisonTest {

  /** Normal numbers, on which everything here takes far longer than the test. */
  static Instances large(int rows, int columns) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      attributes.add(new Attribute("x" + c));
    }
    Instances data = new Instances("large", attributes, rows);
    Random random = new Random(1);
    for (int i = 0; i < rows; i++) {
      double[] row = new double[columns];
      for (int c = 0; c < columns; c++) {
        row[c] = random.nextGaussian();
      }
      data.add(new DenseInstance(1, row));
    }
    return data;
  }

  @ParameterizedTest
  @ValueSource(strings = {"SimpleKMeans -I 100000", "EM -num-slots 1", "ClAM -I 100000", "Cobweb"})
  void itEndsSoonAndSaysThatItWasStopped(String scheme) throws Exception {
    ComparisonSetup setup =
        new ComparisonSetup(
            large(20_000, 20), -1, Set.of(), ComparisonTest.schemes(scheme), 30, 10, 1, true);
    Comparison comparison = new Comparison(setup);
    CountDownLatch begun = new CountDownLatch(1);
    List<ComparisonResult> told = new ArrayList<>();
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                comparison.run(
                    new Comparison.Listener() {
                      @Override
                      public void begins(String name, int seed) {
                        begun.countDown();
                      }

                      @Override
                      public void changed(ComparisonResult soFar) {
                        told.add(soFar);
                      }
                    });
              } catch (RuntimeException e) {
                end.set(e);
              }
            });
    thread.start();
    begun.await();
    Thread.sleep(300);
    assertThat(thread.isAlive()).as("still at work").isTrue();
    comparison.stop();
    thread.interrupt();
    thread.join(20_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(end.get()).isInstanceOf(CancellationException.class);
    assertThat(told).isEmpty();
  }
}
