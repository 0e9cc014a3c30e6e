/**
 * Kernel density estimates and their bandwidths (tutorial 5.4.2): {@link
 * engram.density.KernelDensity} is the density whose energy is a kernel energy, {@link
 * engram.density.Bandwidth} chooses its width from the data, {@link engram.density.Mise} says what
 * error to expect.
 */
package engram.density;
