package engram.weka;

import engram.cluster.Clam;
import engram.energy.Energies;
import engram.energy.Separations;
import engram.math.PrincipalPlane;
import engram.math.RandomStream;
import engram.math.Tiles;
import engram.table.ColumnMeans;
import java.util.Locale;
import java.util.stream.IntStream;
import weka.clusterers.Clusterer;
import weka.core.Instances;

/**
 * Clusterers that have centroids but no energy, drawn through them: as memories of a log-sum-exp
 * energy at the inverse temperature that ClAM takes by itself, {@value Clam.Options#AUTO_BETA} /
 * (mean squared distance of two rows).
 */
public final class CentroidSketch {

  /** What Weka's clusterers call their centroids. */
  private static final String[] GETTERS = {
    "getClusterCentroids", "getClusterCenters", "getCanopies"
  };

  private CentroidSketch() {}

  /** Returns the inverse temperature for rows; weights may be null. */
  public static double beta(double[][] x, double[] weights) {
    double distance = Tiles.pack(x, weights, 256, new RandomStream(1)).meanSquaredDistance();
    return distance > 0 ? Clam.Options.AUTO_BETA / distance : 1;
  }

  /**
   * A sketch whose energy is made by centroids.
   *
   * @param subtitle words in front of those on the energy
   * @param plane what was projected on
   * @param points n x 2 projected rows
   * @param labels cluster of each, -1 for none
   * @param marks k x 2 projected centroids
   * @param groups cluster of each
   * @param beta inverse temperature
   */
  public static Sketch of(
      String title,
      String subtitle,
      PrincipalPlane plane,
      double[][] points,
      int[] labels,
      double[][] marks,
      int[] groups,
      double beta) {
    Clam.Options descent = new Clam.Options(1);
    return new Sketch(
        title,
        String.format(
            Locale.ROOT, "%s, %d centroids as memories, beta %.4g", subtitle, marks.length, beta),
        points,
        labels,
        marks,
        groups,
        marks,
        plane.share(),
        Energies.euclidean(Separations.SOFTMAX, beta),
        descent.steps(),
        descent.stepSize());
  }

  /**
   * Returns the centroids of a built clusterer in the units of its data, or null if it has none.
   */
  public static Instances centroids(Clusterer built) {
    for (String getter : GETTERS) {
      try {
        if (built.getClass().getMethod(getter).invoke(built) instanceof Instances centroids) {
          return centroids;
        }
      } catch (ReflectiveOperationException e) {
        // It has no method of this name, or no centroids to give.
        continue;
      }
    }
    return null;
  }

  /**
   * Draws a built clusterer on instances.
   *
   * @param built has {@link #centroids}
   * @param data instances with the attributes of the centroids, found by name; not modified
   * @throws IllegalArgumentException if an attribute is missing
   */
  public static Sketch of(Clusterer built, Instances data) {
    Instances centroids = centroids(built);
    Instances rows = SameAttributes.of(data, centroids);
    RowCoder coder = RowCoder.fit(rows).checkUsable();
    double[][] x = coder.encode(rows);
    ColumnMeans means = ColumnMeans.of(x);
    double[][] complete = means.fill(x);
    int[] drawn = Sketch.drawn(x.length);
    double[][] points = Sketch.pick(complete, drawn);
    PrincipalPlane plane = PrincipalPlane.of(points);
    return of(
        built.getClass().getSimpleName(),
        coder.name() + ", " + x.length + " instances",
        plane,
        plane.project(points),
        labels(built, rows, drawn),
        plane.project(means.fill(coder.encode(centroids))),
        IntStream.range(0, centroids.numInstances()).toArray(),
        beta(complete, RowCoder.weights(rows)));
  }

  private static int[] labels(Clusterer built, Instances rows, int[] drawn) {
    int[] labels = new int[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      try {
        labels[i] = built.clusterInstance(rows.instance(drawn[i]));
      } catch (Exception e) {
        // Weka's way to say that an instance is in no cluster.
        labels[i] = -1;
      }
    }
    return labels;
  }
}
