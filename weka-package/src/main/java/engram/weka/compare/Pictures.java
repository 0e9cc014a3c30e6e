package engram.weka.compare;

import engram.cluster.ClusterMeans;
import engram.math.PrincipalPlane;
import engram.weka.CentroidSketch;
import engram.weka.Sketch;
import engram.weka.Sketched;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import weka.clusterers.Clusterer;

/**
 * Clusterings in one plane: that of the two principal axes of the standardised rows that are drawn.
 *
 * <p>Engram's clusterers that live in these rows are drawn as they draw themselves, by their own
 * memories and energy. All others are drawn through the means of their clusters, which for k-means
 * are its centroids, as {@link CentroidSketch} says.
 */
final class Pictures {

  private final ComparedData data;
  private final int[] drawn;
  private final PrincipalPlane plane;
  private final double[][] points;
  private final double beta;

  private Pictures(ComparedData data, int[] drawn, PrincipalPlane plane, double beta) {
    this.data = data;
    this.drawn = drawn;
    this.plane = plane;
    this.points = plane.project(Sketch.pick(data.complete(), drawn));
    this.beta = beta;
  }

  static Pictures of(ComparedData data) {
    int[] drawn = Sketch.drawn(data.complete().length);
    PrincipalPlane plane = PrincipalPlane.of(Sketch.pick(data.complete(), drawn));
    return new Pictures(data, drawn, plane, CentroidSketch.beta(data.complete(), data.weights()));
  }

  /** Returns what the picture of a built clusterer needs. */
  Sketch sketch(String name, Clusterer built, int[] labels) {
    if (built instanceof Sketched own
        && own.sketch() != null
        && Arrays.deepEquals(own.sketch().points(), points)) {
      return own.sketch();
    }
    int[] inside = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    double[][] means =
        ClusterMeans.means(
            Sketch.pick(data.complete(), inside),
            Arrays.stream(inside).map(i -> labels[i]).toArray());
    List<double[]> memories = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    for (int c = 0; c < means.length; c++) {
      if (!Double.isNaN(means[c][0])) {
        memories.add(plane.project(means[c]));
        groups.add(c);
      }
    }
    double[][] marks = memories.toArray(double[][]::new);
    return CentroidSketch.of(
        name,
        data.name() + ", " + labels.length + " instances",
        plane,
        points,
        Arrays.stream(drawn).map(i -> labels[i]).toArray(),
        marks,
        groups.stream().mapToInt(c -> c).toArray(),
        beta);
  }
}
