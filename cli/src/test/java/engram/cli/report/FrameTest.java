package engram.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FrameTest {

  private static double[][] grid(int n) {
    double[][] points = new double[n * n][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[] {i % n, 0.1 * (i / n)};
    }
    return points;
  }

  @Test
  void bothAxesHaveTheSameScaleAndAllPointsFit() {
    double[][] points = grid(10);
    Frame frame = Frame.around(points, 1.25);
    assertThat((frame.right() - frame.left()) / (frame.top() - frame.bottom()))
        .isCloseTo(1.25, Offset.offset(1e-12));
    assertThat(java.util.Arrays.stream(points)).allMatch(frame::holds);
  }

  @Test
  void aFewRemotePointsDoNotRule() {
    double[][] points = grid(20);
    points[0] = new double[] {1e6, 0};
    Frame frame = Frame.around(points, 1);
    assertThat(frame.right()).isLessThan(25);
    assertThat(frame.holds(points[0])).isFalse();
    assertThat(frame.holds(frame.nearest(points[0]))).isTrue();
    assertThat(frame.nearest(points[5])).isEqualTo(points[5]);
  }

  @Test
  void aSinglePlaceHasAFrameToo() {
    Frame frame = Frame.around(new double[][] {{3, 4}, {3, 4}}, 2);
    assertThat(frame).isEqualTo(new Frame(2, 4, 3.5, 4.5));
  }
}
