package engram.cli.recall;

import engram.binary.FlipLandscape;
import engram.cli.report.ImageStrip;
import engram.descent.Descent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some patterns, what was seen of them, and the state after each sweep, as images. */
final class RecallStrip {

  private static final int ROWS = 10;
  private static final int MOST_SWEEPS = 6;

  private RecallStrip() {}

  /**
   * Draws the picture.
   *
   * @param free flags of what was hidden, or null; what is hidden is drawn so in what was seen
   */
  static void write(
      Path file,
      int side,
      FlipLandscape memory,
      double[][] patterns,
      double[][] starts,
      boolean[] free,
      Descent descent) {
    List<List<double[]>> paths = new ArrayList<>();
    int longest = 1;
    for (int q = 0; q < Math.min(ROWS, patterns.length); q++) {
      List<double[]> path = descent.path(memory, starts[q], free);
      paths.add(path);
      longest = Math.max(longest, Math.min(path.size() - 1, MOST_SWEEPS));
    }
    List<String> headings = new ArrayList<>(List.of("stored", "seen"));
    for (int t = 1; t <= longest; t++) {
      headings.add("sweep " + t);
    }
    headings.add("at rest");
    ImageStrip strip = new ImageStrip(side, -1, 1, headings);
    for (int q = 0; q < paths.size(); q++) {
      List<double[]> path = paths.get(q);
      List<double[]> row = new ArrayList<>(List.of(patterns[q], seen(starts[q], free)));
      for (int t = 1; t <= longest; t++) {
        row.add(path.get(Math.min(t, path.size() - 1)));
      }
      row.add(path.get(path.size() - 1));
      strip.add(row.toArray(double[][]::new));
    }
    strip.write(file);
  }

  private static double[] seen(double[] start, boolean[] free) {
    double[] seen = start.clone();
    for (int i = 0; i < seen.length && free != null; i++) {
      seen[i] = free[i] ? Double.NaN : seen[i];
    }
    return seen;
  }
}
