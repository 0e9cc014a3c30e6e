/**
 * Associative memories as networks of neuron layers and hypersynapses, whose one energy falls
 * (tutorial 3.1-3.5), and the Energy Transformer.
 *
 * <p>A {@link engram.hamux.Lagrangian} makes the neurons of a {@link engram.hamux.Layer}, {@link
 * engram.hamux.Hypersynapse}s are energies of the activations of the layers they connect, a {@link
 * engram.hamux.Network} is the sum, {@link engram.hamux.NetworkDescent} runs it downhill, and
 * {@link engram.hamux.NetworkTraining} fits its weights. Arrays are ND4J's in double precision;
 * their first axis counts independent states. {@link engram.transformer.EnergyTransformer} and its
 * image completion are plain Java and touch no native code.
 */
package engram.hamux;
