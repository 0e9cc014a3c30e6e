package engram.cli.clustering;

import engram.cluster.ClusterCount;
import engram.cluster.MemoryModel;
import engram.cluster.Training;
import engram.learned.Origin;
import engram.learned.TableClustering;
import engram.math.DistinctRows;
import engram.measure.ClusterScores;
import engram.model.ClusterModel;
import engram.table.Column;
import engram.table.ColumnMeans;
import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Scaling;
import engram.table.Table;
import java.util.Arrays;

/**
 * A data set ready to be clustered: every method gets the same standardised matrix.
 *
 * @param name what the data set is called
 * @param columns columns of the table, the target not counted
 * @param encoder what made the matrix out of the columns
 * @param x rows x encoded columns, NaN = missing; shared, not to be modified
 * @param complete the same with missing cells at the mean of their column, the same array if none
 *     is missing
 * @param classes the true classes, or null
 * @param leftOut name of the target if it has no classes, otherwise null
 * @param weights how much each row counts, or null where all count the same; not to be modified
 * @param origin where a model of it comes from
 */
public record EncodedData(
    String name,
    int columns,
    Encoder encoder,
    double[][] x,
    double[][] complete,
    Classes classes,
    String leftOut,
    double[] weights,
    Origin origin) {

  /**
   * Encodes a table.
   *
   * @throws DataException if it has no usable columns
   */
  public static EncodedData of(Table table) {
    return of(table, Scaling.STANDARDISE);
  }

  /** Encodes a table with another scaling of its numeric columns. */
  public static EncodedData of(Table table, Scaling scaling) {
    Encoder encoder;
    double[][] x;
    try {
      encoder = Encoder.fit(table, scaling);
      x = encoder.encode(table);
    } catch (DataException e) {
      throw new DataException(table.name() + ": " + e.getMessage(), e);
    }
    int columns = table.columns() - (table.target() < 0 ? 0 : 1);
    Classes classes = Classes.of(table);
    String leftOut = classes == null && table.target() >= 0 ? table.targetColumn().name() : null;
    return new EncodedData(
        table.name(),
        columns,
        encoder,
        x,
        ColumnMeans.of(x).fill(x),
        classes,
        leftOut,
        table.weights(),
        Origin.of(table));
  }

  /** Returns what a reader has to know about the target, or null if there is nothing to say. */
  public String note() {
    return leftOut == null
        ? null
        : name
            + ": the target "
            + DataException.quote(leftOut)
            + " is left out, and holds no classes (--no-target clusters by it too, --nominal takes"
            + " its values as classes)";
  }

  /** Returns what a clustering of these rows says of others. */
  public TableClustering model(ClusterModel model) {
    ColumnMeans fill = model instanceof MemoryModel ? null : ColumnMeans.of(x);
    Column target = classes == null ? null : Column.nominal(classes.column(), classes.names());
    return new TableClustering(encoder, fill, model, target, origin);
  }

  /**
   * Scores labels of the rows.
   *
   * @param seed seed of the draw of rows for the silhouette
   * @param threads threads to use, 0 = one per processor
   */
  public ClusterScores scores(int[] labels, long seed, int threads) {
    return ClusterScores.of(
        complete, classes == null ? null : classes.labels(), labels, seed, threads);
  }

  /** Returns the number of rows. */
  public int rows() {
    return x.length;
  }

  /** Returns how many clusters the rows have, as {@link ClusterCount} finds it. */
  public ClusterCount countClusters(Training shared, PartProgress share) {
    return ClusterCount.of(
        x, weights, shared.seed(), shared.threads(), TrainingWords.progress(share));
  }

  /**
   * Refuses more clusters than there are distinct rows.
   *
   * @throws DataException with both numbers
   */
  public void checkClusters(int k) {
    int distinct = DistinctRows.of(Arrays.stream(x), k).length;
    if (distinct < k) {
      throw new DataException(
          name + ": k is " + k + ", allowed: 1 to the number of distinct rows, " + distinct);
    }
  }
}
