package engram.cli.recall;

import engram.binary.BinaryMemory;
import engram.binary.FlipLandscape;
import engram.binary.Interaction;
import engram.hebb.Covariance;
import engram.hebb.Hebb;
import engram.hebb.LearningRule;
import engram.hebb.Oja;
import engram.hebb.Perceptron;
import engram.hebb.PseudoInverse;
import engram.hebb.Storkey;
import engram.hebb.Unlearning;

/** The memories of signs of this version, by the words of the command line. */
public enum MemoryKind {
  /** A matrix by Hebb's rule. */
  HOPFIELD(new Hebb()),
  /** A matrix by the covariance of the patterns. */
  COVARIANCE(new Covariance()),
  /** A matrix by Storkey's rule. */
  STORKEY(new Storkey()),
  /** A matrix that projects on the patterns. */
  PSEUDO_INVERSE(new PseudoInverse()),
  /** A matrix by the perceptron rule. */
  PERCEPTRON(new Perceptron()),
  /** A matrix that fades. */
  OJA(new Oja()),
  /** Hebb's matrix after dreams. */
  UNLEARNING(new Unlearning(1)),
  /** Even powers of overlaps. */
  POLYNOMIAL(null),
  /** Powers of positive overlaps. */
  RECTIFIED(null),
  /** Exponentials of overlaps. */
  EXPONENTIAL(null);

  private final LearningRule rule;

  MemoryKind(LearningRule rule) {
    this.rule = rule;
  }

  /** Returns whether it keeps a matrix of synapses rather than the patterns. */
  public boolean isMatrix() {
    return rule != null;
  }

  /**
   * Stores patterns.
   *
   * @param patterns rows of -1 and 1, not modified
   * @param power of overlaps, for the two powers
   * @param beta of the exponential
   */
  FlipLandscape learn(double[][] patterns, int power, double beta) {
    return switch (this) {
      case POLYNOMIAL -> BinaryMemory.of(Interaction.power(power), patterns);
      case RECTIFIED -> BinaryMemory.of(Interaction.rectified(power), patterns);
      case EXPONENTIAL -> BinaryMemory.of(Interaction.exponential(beta), patterns);
      default -> rule.learn(patterns);
    };
  }
}
