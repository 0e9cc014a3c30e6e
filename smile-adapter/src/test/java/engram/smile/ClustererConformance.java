package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.clustering.Clustering;
import smile.clustering.Partitioning;
import smile.math.MathEx;

/** What a user of Smile may expect of every clusterer here. */
abstract class ClustererConformance {

  /** Fits with the options of {@link #properties}. */
  abstract MemoryPartition fit(double[][] x, Properties properties);

  /** Fits with no more than the number of clusters. */
  abstract MemoryPartition fit(double[][] x);

  /** Few restarts, three clusters where they are asked for. */
  abstract Properties properties();

  /** Reads options and writes them again. */
  abstract Properties again(Properties properties);

  abstract String prefix();

  /** The labels that core gives, -1 for noise. */
  abstract int[] core(double[][] x, Properties properties);

  /** How far the shares of a row may be from a sum of 1. */
  double tolerance() {
    return 1e-12;
  }

  /** How often the parallel test goes through the rows. */
  int rounds() {
    return 20;
  }

  final MemoryPartition clusters = fit(Data.X, properties());

  @Test
  void itIsAPartitioningOfTheRows() {
    Partitioning partitioning = clusters;
    int[] counts = new int[clusters.k() + 1];
    for (int label : clusters.group()) {
      counts[label == Clustering.OUTLIER ? clusters.k() : label]++;
    }
    assertThat(clusters.size()).isEqualTo(counts);
    assertThat(partitioning.size(0)).isEqualTo(counts[0]);
    assertThat(partitioning.group(5)).isEqualTo(clusters.group()[5]);
    assertThat(clusters.centers()).hasDimensions(clusters.k(), 4);
    assertThat(IntStream.of(counts).sum()).isEqualTo(Data.X.length);
  }

  @Test
  void itHasTheBitsOfCore() {
    int[] expected =
        Arrays.stream(core(Data.X, properties()))
            .map(label -> label < 0 ? Clustering.OUTLIER : label)
            .toArray();
    assertThat(clusters.group()).isEqualTo(expected);
  }

  @Test
  void trainingRowsArePredictedAsTheyWereGrouped() {
    assertThat(clusters.predict(Data.X)).isEqualTo(clusters.group());
    assertThat(clusters.predict(Data.X[77])).isEqualTo(clusters.group(77));
  }

  @Test
  void distortionIsTheMeanSquaredDistanceToTheCenter() {
    double sum = 0;
    double[] sums = new double[clusters.k()];
    int rows = 0;
    for (int i = 0; i < Data.X.length; i++) {
      int label = clusters.group(i);
      if (label != Clustering.OUTLIER) {
        double distance = MathEx.squaredDistance(Data.X[i], clusters.center(label));
        sum += distance;
        sums[label] += distance;
        rows++;
      }
    }
    assertThat(clusters.distortion()).isCloseTo(sum / rows, within(1e-12));
    for (int j = 0; j < sums.length; j++) {
      assertThat(clusters.distortion(j)).isCloseTo(sums[j] / clusters.size(j), within(1e-12));
    }
  }

  @Test
  void softMembershipSumsToOne() {
    double[] posteriori = new double[clusters.k()];
    for (double[] row : Data.X) {
      assertThat(clusters.predict(row, posteriori)).isEqualTo(clusters.predict(row));
      assertThat(Arrays.stream(posteriori).sum()).isCloseTo(1, within(tolerance()));
      assertThat(Arrays.stream(posteriori).min().orElseThrow()).isNotNegative();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clusters.predict(Data.X[0], new double[clusters.k() + 1]))
        .withMessageContaining("posteriori is " + (clusters.k() + 1));
  }

  @Test
  void aCopyThroughSerializationSaysTheSame() {
    MemoryPartition copy = Data.copy(clusters);
    double[] ours = new double[clusters.k()];
    double[] theirs = new double[clusters.k()];
    for (double[] row : Data.X) {
      assertThat(copy.predict(row, theirs)).isEqualTo(clusters.predict(row, ours));
      assertThat(theirs).isEqualTo(ours);
    }
    assertThat(copy.toString()).isEqualTo(clusters.toString());
    assertThat(copy.centers()).isDeepEqualTo(clusters.centers());
  }

