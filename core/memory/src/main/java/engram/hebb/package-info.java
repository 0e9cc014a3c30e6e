/**
 * Memories that store in a matrix of D x D synapses, and the rules that they learn by: Hebb and his
 * successors.
 */
package engram.hebb;
