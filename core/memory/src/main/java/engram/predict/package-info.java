/**
 * Prediction by clamped descent: the state is [x; y], x is clamped, y is free and starts at the
 * mean target (tutorial section 5.2).
 *
 * <p>{@link engram.predict.MemoryClassifier} and {@link engram.predict.MemoryRegressor} keep the
 * training pairs as memories. With x clamped the similarity of a query to every memory is computed
 * once; one step of size 1 is then {@code y = sum_mu w_mu y_mu}, {@code w = softmax(-|A (x -
 * x_mu)|^2 / 2)}, the estimator of Nadaraya and Watson with a metric A that {@code MetricLearning}
 * learns from how well each pair is predicted by the others.
 */
package engram.predict;