  @Test
  void manyThreadsMayPredictAtOnce() {
    int[] labels =
        IntStream.range(0, rounds() * Data.X.length)
            .parallel()
            .map(i -> clusters.predict(Data.X[i % Data.X.length], new double[clusters.k()]))
            .toArray();
    for (int i = 0; i < labels.length; i++) {
      assertThat(labels[i]).isEqualTo(clusters.group(i % Data.X.length));
    }
  }

  @Test
  void whatItHandsOutIsACopy() {
    clusters.group()[0] = 99;
    clusters.size()[0] = 99;
    clusters.centers()[0][0] = 99;
    clusters.center(0)[0] = 99;
    assertThat(clusters.group()[0]).isNotEqualTo(99);
    assertThat(clusters.size()[0]).isNotEqualTo(99);
    assertThat(clusters.center(0)[0]).isNotEqualTo(99);
  }

  @Test
  void aRunPicksTheLeastDistortion() {
    List<MemoryPartition> all = new ArrayList<>();
    MathEx.setSeed(5);
    MemoryPartition best =
        Clustering.run(
            3,
            () -> {
              all.add(fit(Data.some(Data.X)));
              return all.get(all.size() - 1);
            });
    assertThat(all).hasSize(3);
    for (MemoryPartition each : all) {
      assertThat(best.distortion()).isLessThanOrEqualTo(each.distortion());
      assertThat(best.compareTo(each)).isNotPositive();
    }
  }

  @Test
  void smilesSeedDecidesWhereNoOptionsDo() {
    MathEx.setSeed(7);
    MemoryPartition one = fit(Data.some(Data.X));
    MathEx.setSeed(7);
    assertThat(fit(Data.some(Data.X)).centers()).isDeepEqualTo(one.centers());
  }

  @Test
  void theTableHasALineForEachClusterAndSmilesHeadings() {
    List<String> lines = clusters.toString().lines().toList();
    assertThat(lines.get(0)).startsWith(clusters.name()).contains("Size (%)", "Distortion");
    assertThat(lines.get(1)).contains("Cluster 1").contains(Integer.toString(clusters.size(0)));
    assertThat(lines.get(lines.size() - 1)).contains("Total", "150", "100.0%");
    assertThat(lines.stream().filter(line -> line.startsWith("Cluster"))).hasSize(clusters.k());
  }

  @Test
  void optionsSurviveProperties() {
    Properties written = again(properties());
    assertThat(written).containsAllEntriesOf(properties());
    assertThat(written.size()).isGreaterThan(properties().size());
    assertThat(again(written)).isEqualTo(written);
  }

  @Test
  void keysOfOthersAreLeftAloneAndOwnOnesMustBeKnown() {
    Properties properties = properties();
    properties.setProperty("smile.kmeans.k", "9");
    assertThat(again(properties)).isEqualTo(again(properties()));
    properties.setProperty(prefix() + "thread", "1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> again(properties))
        .withMessageContaining(prefix() + "thread is unknown")
        .withMessageContaining("threads");
  }

  @Test
  void aValueThatIsNoNumberIsNamed() {
    Properties properties = properties();
    properties.setProperty(prefix() + "threads", "two");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> again(properties))
        .withMessageContaining(prefix() + "threads is 'two'");
    properties.setProperty(prefix() + "threads", "-2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> again(properties))
        .withMessageContaining("threads is -2");
  }

  @Test
  void dataThatCannotBeClusteredAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(new double[0][], properties()))
        .withMessageContaining("0 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(new double[][] {{1, 2}, {3}, {4, 5}, {6, 7}}, properties()))
        .withMessageContaining("1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> fit(new double[][] {{1}, {Double.POSITIVE_INFINITY}, {3}, {4}}, properties()))
        .withMessageContaining("Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clusters.predict(new double[] {1, 2, Double.NEGATIVE_INFINITY, 4}))
        .withMessageContaining("Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clusters.predict(new double[] {1, 2}))
        .withMessageContaining("2");
  }
}
