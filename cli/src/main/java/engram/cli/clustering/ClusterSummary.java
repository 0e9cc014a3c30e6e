package engram.cli.clustering;

import engram.cli.rows.CsvLine;
import engram.cli.rows.TextContent;
import engram.table.Column;
import engram.table.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One cluster in the units of the data: its memory, and mean and deviation of the known cells of
 * its rows.
 *
 * @param rows how many rows it has
 * @param point its memory, encoded; null where the method has none
 * @param mean of its rows, encoded; NaN where no cell is known
 * @param deviation of its rows, encoded (divided by their number)
 */
public record ClusterSummary(int rows, double[] point, double[] mean, double[] deviation) {

  /** Returns the summaries of all clusters. */
  static List<ClusterSummary> of(ClusteringRow row) {
    FoundMemories memories = row.clustering().memories();
    double[][] x = row.data().x();
    int[] labels = row.clustering().labels();
    int clusters = memories == null ? 0 : memories.points().length;
    for (int label : labels) {
      clusters = Math.max(clusters, label + 1);
    }
    List<ClusterSummary> all = new ArrayList<>();
    for (int k = 0; k < clusters; k++) {
      all.add(of(x, labels, k, memories == null ? null : memories.points()[k]));
    }
    return all;
  }

  private static ClusterSummary of(double[][] x, int[] labels, int k, double[] point) {
    int width = x[0].length;
    double[] mean = new double[width];
    double[] deviation = new double[width];
    int rows = 0;
    for (int label : labels) {
      rows += label == k ? 1 : 0;
    }
    for (int d = 0; d < width; d++) {
      int known = 0;
      double squares = 0;
      for (int i = 0; i < x.length; i++) {
        if (labels[i] == k && !Double.isNaN(x[i][d])) {
          known++;
          double gap = x[i][d] - mean[d];
          mean[d] += gap / known;
          squares += gap * (x[i][d] - mean[d]);
        }
      }
      mean[d] = known == 0 ? Double.NaN : mean[d];
      deviation[d] = known == 0 ? Double.NaN : Math.sqrt(squares / known);
    }
    return new ClusterSummary(rows, point, mean, deviation);
  }

  /** Returns the memory as cells of the columns, or null. */
  List<String> memoryCells(Encoder encoder) {
    return point == null ? null : cells(encoder, point);
  }

  /** Returns the mean as cells: of levels the most frequent one. */
  List<String> meanCells(Encoder encoder) {
    return cells(encoder, mean);
  }

  /** Returns the deviation as cells: of levels the share of the most frequent one. */
  List<String> spreadCells(Encoder encoder) {
    double[] at = encoder.decodeRow(mean);
    double[] beside = mean.clone();
    for (int d = 0; d < beside.length; d++) {
      beside[d] += deviation[d];
    }
    double[] moved = encoder.decodeRow(beside);
    List<String> cells = new ArrayList<>();
    for (int c = 0; c < at.length; c++) {
      Column column = encoder.schema().column(c);
      if (Double.isNaN(at[c])) {
        cells.add("");
      } else if (column.isNominal()) {
        double share = encoder.proportions(mean, column.name())[(int) at[c]];
        cells.add(String.format(Locale.ROOT, "%.2f", share));
      } else {
        cells.add(Double.toString(moved[c] - at[c]));
      }
    }
    return cells;
  }

  private static List<String> cells(Encoder encoder, double[] encoded) {
    double[] cells = encoder.decodeRow(encoded);
    List<String> texts = new ArrayList<>();
    for (int c = 0; c < cells.length; c++) {
      Column column = encoder.schema().column(c);
      texts.add(
          Double.isNaN(cells[c])
              ? ""
              : column.isNominal()
                  ? column.levels().get((int) cells[c])
                  : Double.toString(cells[c]));
    }
    return texts;
  }

  /**
   * Returns a CSV file of a clustering: {@code cluster,rows,what} and all columns, of each cluster
   * its memory, mean and deviation.
   */
  public static TextContent file(ClusteringRow row, CsvLine line) {
    return out -> {
      Encoder encoder = row.data().encoder();
      List<String> head = new ArrayList<>(List.of("cluster", "rows", "what"));
      head.addAll(encoder.schema().names());
      out.write(line.of(head));
      List<ClusterSummary> all = of(row);
      for (int k = 0; k < all.size(); k++) {
        ClusterSummary summary = all.get(k);
        if (summary.point != null) {
          out.write(line.of(summary.line(k, "memory", summary.memoryCells(encoder))));
        }
        out.write(line.of(summary.line(k, "mean", summary.meanCells(encoder))));
        out.write(line.of(summary.line(k, "deviation", summary.spreadCells(encoder))));
      }
    };
  }

  private List<String> line(int k, String what, List<String> values) {
    List<String> cells =
        new ArrayList<>(List.of(Integer.toString(k), Integer.toString(rows), what));
    cells.addAll(values);
    return cells;
  }
}
