/**
 * Measures of a partition of rows into clusters.
 *
 * <p>Internal measures look at the rows and the labels: {@link engram.measure.Silhouette}, {@link
 * engram.measure.DaviesBouldin}, {@link engram.measure.CalinskiHarabasz}, {@link
 * engram.measure.ClusterSizes}. External measures compare the labels with a known partition: {@link
 * engram.measure.AdjustedRandIndex}, {@link engram.measure.NormalizedMutualInformation}, {@link
 * engram.measure.AdjustedMutualInformation}, {@link engram.measure.Purity}, {@link
 * engram.measure.MatchedAccuracy}.
 *
 * <p>A label may be any {@code int}; only which rows share a label matters, not its value. No
 * argument is modified. Every measure is computed in {@code double} with a fixed order of
 * operations, so the same input gives the same bits on every Java version.
 */
package engram.measure;
