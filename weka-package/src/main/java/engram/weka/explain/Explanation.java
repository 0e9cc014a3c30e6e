package engram.weka.explain;

import java.util.List;
import weka.core.Instance;

/**
 * Why an instance got its answer.
 *
 * @param instance that was asked for
 * @param answer probabilities of the labels, or the number
 * @param supports the memories with the largest shares of the answer, the largest first
 * @param counterexample the memory with the largest share among those of another class than the
 *     likeliest; null if there is none, or the class is numeric
 * @param byColumns the share of the answer whose distances are measured attribute by attribute, in
 *     [0, 1]: what {@link Pull}s tell of
 */
public record Explanation(
    Instance instance,
    double[] answer,
    List<Support> supports,
    Support counterexample,
    double byColumns) {

  /** Copies the list. */
  public Explanation {
    supports = List.copyOf(supports);
  }

  /**
   * A memory behind an answer.
   *
   * @param number of the training instance or the learned memory, from 1
   * @param memory its values; of a learned memory as near as instances can say them
   * @param answer its class as text
   * @param weight its share of the answer
   * @param pulls what brings it near, the strongest first
   */
  public record Support(
      int number, Instance memory, String answer, double weight, List<Pull> pulls) {}

  /**
   * An attribute that brings a memory near, or keeps it away.
   *
   * @param attribute where it stands in an instance
   * @param nats by how much it raises the logarithm of the weight of the memory over that of
   *     memories on the mean; below 0 if it keeps it away
   */
  public record Pull(int attribute, double nats) {}

  /** What can tell why an instance got its answer. */
  public interface Source {

    /**
     * Explains the answer to an instance; null if every instance gets the same.
     *
     * @param instance with the attributes learned from
     * @param count how many memories at most
     */
    Explanation explain(Instance instance, int count) throws Exception;
  }
}
