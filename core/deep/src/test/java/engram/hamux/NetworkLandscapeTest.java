package engram.hamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.descent.ClampedStep;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.math.RandomStream;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("nd4j")
class NetworkLandscapeTest {

  private static final Network NETWORK =
      Network.builder()
          .layer(new Layer("low", Lagrangians.identity(), 3))
          .layer(new Layer("high", Lagrangians.softmax(2), 4))
          .connect("between", Linear.random(3, 4, 1, new RandomStream(5)), "low", "high")
          .build();

  @Test
  void descentOnTheLandscapeIsThatOfTheNetwork() {
    NetworkLandscape landscape = new NetworkLandscape(NETWORK);
    assertThat(landscape.dimensions()).isEqualTo(7);
    double[] start = {0.3, -0.2, 0.5, 0.1, 0, -0.4, 0.2};
    Descent.Trace trace =
        new Descent(6, StepSizes.constant(0.2), 0, ClampedStep.GRADIENT)
            .run(landscape, start, null);

    NetworkDescent.Trace expected = new NetworkDescent(NETWORK, 6, 0.2).run(landscape.state(start));

    Map<String, INDArray> end = landscape.state(trace.state());
    for (String name : new String[] {"low", "high"}) {
      assertThat(end.get(name).sub(expected.state().get(name)).normmaxNumber().doubleValue())
          .isLessThan(1e-12);
    }
    assertThat(trace.energies()).containsExactly(expected.energiesOf(0), within(1e-12));
  }
}
