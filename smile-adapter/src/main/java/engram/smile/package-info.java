/**
 * Engram for users of Smile 6: clusterers, classifiers, regressors and transforms with Smile's
 * interfaces, Smile's frames and Smile's habits, and the numbers of engram-core.
 *
 * <p>{@link engram.smile.ClAM}, {@link engram.smile.SoftKMeans} and {@link
 * engram.smile.BasinClustering} cluster rows, {@link engram.smile.DeepClAM} those whose distances
 * say little as they are; {@link engram.smile.MemoryClassifier} and {@link
 * engram.smile.MemoryRegression} predict, from rows or from frames; {@link
 * engram.smile.MemoryImputer} and {@link engram.smile.MemoryDenoiser} transform frames; {@link
 * engram.smile.FrameEncoder} turns frames into standardised rows by the names of their columns.
 *
 * <p>The same data, options and seed give what engram-core gives, to the bit. Nothing but DeepClAM
 * calls a native library.
 */
package engram.smile;
