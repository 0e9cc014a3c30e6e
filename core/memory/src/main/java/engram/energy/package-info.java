/**
 * Energies over stored patterns, put together from small parts: {@code E(v) = -Q( sum_mu F( beta
 * S(v, xi_mu) ) )}, and {@code |v|^2 / 2} more where the energy is confined.
 *
 * <p>{@link engram.energy.Similarity} is S, {@link engram.energy.Separation} is F, {@link
 * engram.energy.Scaling} is Q; {@link engram.energy.Energy} is their composition, with its gradient
 * and the adjoint of the gradient; {@link engram.energy.Energies} names the well-known ones. A new
 * energy is one more implementation of {@code Separation}: {@link engram.energy.Kernel} has eight,
 * the kernels of density estimation (with the Euclidean similarity, {@code z = -(beta/2) d^2}, so
 * that a kernel is a function of {@code u^2 = -z}).
 *
 * <p>A compact kernel's energy is infinite where it does not reach: {@link
 * engram.density.KernelEnergy} says so by type. {@link engram.density.LogSumRelu} minimises the
 * energy of the Epanechnikov kernel exactly, {@link engram.density.LogSumReluMinima} counts and
 * samples its minima.
 *
 * <p>Scale: the Euclidean similarity carries 1/2 and the logarithm 1/beta, so that a descent step
 * of size 1 is exactly one fixed-point (attention, mean-shift) update. Everything here is double
 * precision and one point at a time: the reference for the tile kernels of {@link engram.descent}.
 */
package engram.energy;
