/**
 * Deep clustering: an encoder, an associative memory that contracts its codes, and a decoder,
 * trained on one reconstruction loss (tutorial section 5.3.2, eq. 5.26).
 *
 * <p>{@link engram.deep.DeepClustering} trains, {@link engram.deep.DeepModel} answers. The big
 * products run in ND4J's native code; the memory, the activations and the optimiser are loops over
 * {@code float[]} rows. Gradients are written by hand.
 */
package engram.deep;
