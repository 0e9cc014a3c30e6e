package engram.cli.report;

import engram.cli.clustering.Classes;
import engram.cli.clustering.Clustering;
import engram.cli.clustering.ClusteringRow;
import engram.cli.clustering.EncodedData;
import engram.cli.clustering.Measure;
import engram.cluster.ClusterMeans;
import engram.math.PrincipalPlane;
import engram.math.RandomStream;
import engram.measure.Matching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pictures of one data set: its classes and each clustering, in the same plane. */
final class DataPictures {

  private static final int MOST_POINTS = 1500;
  private static final int MOST_NAMES = 30;

  private final List<ClusteringRow> rows;
  private final EncodedData data;
  private final String prefix;
  private final PrincipalPlane plane;
  private final int[] drawn;
  private final double[][] points;
  private final Frame frame;

  /**
   * Prepares the plane.
   *
   * @param rows clusterings of one data set
   * @param prefix what the names of the pictures begin with
   * @param seed seed of the draw of points where there are too many
   */
  DataPictures(List<ClusteringRow> rows, String prefix, long seed) {
    this.rows = rows;
    this.data = rows.get(0).data();
    this.prefix = prefix;
    this.plane = PrincipalPlane.of(data.complete());
    this.drawn = draw(data.rows(), seed);
    this.points = plane.project(pick(data.complete(), drawn));
    this.frame = Frame.around(points, ScatterPicture.ASPECT);
  }

  private static int[] draw(int rows, long seed) {
    int[] order = new RandomStream(seed).permutation(rows);
    int[] drawn = Arrays.copyOf(order, Math.min(rows, MOST_POINTS));
    Arrays.sort(drawn);
    return drawn;
  }

  private static double[][] pick(double[][] all, int[] chosen) {
    return Arrays.stream(chosen).mapToObj(i -> all[i]).toArray(double[][]::new);
  }

  private static int[] pick(int[] all, int[] chosen) {
    return Arrays.stream(chosen).map(i -> all[i]).toArray();
  }

  /** Returns the pictures, that of the classes first. */
  List<Picture> all() {
    List<Picture> pictures = new ArrayList<>();
    if (data.classes() != null) {
      pictures.add(classes(data.classes()));
    }
    for (ClusteringRow row : rows) {
      pictures.add(clustering(row));
    }
    return pictures;
  }

  private Picture classes(Classes classes) {
    List<String> names = classes.names().size() <= MOST_NAMES ? classes.names() : List.of();
    return new ScatterPicture(frame, plane)
        .points(points, pick(classes.labels(), drawn))
        .finish(
            prefix + "-classes",
            "True classes",
            data.name() + ", column '" + classes.column() + "'",
            "The true classes, which no method saw" + sampled() + ".",
            names);
  }

  private String sampled() {
    String text = "";
    if (drawn.length < data.rows()) {
      text += "; " + drawn.length + " of " + data.rows() + " rows drawn";
    }
    long outside = Arrays.stream(points).filter(point -> !frame.holds(point)).count();
    return outside > 0 ? text + "; " + outside + " lie outside the picture" : text;
  }

  private Picture clustering(ClusteringRow row) {
    Clustering clustering = row.clustering();
    boolean learned = clustering.memories() != null && clustering.memories().membership() != null;
    double[][] centres =
        learned
            ? clustering.memories().points()
            : ClusterMeans.means(data.complete(), clustering.labels());
    int[] groups = Matching.groups(reference(), clustering.labels(), centres.length);
    double[][] projected = plane.project(centres);
    ScatterPicture picture = new ScatterPicture(frame, plane);
    boolean landscape = learned && !Double.isNaN(clustering.memories().beta());
    if (landscape) {
      picture.landscape(LandscapeShades.of(projected, clustering.memories().beta(), frame));
    }
    int[] colors = Arrays.stream(drawn).map(i -> groups[clustering.labels()[i]]).toArray();
    return picture
        .points(points, colors)
        .memories(Arrays.stream(projected).map(frame::nearest).toArray(double[][]::new), groups)
        .finish(
            prefix + "-" + clustering.algorithm() + suffix(clustering),
            clustering.title(),
            subtitle(row),
            caption(learned, landscape),
            List.of());
  }

  private String suffix(Clustering clustering) {
    return clustering.rule().equals("single") ? "" : "-" + clustering.rule();
  }

  /** Colours follow the classes, or the first clustering where there are none. */
  private int[] reference() {
    return data.classes() == null ? rows.get(0).clustering().labels() : data.classes().labels();
  }

  private static String subtitle(ClusteringRow row) {
    StringBuilder text = new StringBuilder();
    for (Measure measure : List.of(Measure.ARI, Measure.NMI, Measure.SILHOUETTE)) {
      double value = measure.of(row);
      if (!Double.isNaN(value)) {
        text.append(text.isEmpty() ? "" : "   ");
        text.append(measure.heading()).append(' ').append(measure.text(value));
      }
    }
    return text.toString();
  }

  private static String caption(boolean learned, boolean landscape) {
    if (landscape) {
      return "Memories (numbered) and the energy landscape that they make in this plane, valleys"
          + " darker";
    }
    return learned
        ? "Memories (numbered), decoded; their energy is one of codes, not of this plane"
        : "Means of the clusters (numbered)";
  }
}
