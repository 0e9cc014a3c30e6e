package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import weka.classifiers.functions.AssociativeMemory;
import weka.clusterers.ClAM;
import weka.clusterers.EnergyBasins;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.MemoryCompletion;

/** What Weka's Stop button does: the thread is interrupted, and has to end soon. */
class StopTest {

  private interface Work {
    void run() throws Exception;
  }

  /** Data on which everything here takes far longer than the test. */
  private static Instances large() {
    java.util.ArrayList<Attribute> attributes = new java.util.ArrayList<>();
    for (int c = 0; c < 30; c++) {
      attributes.add(new Attribute("x" + c));
    }
    Instances data = new Instances("large", attributes, 20_000);
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double[] row = new double[30];
      for (int c = 0; c < row.length; c++) {
        row[c] = random.nextGaussian();
      }
      data.add(new DenseInstance(1, row));
    }
    return data;
  }

  private static void endsSoon(Work work) throws InterruptedException {
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable e) {
                end.set(e);
              }
            });
    thread.start();
    Thread.sleep(700);
    assertThat(thread.isAlive()).as("still at work after 0.7 s").isTrue();
    thread.interrupt();
    thread.join(20_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void clam() throws Exception {
    ClAM clusterer = new ClAM();
    clusterer.setNumClusters(40);
    clusterer.setEpochs(10_000);
    Instances data = large();
    endsSoon(() -> clusterer.buildClusterer(data));
    assertThat(clusterer.model()).isNull();
  }

  @Test
  void basins() throws Exception {
    Instances data = large();
    endsSoon(() -> new EnergyBasins().buildClusterer(data));
  }

  @Test
  void classifier() throws Exception {
    Instances data = large();
    data.setClassIndex(0);
    endsSoon(() -> new AssociativeMemory().buildClassifier(data));
  }

  @Test
  void completion() throws Exception {
    Instances data = large();
    for (int i = 0; i < data.numInstances(); i++) {
      data.instance(i).setMissing(i % 30);
    }
    MemoryCompletion filter = new MemoryCompletion();
    filter.setInputFormat(data);
    endsSoon(() -> Filter.useFilter(data, filter));
  }
}
