package engram.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.descent.DirectDescent;
import engram.descent.GramDescent;
import engram.descent.TileDescent;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final int COLUMNS = 30;
  private static final int K = 7;

  private final Workload work = Workload.normal(1000, COLUMNS, K, 4, 0.3);

  @Test
  void assignmentPassFindsTheNearestMemoryOfEveryPoint() {
    try (AssignmentPass pass = new AssignmentPass(work, 2)) {
      int[][] labels = pass.run();
      float[] point = new float[COLUMNS];
      for (int t = 0; t < work.tiles().count(); t++) {
        for (int p = 0; p < work.tiles().tile(t).points(); p++) {
          work.tiles().copyPoint(t, p, point);
          assertThat(labels[t][p]).isEqualTo(nearest(point));
        }
      }
    }
  }

  private int nearest(float[] point) {
    int best = 0;
    for (int j = 1; j < K; j++) {
      best = distance(point, j) < distance(point, best) ? j : best;
    }
    return best;
  }

  private double distance(float[] point, int memory) {
    double sum = 0;
    for (int d = 0; d < COLUMNS; d++) {
      double gap = (double) point[d] - work.memories().rows()[memory][d];
      sum += gap * gap;
    }
    return sum;
  }

  @Test
  void epochsHaveTheSameLossOnOneThreadAndOnTwo() {
    for (int hidden : new int[] {0, 6}) {
      assertThat(loss(hidden, 2, this::gram)).isEqualTo(loss(hidden, 1, this::gram));
    }
  }

  @Test
  void epochsHaveTheSameLossInBothFormsToRounding() {
    for (int hidden : new int[] {0, 6}) {
      double loss = loss(hidden, 1, this::gram);
      assertThat(loss).isPositive();
      assertThat(loss(hidden, 1, this::direct)).isCloseTo(loss, within(1e-4 * loss));
    }
  }

  private double loss(int hidden, int threads, Supplier<TileDescent> descents) {
    try (Epoch epoch = new Epoch(work, hidden, threads, descents)) {
      return epoch.run();
    }
  }

  private TileDescent gram() {
    return new GramDescent(work.plan(), K, work.tiles().rowLength());
  }

  private TileDescent direct() {
    return new DirectDescent(work.plan(), K, COLUMNS, work.tiles().rowLength());
  }
}
