package engram.cli.report;

import engram.cli.clustering.Classes;
import engram.cli.clustering.EncodedData;
import engram.density.Bandwidth;
import engram.energy.Kernel;
import engram.math.DistinctRows;
import engram.math.PrincipalPlane;
import engram.math.RandomStream;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of a data set as points of a plane.
 *
 * @param name what the data set is called
 * @param rows its number of rows
 * @param points n x 2 coordinates of those that are drawn, all rows unless there are too many
 * @param horizontal what the first coordinate is
 * @param vertical what the second one is
 * @param groups class of each point, -1 where it is not known
 * @param classes names of the classes; empty if there are none
 */
public record PlanarData(
    String name,
    int rows,
    double[][] points,
    String horizontal,
    String vertical,
    int[] groups,
    List<String> classes) {

  /** The most rows that an energy is made of. */
  public static final int MOST = 3000;

  private static final int MOST_TUNED = 1500;

  /**
   * Lays a data set out. Two numeric columns are the plane themselves, of other data it is that of
   * the two principal axes of the standardised rows, missing cells at the mean of their column.
   *
   * @param raw whether two numeric columns keep their units instead of being standardised
   * @param seed seed of the draw of {@value #MOST} rows where there are more
   * @throws DataException if the rows cannot be used, or {@code raw} is for two numeric columns
   *     without missing cells and these are not
   */
  public static PlanarData of(Table table, boolean raw, long seed) {
    EncodedData data = EncodedData.of(table);
    List<Column> columns = table.features().columns();
    boolean flat = columns.size() == 2 && columns.stream().allMatch(Column::isNumeric);
    if (raw && (!flat || table.missing() > 0)) {
      throw new DataException(
          table.name() + ": --raw needs two numeric columns without missing cells");
    }
    int[] order = new RandomStream(seed).permutation(table.rows());
    int[] drawn = Arrays.copyOf(order, Math.min(order.length, MOST));
    Arrays.sort(drawn);
    PrincipalPlane plane = PrincipalPlane.of(data.complete());
    double[][] points = new double[drawn.length][];
    for (int i = 0; i < points.length; i++) {
      double[] row = data.complete()[drawn[i]];
      points[i] = raw ? cells(table, drawn[i]) : flat ? row.clone() : plane.project(row);
    }
    String[] labels = {
      ScatterPicture.label("first", plane.share()[0]),
      ScatterPicture.label("second", plane.share()[1])
    };
    for (int c = 0; flat && c < 2; c++) {
      labels[c] = columns.get(c).name() + (raw ? "" : ", standardised");
    }
    Classes classes = data.classes();
    return new PlanarData(
        table.name(),
        table.rows(),
        points,
        labels[0],
        labels[1],
        Arrays.stream(drawn).map(i -> classes == null ? -1 : classes.labels()[i]).toArray(),
        classes == null ? List.of() : classes.names());
  }

  private static double[] cells(Table table, int row) {
    return IntStream.range(0, table.columns())
        .filter(column -> column != table.target())
        .mapToDouble(column -> table.cell(row, column))
        .toArray();
  }

  /**
   * Returns the inverse temperature at which the points make each other likeliest under a Gaussian
   * kernel, for other kernels the one that smooths as much: a compact kernel's own likelihood would
   * follow the farthest outlier. Copies count once, and at most {@value #MOST_TUNED} points are
   * looked at.
   *
   * @throws DataException if all points are equal
   */
  public double beta(Kernel kernel, int threads) {
    double[][] distinct = DistinctRows.of(Arrays.stream(points), MOST_TUNED);
    if (distinct.length < 2) {
      throw new DataException(name + ": all rows are equal, give --beta");
    }
    double deviation =
        Bandwidth.leaveOneOut(Kernel.GAUSSIAN, distinct, threads) / Kernel.GAUSSIAN.bandwidth(1, 2);
    return Bandwidth.beta(kernel.bandwidth(deviation, 2));
  }
}
