package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankScaleTest {

  private static double[][] column(double... values) {
    return Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
  }

  private static double[] only(double[][] rows) {
    return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
  }

  @Test
  void ranksDependOnTheOrderOfTheValuesAlone() {
    RandomStream random = new RandomStream(1);
    double[] values = new double[50];
    Arrays.setAll(values, i -> random.nextGaussian());
    double[] bent = Arrays.stream(values).map(v -> StrictMath.exp(2 * v)).toArray();

    double[] ranks = only(RankScale.of(column(values), null).apply(column(values)));
    double[] bentRanks = only(RankScale.of(column(bent), null).apply(column(bent)));

    double factor = bentRanks[0] / ranks[0];
    for (int i = 0; i < 50; i++) {
      assertThat(bentRanks[i]).isCloseTo(factor * ranks[i], within(1e-9 * factor));
    }
  }

  @Test
  void ranksAreMonotoneLinearBetweenValuesAndEndWhereTheValuesEnd() {
    RankScale scale = RankScale.of(column(1, 2, 4, 4, 9), null);

    double[] ranks = only(scale.apply(column(-7, 1, 1.5, 2, 3, 4, 9, 100)));

    assertThat(ranks).isSorted();
    assertThat(ranks[0]).isEqualTo(ranks[1]);
    assertThat(ranks[7]).isEqualTo(ranks[6]);
    assertThat(ranks[2]).isCloseTo((ranks[1] + ranks[3]) / 2, within(1e-12));
    assertThat(ranks[4]).isCloseTo((ranks[3] + ranks[5]) / 2, within(1e-12));
  }

  @Test
  void theDeviationOfAColumnStays() {
    double[] values = {1, 2, 4, 4, 9};

    double[] ranks = only(RankScale.of(column(values), null).apply(column(values)));

    assertThat(variance(ranks)).isCloseTo(variance(values), within(1e-12));
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  @Test
  void aWeightCountsAsThatManyRowsAndZeroAsNone() {
    RankScale weighted = RankScale.of(column(1, 2, 4, 9, 5), new double[] {1, 3, 2, 1, 0});
    RankScale repeated = RankScale.of(column(1, 2, 2, 2, 4, 4, 9), null);
    double[][] asked = column(1, 1.7, 2, 4, 6, 9);

    double[] expected = only(repeated.apply(asked));
    double[] ranks = only(weighted.apply(asked));

    for (int i = 0; i < ranks.length; i++) {
      assertThat(ranks[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void columnsOfOneOrTwoValuesStayAsTheyAre() {
    double[][] x = {{3, 0, 1}, {3, 1, 2}, {3, 0, 5}};
    RankScale scale = RankScale.of(x, null);

    double[][] ranks = scale.apply(new double[][] {{8, 0.3, 2}});

    assertThat(ranks[0][0]).isEqualTo(8);
    assertThat(ranks[0][1]).isEqualTo(0.3);
    assertThat(scale.changes()).isTrue();
    assertThat(RankScale.of(new double[][] {{3, 0}, {3, 1}}, null).changes()).isFalse();
  }
}
