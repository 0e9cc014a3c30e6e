package engram.weka.compare;

import engram.measure.ClusterScores;
import engram.table.ColumnMeans;
import engram.weka.RowCoder;
import java.util.Arrays;
import java.util.List;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.Clusterer;
import weka.clusterers.DensityBasedClusterer;
import weka.core.Instances;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.Remove;

/**
 * A clusterer built on the training instances of a split and scored on the test instances.
 *
 * @param built the built clusterer
 * @param values one for each of {@link #NAMES}; NaN where it cannot be said; not to be modified
 */
public record SplitScores(Clusterer built, double[] values) {

  /** What the values are. */
  public static final List<String> NAMES =
      List.of(
          "Number_of_training_instances",
          "Number_of_testing_instances",
          "Adjusted_rand_index",
          "Normalized_mutual_information",
          "Matched_error",
          "Silhouette",
          "Log_density",
          "Number_of_clusters",
          "Clusters_used",
          "Elapsed_Time_training",
          "Elapsed_Time_testing");

  /**
   * Builds a copy of a clusterer and scores it.
   *
   * @param clusterer not modified
   * @param clustersAsClasses whether to ask for as many clusters as there are classes
   * @param train instances to build on, not modified; a class, if there is one, is taken off
   * @param test instances to score on, not modified
   * @throws IllegalArgumentException if as many clusters as classes are asked for and there are
   *     none
   * @throws Exception what the clusterer throws
   */
  public static SplitScores of(
      Clusterer clusterer, boolean clustersAsClasses, Instances train, Instances test)
      throws Exception {
    int place = train.classIndex();
    boolean known = place >= 0 && train.classAttribute().isNominal();
    if (clustersAsClasses && !known) {
      throw new IllegalArgumentException(
          "as many clusters as classes are asked for, but "
              + train.relationName()
              + " has no nominal class: set the number of clusters of the clusterer instead");
    }
    int[] classes =
        known
            ? test.stream()
                .mapToInt(row -> row.classIsMissing() ? -1 : (int) row.classValue())
                .toArray()
            : null;
    Instances learned = withoutClass(train, place);
    Instances scored = withoutClass(test, place);
    Clusterer built =
        clustersAsClasses
            ? new Scheme(clusterer).withClusters(train.numClasses())
            : AbstractClusterer.makeCopy(clusterer);
    long start = System.nanoTime();
    built.buildClusterer(learned);
    long middle = System.nanoTime();
    int[] labels = Scheme.labels(built, scored, () -> Thread.currentThread().isInterrupted());
    long end = System.nanoTime();
    RowCoder coder = RowCoder.fit(learned).checkUsable();
    ColumnMeans means = ColumnMeans.of(coder.encode(learned));
    ClusterScores scores =
        ClusterScores.of(means.fill(coder.encode(scored)), classes, labels, 1, 0);
    return new SplitScores(
        built,
        new double[] {
          train.numInstances(),
          test.numInstances(),
          scores.ari(),
          scores.nmi(),
          1 - scores.accuracy(),
          scores.silhouette(),
          density(built, scored),
          built.numberOfClusters(),
          scores.sizes().clustersUsed(),
          (middle - start) / 1e9,
          (end - middle) / 1e9
        });
  }

  private static Instances withoutClass(Instances data, int place) throws Exception {
    if (place < 0) {
      return data;
    }
    Instances copy = new Instances(data);
    copy.setClassIndex(-1);
    Remove remove = new Remove();
    remove.setAttributeIndicesArray(new int[] {place});
    remove.setInputFormat(copy);
    return Filter.useFilter(copy, remove);
  }

  /** The mean log density of the instances, NaN for a clusterer that has none. */
  private static double density(Clusterer built, Instances rows) throws Exception {
    if (!(built instanceof DensityBasedClusterer model)) {
      return Double.NaN;
    }
    double[] densities = new double[rows.numInstances()];
    for (int i = 0; i < densities.length; i++) {
      densities[i] = model.logDensityForInstance(rows.instance(i));
    }
    return Arrays.stream(densities).average().orElse(Double.NaN);
  }
}
