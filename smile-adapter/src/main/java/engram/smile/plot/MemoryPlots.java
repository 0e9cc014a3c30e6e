package engram.smile.plot;

import engram.cluster.ClamModel;
import engram.smile.MemoryClustering;
import engram.smile.MemoryPartition;
import java.awt.Color;
import java.util.Arrays;
import smile.clustering.Clustering;
import smile.plot.swing.Contour;
import smile.plot.swing.Figure;
import smile.plot.swing.Heatmap;
import smile.plot.swing.Palette;
import smile.plot.swing.Point;

/**
 * Figures of memories and of the landscape they make. {@code figure.toBufferedImage(600, 600)}
 * draws one without a screen, {@code figure.show()} opens a window.
 */
public final class MemoryPlots {

  private static final int CELLS = 80;
  private static final int LEVELS = 16;
  private static final double MARGIN = 0.1;
  private static final Color STRAY = new Color(0x9E9E9E);
  private static final Color[] CLUSTERS = {
    new Color(0x1B6CA8), new Color(0xD1495B), new Color(0x2E933C), new Color(0xEDAE49),
    new Color(0x7B4FA3), new Color(0x00798C), new Color(0x8C564B), new Color(0xE377C2)
  };

  private MemoryPlots() {}

  /**
   * Returns the rows and the memories of a clustering in the plane of two columns: a point a row in
   * the color of its cluster, outliers grey, and a black mark for each center.
   *
   * @param clusters a clustering of the rows
   * @param data the n rows of D values that were clustered, not modified; rows with a missing cell
   *     in one of the columns are left out
   * @param first the column to the right, 0 to D-1
   * @param second the column upwards, 0 to D-1
   * @throws IllegalArgumentException if there is no such column, or there are not n rows
   */
  public static Figure memories(MemoryPartition clusters, double[][] data, int first, int second) {
    check(clusters, data, first, second);
    double[][] bounds = bounds(data, first, second);
    Figure figure = new Figure(bounds[0], bounds[1]);
    figure.setTitle(clusters.name());
    figure.setAxisLabels("column " + first, "column " + second);
    addRows(figure, clusters, data, first, second);
    return figure;
  }

  /**
   * Returns the energy in the plane of two columns below the rows and the memories: dark where it
   * is low. The other columns are completed, at each place of the plane, by descending with these
   * two clamped.
   *
   * @see #memories
   */
  public static Figure landscape(
      MemoryClustering<ClamModel> clusters, double[][] data, int first, int second) {
    check(clusters, data, first, second);
    double[][] bounds = bounds(data, first, second);
    double[] across = steps(bounds[0][0], bounds[1][0]);
    double[] up = steps(bounds[0][1], bounds[1][1]);
    double[][] energies = new double[CELLS][CELLS];
    double[] state = new double[data[0].length];
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; j < CELLS; j++) {
        Arrays.fill(state, Double.NaN);
        state[first] = across[j];
        state[second] = up[i];
        energies[i][j] = clusters.model().energy(state);
      }
    }
    Figure figure = new Figure(bounds[0], bounds[1]);
    figure.setTitle(clusters.name() + ": energy");
    figure.setAxisLabels("column " + first, "column " + second);
    figure.add(new Heatmap(across, up, energies, Palette.heat(256)));
    figure.add(new Contour(across, up, energies, LEVELS, false));
    addRows(figure, clusters, data, first, second);
    return figure;
  }

  private static void addRows(
      Figure figure, MemoryPartition clusters, double[][] data, int first, int second) {
    int[] group = clusters.group();
    for (int cluster = -1; cluster < clusters.k(); cluster++) {
      int label = cluster < 0 ? Clustering.OUTLIER : cluster;
      double[][] points =
          java.util.stream.IntStream.range(0, data.length)
              .filter(i -> group[i] == label)
              .mapToObj(i -> new double[] {data[i][first], data[i][second]})
              .filter(point -> !Double.isNaN(point[0] + point[1]))
              .toArray(double[][]::new);
      if (points.length > 0) {
        Color color = cluster < 0 ? STRAY : CLUSTERS[cluster % CLUSTERS.length];
        figure.add(new Point(points, 'o', color));
      }
    }
    double[][] centers =
        Arrays.stream(clusters.centers())
            .map(center -> new double[] {center[first], center[second]})
            .toArray(double[][]::new);
    figure.add(new Point(centers, 'Q', Color.BLACK));
  }

  private static void check(MemoryPartition clusters, double[][] data, int first, int second) {
    if (data.length != clusters.group().length) {
      throw new IllegalArgumentException(
          "data is "
              + data.length
              + " rows long, allowed: the "
              + clusters.group().length
              + " that were clustered");
    }
    for (int column : new int[] {first, second}) {
      if (column < 0 || column >= data[0].length) {
        throw new IllegalArgumentException(
            "column is " + column + ", allowed: 0 to " + (data[0].length - 1));
      }
    }
  }

  /** The least and the greatest values of two columns, with a margin. */
  private static double[][] bounds(double[][] data, int... columns) {
    double[][] bounds = new double[2][2];
    for (int c = 0; c < 2; c++) {
      int column = columns[c];
      double least =
          Arrays.stream(data)
              .mapToDouble(row -> row[column])
              .filter(v -> !Double.isNaN(v))
              .min()
              .orElse(0);
      double most =
          Arrays.stream(data)
              .mapToDouble(row -> row[column])
              .filter(v -> !Double.isNaN(v))
              .max()
              .orElse(0);
      double margin = most > least ? MARGIN * (most - least) : 1;
      bounds[0][c] = least - margin;
      bounds[1][c] = most + margin;
    }
    return bounds;
  }

  private static double[] steps(double from, double to) {
    double[] steps = new double[CELLS];
    Arrays.setAll(steps, i -> from + (to - from) * i / (CELLS - 1));
    return steps;
  }
}
