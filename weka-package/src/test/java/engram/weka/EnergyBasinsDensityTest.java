package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import weka.clusterers.ClusterEvaluation;
import weka.clusterers.EM;
import weka.clusterers.EnergyBasins;
import weka.core.Instance;
import weka.core.Instances;

/** The basins as a density. */
class EnergyBasinsDensityTest {

  private static EnergyBasins built(Instances data) throws Exception {
    EnergyBasins clusterer = new EnergyBasins();
    clusterer.buildClusterer(data);
    return clusterer;
  }

  @Test
  void theJointDensitiesOfTheClustersSumToTheDensity() throws Exception {
    Instances wine = TestData.withoutClass("wine");
    EnergyBasins clusterer = built(wine);
    int noise = 0;
    for (Instance row : wine) {
      double sum = 0;
      double[] joint = clusterer.logJointDensitiesForInstance(row);
      for (double each : joint) {
        sum += Math.exp(each);
      }
      assertThat(Math.log(sum)).isCloseTo(clusterer.logDensityForInstance(row), within(1e-9));
      double[] distribution = clusterer.distributionForInstance(row);
      double total = 0;
      for (double each : distribution) {
        total += each;
      }
      noise += total == 0 ? 1 : 0;
      if (total > 0) {
        assertThat(distribution[clusterer.clusterInstance(row)]).isEqualTo(1);
      } else {
        assertThatThrownBy(() -> clusterer.clusterInstance(row))
            .hasMessage("Unable to cluster instance: it is noise");
      }
    }
    assertThat(noise).isEqualTo(clusterer.model().noise()).isGreaterThan(0);
  }

  @Test
  void theLogLikelihoodOfNewInstancesIsFiniteAndNotFarFromThatOfAGaussian() throws Exception {
    Instances iris = TestData.withoutClass("iris");
    double basins =
        ClusterEvaluation.crossValidateModel(new EnergyBasins(), iris, 3, new Random(1));
    EM one = new EM();
    one.setNumClusters(1);
    double gaussian = ClusterEvaluation.crossValidateModel(one, iris, 3, new Random(1));
    assertThat(basins).isFinite().isGreaterThan(gaussian);
  }

  @Test
  void theTrainingSetIsNoLikelierThanNewInstances() throws Exception {
    Instances wine = TestData.withoutClass("wine");
    EnergyBasins clusterer = built(wine);
    double training = 0;
    for (Instance row : wine) {
      training += clusterer.logDensityForInstance(row) / wine.size();
    }
    double held = ClusterEvaluation.crossValidateModel(new EnergyBasins(), wine, 10, new Random(1));
    assertThat(training).isCloseTo(held, within(0.5));
  }

  @Test
  void manyInstancesAtOnceHaveTheDistributionsOfEach() throws Exception {
    Instances wine = TestData.withoutClass("wine");
    EnergyBasins clusterer = built(wine);
    double[][] all = clusterer.distributionsForInstances(wine);
    for (int i = 0; i < all.length; i++) {
      assertThat(all[i]).isEqualTo(clusterer.distributionForInstance(wine.get(i)));
    }
  }
}
