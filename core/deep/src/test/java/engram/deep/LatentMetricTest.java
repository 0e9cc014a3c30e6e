package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LatentMetricTest {

  private final RandomStream stream = new RandomStream(8);
  private final double[][] codes = new double[400][3];
  private final double[][] centers = {{0, 0, 0}, {50, -20, 5}};
  private final int[] labels = new int[400];

  LatentMetricTest() {
    for (int i = 0; i < codes.length; i++) {
      labels[i] = i % 2;
      double a = stream.nextGaussian();
      double b = stream.nextGaussian();
      double c = stream.nextGaussian();
      double[] center = centers[labels[i]];
      codes[i] = new double[] {center[0] + 2 * a, center[1] + a + b, center[2] + 0.5 * c - b};
    }
  }

  @Test
  void clustersBecomeRound() {
    LatentMetric metric = new LatentMetric(codes, centers, labels);
    double[][] covariance = new double[3][3];
    for (int i = 0; i < codes.length; i++) {
      double[] z = metric.of(codes[i]);
      double[] middle = metric.of(centers[labels[i]]);
      for (int p = 0; p < 3; p++) {
        for (int q = 0; q < 3; q++) {
          covariance[p][q] += (z[p] - middle[p]) * (z[q] - middle[q]) / codes.length;
        }
      }
    }
    for (int p = 0; p < 3; p++) {
      for (int q = 0; q < 3; q++) {
        assertThat(covariance[p][q]).isCloseTo(p == q ? 1 : 0, within(0.05));
      }
    }
  }

  @Test
  void clustersThatArePointsAreNotBlownUp() {
    double[][] points = new double[400][];
    for (int i = 0; i < points.length; i++) {
      points[i] = centers[labels[i]].clone();
      points[i][1] += 1e-6 * stream.nextGaussian();
    }
    LatentMetric metric = new LatentMetric(points, centers, labels);
    double[] one = metric.of(centers[0]);
    double[] other = metric.of(centers[1]);
    double square = 0;
    for (int d = 0; d < 3; d++) {
      square += (one[d] - other[d]) * (one[d] - other[d]);
    }
    // Three coordinates, two clusters: |a - b|^2 is 4 times the variance, 12 times its mean.
    assertThat(Math.sqrt(square)).isBetween(3e3, 4e3);
  }

  @Test
  @Tag("nd4j")
  void whatIsDecodedStaysAsItWas() {
    Architecture architecture = Architecture.dense(6, 3, 5);
    float[][] x = LayerGradientTest.random(10, 6, stream);
    try (Workspace workspace = new Workspace(architecture, 10, 1, stream)) {
      float[][] codesBefore = LayerGradientTest.copy(workspace.encoder().forward(x));
      float[][] before = LayerGradientTest.copy(workspace.decoder().forward(codesBefore));
      LatentMetric metric = new LatentMetric(codes, centers, labels);
      metric.applyTo(workspace.encoder(), workspace.decoder());
      float[][] moved = LayerGradientTest.copy(workspace.encoder().forward(x));
      float[][] after = workspace.decoder().forward(moved);
      for (int i = 0; i < x.length; i++) {
        double[] expected = metric.of(MemoryLayerTest.wide(codesBefore[i]));
        for (int d = 0; d < 3; d++) {
          assertThat((double) moved[i][d]).isCloseTo(expected[d], within(1e-4));
        }
        for (int j = 0; j < 6; j++) {
          assertThat(after[i][j]).isCloseTo(before[i][j], within(1e-4f));
        }
      }
    }
  }
}
