package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import weka.clusterers.ClAM;
import weka.clusterers.SoftKMeansMemory;
import weka.core.Instances;

/** What the clusterers tell the Experimenter of their models. */
class MeasuresTest {

  private final Instances iris = TestData.withoutClass("iris");

  private <T extends MemoryClusterer<?>> T built(T clusterer, int restarts) throws Exception {
    clusterer.setNumClusters(3);
    clusterer.setRestarts(restarts);
    clusterer.setEpochs(5);
    clusterer.buildClusterer(iris);
    return clusterer;
  }

  @Test
  void agreementIsThatOfTheRestartsAndStepsThoseOfADescent() throws Exception {
    ClAM clam = new ClAM();
    clam.setSteps(4);
    built(clam, 3);
    assertThat(clam.getMeasure("measureAgreement"))
        .isBetween(0.3, 1.0)
        .isEqualTo(clam.model().provenance().agreement());
    assertThat(clam.getMeasure("measureSteps")).isEqualTo(4);
  }

  @Test
  void aSingleRestartAgreesWithNone() throws Exception {
    assertThat(built(new SoftKMeansMemory(), 1).getMeasure("measureAgreement")).isNaN();
  }

  @Test
  void everyMeasureIsANumberOnceItIsBuiltAndNoneBefore() throws Exception {
    SoftKMeansMemory means = new SoftKMeansMemory();
    for (String name : Collections.list(means.enumerateMeasures())) {
      assertThat(means.getMeasure(name)).as(name).isNaN();
    }
    built(means, 2);
    for (String name : Collections.list(means.enumerateMeasures())) {
      assertThat(means.getMeasure(name)).as(name).isFinite();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> means.getMeasure("measureNothing"))
        .withMessageContaining("measureAgreement");
  }
}
