package engram.cli.clustering;

import engram.table.Column;
import engram.table.Encoder;
import java.util.Locale;

/**
 * The clusters of a clustering: their sizes, and their memories or means in the units of the data.
 */
public final class MemoryList {

  private static final int COLUMNS = 6;
  private static final int WIDTH = 14;

  private MemoryList() {}

  /** Returns a line for each cluster, with the first columns. */
  public static String of(ClusteringRow row) {
    Clustering clustering = row.clustering();
    Encoder encoder = row.data().encoder();
    boolean learned = clustering.memories() != null;
    double[][] points =
        learned
            ? clustering.memories().points()
            : ClusterMeans.means(row.data().complete(), clustering.labels());
    int[] sizes = new int[points.length];
    for (int label : clustering.labels()) {
      if (label >= 0) {
        sizes[label]++;
      }
    }
    int columns = Math.min(COLUMNS, encoder.schema().size());
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%-8s%10s", heading(clustering), "rows"));
    for (int c = 0; c < columns; c++) {
      text.append(cell(encoder.schema().column(c).name()));
    }
    text.append(encoder.schema().size() > columns ? "  ..." : "").append('\n');
    for (int j = 0; j < points.length; j++) {
      text.append(String.format(Locale.ROOT, "%-8d%10d", j, sizes[j]));
      double[] cells = encoder.decodeRow(points[j]);
      for (int c = 0; c < columns; c++) {
        text.append(cell(value(encoder.schema().column(c), cells[c])));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String heading(Clustering clustering) {
    if (clustering.memories() == null) {
      return "mean";
    }
    return clustering.memories().membership() == null ? "mode" : "memory";
  }

  private static String value(Column column, double cell) {
    if (Double.isNaN(cell)) {
      return "-";
    }
    return column.isNominal()
        ? column.levels().get((int) cell)
        : String.format(Locale.ROOT, "%.4g", cell);
  }

  private static String cell(String content) {
    String cut = content.length() < WIDTH ? content : content.substring(0, WIDTH - 2) + "~";
    return String.format(Locale.ROOT, "%" + WIDTH + "s", cut);
  }
}
