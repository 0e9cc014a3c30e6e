package engram.table;

import java.util.ArrayList;
import java.util.List;

/** Codes of numeric columns in other units than their deviations. */
final class ScaledCodes {

  private ScaledCodes() {}

  /**
   * Returns codes with the units of a scaling.
   *
   * @param codes standardising ones
   */
  static List<ColumnCode> of(Table table, List<ColumnCode> codes, Scaling scaling) {
    double variance = 0;
    int varying = 0;
    List<ColumnCode> scaled = new ArrayList<>();
    for (ColumnCode code : codes) {
      if (code instanceof ZScore z && z.deviation() > 0) {
        double unit = scaling.unit(z.deviation(), range(table, z.column().name()));
        scaled.add(new ZScore(z.column(), z.mean(), unit));
        variance += z.deviation() / unit * (z.deviation() / unit);
        varying++;
      } else {
        scaled.add(code);
      }
    }
    double factor = scaling == Scaling.NONE || varying == 0 ? 1 : Math.sqrt(variance / varying);
    scaled.replaceAll(
        code ->
            code instanceof ZScore z && z.deviation() > 0
                ? new ZScore(z.column(), z.mean(), z.deviation() * factor)
                : code);
    return scaled;
  }

  private static double range(Table table, String name) {
    int column = table.schema().indexOf(name);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < table.rows(); row++) {
      if (!table.isMissing(row, column)) {
        least = Math.min(least, table.cell(row, column));
        most = Math.max(most, table.cell(row, column));
      }
    }
    return most - least;
  }
}
