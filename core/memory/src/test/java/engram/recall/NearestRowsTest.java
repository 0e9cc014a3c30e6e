package engram.recall;

import static org.assertj.core.api.Assertions.assertThat;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestRowsTest {

  private static float[][] rows(int n, int d, double gaps, boolean coarse, long seed) {
    RandomStream stream = new RandomStream(seed);
    float[][] rows = new float[n][d];
    for (float[] row : rows) {
      for (int j = 0; j < d; j++) {
        double value = coarse ? stream.nextInt(2) : 3 + stream.nextGaussian();
        row[j] = stream.nextDouble() < gaps ? Float.NaN : (float) value;
      }
    }
    return rows;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    int known = 0;
    for (int d = 0; d < a.length; d++) {
      if (!Float.isNaN(a[d]) && !Float.isNaN(b[d])) {
        sum += ((double) a[d] - b[d]) * ((double) a[d] - b[d]);
        known++;
      }
    }
    return known == 0 ? Double.POSITIVE_INFINITY : sum * a.length / known;
  }

  private static int[] byHand(float[] question, float[][] rows, int most) {
    return IntStream.range(0, rows.length)
        .boxed()
        .filter(i -> distance(question, rows[i]) < Double.POSITIVE_INFINITY)
        .sorted(Comparator.comparingDouble((Integer i) -> distance(question, rows[i])))
        .limit(most)
        .mapToInt(i -> i)
        .toArray();
  }

  private static Neighbors[] find(float[][] rows, float[][] questions, int most, int threads) {
    try (Parallel pool = new Parallel(threads)) {
      return new NearestRows(rows).find(questions, most, pool);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "300, 5, 0, false",
    "300, 5, 0, true",
    "70, 130, 0, false",
    "300, 7, 0.3, false",
    "300, 7, 0.6, true",
    "3, 2, 0, false",
    "40, 1, 0.5, false"
  })
  void theyAreThoseOfASearchByHandAndOfEquallyFarOnesTheFirst(
      int n, int d, double gaps, boolean coarse) {
    float[][] rows = rows(n, d, gaps, coarse, 1);
    float[][] questions = rows(50, d, gaps, coarse, 2);
    Neighbors[] found = find(rows, questions, 12, 1);
    for (int i = 0; i < questions.length; i++) {
      assertThat(found[i].rows()).isEqualTo(byHand(questions[i], rows, 12));
      for (int j = 0; j < found[i].rows().length; j++) {
        assertThat(found[i].distances()[j])
            .isEqualTo(distance(questions[i], rows[found[i].rows()[j]]));
      }
    }
  }

  @Test
  void aRowFarFromTheOthersSpoilsNoEstimate() {
    float[][] rows = rows(100, 4, 0, false, 3);
    Arrays.fill(rows[50], 1e15f);
    float[][] questions = {rows[50], rows[7], {1e15f, -1e15f, 0f, 0f}};
    Neighbors[] found = find(rows, questions, 8, 1);
    for (int i = 0; i < questions.length; i++) {
      assertThat(found[i].rows()).isEqualTo(byHand(questions[i], rows, 8));
    }
  }

  @Test
  void moreNeighborsThanRowsAreAllRows() {
    float[][] rows = rows(30, 4, 0.1, false, 6);
    Neighbors all = find(rows, new float[][] {rows[3]}, 30, 1)[0];
    Neighbors more = find(rows, new float[][] {rows[3]}, Integer.MAX_VALUE, 1)[0];
    assertThat(more.rows()).isEqualTo(all.rows());
    assertThat(more.distances()).isEqualTo(all.distances());
  }

  @Test
  void neighborsDependNeitherOnTheThreadsNorOnTheOtherQuestions() {
    float[][] rows = rows(600, 9, 0.1, false, 4);
    float[][] questions = rows(40, 9, 0, false, 5);
    Neighbors[] together = find(rows, questions, 10, 3);
    for (int i = 0; i < questions.length; i++) {
      Neighbors alone = find(rows, new float[][] {questions[i]}, 10, 1)[0];
      assertThat(together[i].rows()).isEqualTo(alone.rows());
      assertThat(together[i].distances()).isEqualTo(alone.distances());
    }
  }
}
