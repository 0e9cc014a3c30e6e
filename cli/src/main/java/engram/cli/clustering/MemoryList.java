package engram.cli.clustering;

import engram.table.DataException;
import engram.table.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The clusters of a clustering: their sizes, their memories, and means and deviations of their rows
 * in the units of the data.
 */
public final class MemoryList {

  private static final int COLUMNS = 6;
  private static final int WIDTH = 14;

  private MemoryList() {}

  /**
   * Returns some lines for each cluster.
   *
   * @param all whether all columns are shown, in blocks, and not the first ones
   */
  public static String of(ClusteringRow row, boolean all) {
    Encoder encoder = row.data().encoder();
    String heading = heading(row.clustering());
    List<ClusterSummary> summaries = ClusterSummary.of(row);
    int size = encoder.schema().size();
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < (all ? size : 1); from += COLUMNS) {
      int to = Math.min(size, from + COLUMNS);
      text.append(from > 0 ? "\n" : "");
      text.append(String.format(Locale.ROOT, "%-8s%10s", heading, "rows"));
      encoder.schema().names().subList(from, to).forEach(name -> text.append(cell(name)));
      text.append(to < size && !all ? "  ..." : "").append('\n');
      for (int k = 0; k < summaries.size(); k++) {
        ClusterSummary summary = summaries.get(k);
        List<List<String>> lines = new ArrayList<>();
        if (summary.point() != null) {
          lines.add(summary.memoryCells(encoder));
        }
        lines.add(summary.meanCells(encoder));
        lines.add(summary.spreadCells(encoder));
        for (int i = 0; i < lines.size(); i++) {
          text.append(start(k, summary.rows(), i, lines.size()));
          for (int c = from; c < to; c++) {
            String value = lines.get(i).get(c);
            // A level stays as it is written, 0017 too; the deviation line has its share.
            boolean level = encoder.schema().column(c).isNominal() && i < lines.size() - 1;
            text.append(cell(level && !value.isEmpty() ? value : shown(value)));
          }
          text.append('\n');
        }
      }
    }
    if (row.clustering().memories() != null) {
      text.append("A ")
          .append(heading)
          .append(" is where a descent ends, and need not lie among its rows; mean and deviation")
          .append(" are of the\nrows (of levels the most frequent and its share).\n");
    }
    return text.toString();
  }

  private static String start(int k, int rows, int line, int lines) {
    if (line == 0) {
      return String.format(Locale.ROOT, "%-8d%10d", k, rows);
    }
    return String.format(Locale.ROOT, "%-18s", line == lines - 1 ? "  deviation" : "  mean");
  }

  private static String heading(Clustering clustering) {
    if (clustering.memories() == null) {
      return "mean";
    }
    return clustering.memories().membership() == null ? "mode" : "memory";
  }

  private static String shown(String value) {
    if (value.isEmpty()) {
      return "-";
    }
    try {
      return String.format(Locale.ROOT, "%.4g", Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private static String cell(String text) {
    String content = DataException.shown(text);
    String cut = content.length() < WIDTH ? content : content.substring(0, WIDTH - 2) + "~";
    return String.format(Locale.ROOT, "%" + WIDTH + "s", cut);
  }
}
