package engram.hebb;

/**
 * How patterns become synapses. Each rule says of itself what a model of nerves would ask: whether
 * a synapse changes by what its two ends know, and whether a pattern can be stored without those
 * before it.
 */
public interface LearningRule {

  /** Returns the rule's name on a command line, for example {@code storkey}. */
  String word();

  /** Returns whether a synapse is changed by the activities and fields at its two ends alone. */
  boolean local();

  /** Returns whether patterns are stored one by one, none of those before being seen again. */
  boolean incremental();

  /**
   * Learns patterns.
   *
   * @param patterns K rows of D values, each -1 or 1, K and D 1 or more, not modified
   * @throws IllegalArgumentException if they are anything else
   */
  SynapticMemory learn(double[][] patterns);
}
