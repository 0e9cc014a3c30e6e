/**
 * Clusterers that learn their memories: {@link engram.cluster.Clam} by descending an energy and
 * missing the point as little as it can, {@link engram.cluster.SoftKMeans} by the weighted distance
 * to its memories.
 *
 * <p>The way of a fit: rows are packed into tiles ({@link engram.math.Tiles}), memories start
 * ({@code Starts}), are trained on mini-batches of tiles ({@code MemoryTrainer}) against a loss
 * ({@code ClamLoss}, {@code SoftKMeansLoss}), and one of several restarts is chosen without labels
 * ({@code RestartChoice}).
 */
package engram.cluster;
