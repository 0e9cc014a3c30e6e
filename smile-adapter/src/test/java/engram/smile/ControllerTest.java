package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;

import engram.cluster.ClamModel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

class ControllerTest {

  private static final int EPOCHS = 12;

  /** Keeps what it hears. */
  private static final class Listener implements Flow.Subscriber<AlgoStatus> {
    final List<AlgoStatus> heard = new CopyOnWriteArrayList<>();
    final CountDownLatch end = new CountDownLatch(1);

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(AlgoStatus status) {
      heard.add(status);
    }

    @Override
    public void onError(Throwable error) {
      end.countDown();
    }

    @Override
    public void onComplete() {
      end.countDown();
    }
  }

  private static ClAM.Options options(IterativeAlgorithmController<AlgoStatus> controller) {
    return new ClAM.Options(3)
        .with(o -> o.withRestarts(1).withEpochs(EPOCHS).withThreads(1))
        .withController(controller);
  }

  @Test
  void aControllerHearsOfEveryEpoch() throws InterruptedException {
    Listener listener = new Listener();
    try (var controller = new IterativeAlgorithmController<AlgoStatus>(Runnable::run, 64)) {
      controller.subscribe(listener);
      MemoryClustering<ClamModel> heard = ClAM.fit(Data.X, options(controller));
      assertThat(heard.centers()).isDeepEqualTo(ClAM.fit(Data.X, options(null)).centers());
    }
    assertThat(listener.end.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(listener.heard).hasSize(EPOCHS);
    for (int i = 0; i < EPOCHS; i++) {
      AlgoStatus status = listener.heard.get(i);
      assertThat(status.iteration()).isEqualTo(i + 1);
      assertThat(status.objective()).isPositive().isFinite();
      assertThat(status.state()).isEqualTo(EPOCHS);
    }
  }

  @Test
  void stopEndsTheTrainingWithWhatThereIs() {
    try (var controller =
        new IterativeAlgorithmController<AlgoStatus>(Runnable::run, 64) {
          @Override
          public void submit(AlgoStatus status) {
            if (status.iteration() == 3) {
              stop();
            }
          }
        }) {
      double[][] stopped = ClAM.fit(Data.X, options(controller)).centers();
      assertThat(stopped).isNotEqualTo(ClAM.fit(Data.X, options(null)).centers());
      assertThat(SoftKMeans.fit(Data.X, new SoftKMeans.Options(3).withController(controller)).k())
          .isEqualTo(3);
    }
  }

  @Test
  void aControllerIsNoPartOfTheProperties() {
    try (var controller = new IterativeAlgorithmController<AlgoStatus>(Runnable::run, 64)) {
      ClAM.Options read = ClAM.Options.of(options(controller).toProperties());
      assertThat(read).isEqualTo(options(null));
      assertThat(options(controller)).isNotEqualTo(read);
    }
  }
}
