package engram.hebb;

import engram.binary.SignFlips;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.math.Check;
import engram.math.RandomStream;

/**
 * Hebb's rule, then dreams (Hopfield, Feinstein and Palmer 1983): a random state falls to rest at
 * s*, and {@code W -= strength s* s*^T}. What is dreamt of most are mixtures of patterns, which so
 * lose their basins. Local; not incremental, since it dreams once all is stored. Few dreams do
 * little, and as many as would take a whole pattern away destroy it.
 *
 * @param dreams for each pattern stored, 0 or more; default 40
 * @param strength of a dream in units of one stored pattern, 0 or more; default .01
 * @param seed of the random states
 */
public record Unlearning(int dreams, double strength, long seed) implements LearningRule {

  private static final int DREAMS = 40;
  private static final double STRENGTH = 0.01;
  private static final int SWEEPS = 50;

  /** Checks the ranges. */
  public Unlearning {
    Check.atLeast("dreams", dreams, 0);
    Check.zeroOrMore("strength", strength);
  }

  /** 40 dreams a pattern, of strength .01. */
  public Unlearning(long seed) {
    this(DREAMS, STRENGTH, seed);
  }

  @Override
  public String word() {
    return "unlearning";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public boolean incremental() {
    return false;
  }

  @Override
  public SynapticMemory learn(double[][] patterns) {
    SynapticMemory stored = new Hebb().learn(patterns);
    double[][] weights = stored.weights();
    SynapticMemory memory = new SynapticMemory(weights, stored.biases());
    RandomStream stream = new RandomStream(seed);
    for (int dream = 0; dream < dreams * patterns.length; dream++) {
      double[] state = new double[weights.length];
      for (int i = 0; i < state.length; i++) {
        state[i] = stream.nextInt(2) == 0 ? -1 : 1;
      }
      SignFlips flips = new SignFlips(stream.nextLong());
      Descent descent = new Descent(SWEEPS, StepSizes.constant(1), SignFlips.UNTIL_REST, flips);
      unlearn(weights, descent.end(memory, state, null));
    }
    return memory;
  }

  private void unlearn(double[][] weights, double[] dreamt) {
    for (int i = 0; i < dreamt.length; i++) {
      for (int j = 0; j < dreamt.length; j++) {
        weights[i][j] -= i == j ? 0 : strength * dreamt[i] * dreamt[j];
      }
    }
  }
}
