package engram.cli.clustering;

import engram.table.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The clusterings of one data set, or their means over several, as a table of numbers.
 *
 * @param heading what the block is about
 * @param lines one clustering each
 */
public record ResultBlock(String heading, List<Line> lines) {

  /**
   * One clustering.
   *
   * @param title method and rule
   * @param values one value for each {@link Measure}, NaN where there is none
   * @param crumbs whether its smallest cluster is a crumb
   */
  public record Line(String title, double[] values, boolean crumbs) {}

  /** Returns the clusterings of one data set. */
  public static ResultBlock of(List<ClusteringRow> rows) {
    EncodedData data = rows.get(0).data();
    StringBuilder heading = new StringBuilder(DataException.shown(data.name()));
    heading.append(": ").append(data.rows()).append(" rows, ");
    heading.append(data.columns()).append(" columns, k = ");
    heading.append(rows.get(0).clustering().k());
    if (data.classes() != null) {
      heading.append(", ").append(data.classes().names().size()).append(" classes");
    }
    List<Line> lines = new ArrayList<>();
    for (ClusteringRow row : rows) {
      double[] values = new double[Measure.values().length];
      for (Measure measure : Measure.values()) {
        values[measure.ordinal()] = measure.of(row);
      }
      lines.add(new Line(row.clustering().title(), values, row.crumbs()));
    }
    return new ResultBlock(heading.toString(), lines);
  }

  /**
   * Returns the means over several data sets: of each measure that judges, for each method and rule
   * that all of them have, over the data sets where it can be said.
   */
  public static ResultBlock means(List<ResultBlock> blocks) {
    Map<String, List<Line>> byTitle = new LinkedHashMap<>();
    for (ResultBlock block : blocks) {
      for (Line line : block.lines) {
        byTitle.computeIfAbsent(line.title, t -> new ArrayList<>()).add(line);
      }
    }
    List<Line> means = new ArrayList<>();
    byTitle.forEach(
        (title, lines) -> {
          if (lines.size() == blocks.size()) {
            means.add(new Line(title, mean(lines), false));
          }
        });
    return new ResultBlock("Mean of " + blocks.size() + " data sets", means);
  }

  private static double[] mean(List<Line> lines) {
    double[] means = new double[Measure.values().length];
    for (Measure measure : Measure.values()) {
      int m = measure.ordinal();
      means[m] =
          measure.judges()
              ? lines.stream()
                  .mapToDouble(line -> line.values[m])
                  .filter(value -> !Double.isNaN(value))
                  .average()
                  .orElse(Double.NaN)
              : Double.NaN;
    }
    return means;
  }

  /** Returns whether a line has the best value of a measure. */
  public boolean best(Line line, Measure measure) {
    int m = measure.ordinal();
    return measure.best(
        line.values[m], lines.stream().mapToDouble(other -> other.values[m]).toArray());
  }
}
