package engram.hebb;

/** A rule that stores one pattern after the other. */
public interface IncrementalRule extends LearningRule {

  /**
   * Returns a memory that knows one more pattern.
   *
   * @param memory learned by this rule, or empty; not modified
   * @param pattern D values, each -1 or 1, not modified
   * @throws IllegalArgumentException if the length or a value is another
   */
  SynapticMemory store(SynapticMemory memory, double[] pattern);

  @Override
  default boolean incremental() {
    return true;
  }

  /** {@inheritDoc} One after the other, in their order. */
  @Override
  default SynapticMemory learn(double[][] patterns) {
    Patterns.check(patterns);
    SynapticMemory memory = SynapticMemory.empty(patterns[0].length);
    for (double[] pattern : patterns) {
      memory = store(memory, pattern);
    }
    return memory;
  }
}
