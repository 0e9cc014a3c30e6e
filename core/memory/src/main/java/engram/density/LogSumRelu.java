package engram.density;

import engram.descent.ClampedStep;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.descent.Update;
import engram.energy.Energies;
import engram.energy.Kernel;
import engram.energy.Similarity;
import engram.math.DataCheck;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The log-sum-ReLU energy of stored patterns, {@code E(v) = -(1/beta) log sum ReLU(1 - (beta/2)
 * d^2)} (tutorial eq. 5.52, with 1/beta in front), minimised exactly.
 *
 * <p>The memories nearer than {@code r = sqrt(2/beta)} are active. While the active set B stays the
 * same the only stationary point is its mean, which is a minimum of that piece; where a memory
 * comes in, the energy has a kink that turns downwards. So the minima are means of subsets, and B
 * gives one if and only if the memories within r of its mean are B itself. A minimum of several
 * memories is none of the stored ones: a novel memory.
 *
 * <p>Immutable. O(K D) a step.
 */
public final class LogSumRelu {

  private static final int MOST_FALL_BACK_STEPS = 1000;
  private static final double SETTLED = 1e-12;

  private final double[][] memories;
  private final double beta;
  private final double reach;

  /**
   * Stores patterns.
   *
   * @param memories K x D finite values, copied
   * @param beta inverse temperature, above 0 and finite
   */
  public LogSumRelu(double[][] memories, double beta) {
    this.memories = DataCheck.finiteCopy("memories", memories);
    this.beta = Energies.kernel(Kernel.EPANECHNIKOV, beta).beta();
    this.reach = 2 / beta;
  }

  /**
   * A minimum of the energy.
   *
   * @param state the mean of the active memories, D values
   * @param active the active memories, ascending
   * @param novel whether it is made of different memories; false for a stored one, however many
   *     copies of it are stored
   */
  public record Minimum(double[] state, int[] active, boolean novel) {}

  /** Returns the radius of a memory's support, {@code sqrt(2/beta)}. */
  public double radius() {
    return Math.sqrt(reach);
  }

  /** Returns the memories nearer than the radius, ascending; none outside the support. */
  public int[] active(double[] v) {
    DataCheck.finite("v", v, memories[0].length);
    return within(v, reach);
  }

  /**
   * Returns the step size with which one descent step lands on the mean of the active memories,
   * {@code sum_B (1 - (beta/2) d^2) / |B|}; a lone memory is retrieved exactly in one move. Empty
   * outside the support. (In the scale of eq. 5.52, without 1/beta, divide by beta.)
   */
  public OptionalDouble exactStep(double[] v) {
    int[] active = active(v);
    return active.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(height(v, active) / active.length);
  }

  /** Returns the minimum a state descends to; empty outside the support. */
  public Optional<Minimum> retrieve(double[] v) {
    return retrieve(v, OutsideSupport.NOISE);
  }

  /**
   * Returns the minimum a state descends to. The state moves to the mean of its active memories
   * until they stay the same; each move lowers the energy, so this ends after finitely many.
   *
   * @param v D finite values, not modified
   * @param outside what happens outside the support: nothing, a move to the nearest memory, or
   *     log-sum-exp updates until a memory is in reach
   * @return empty for noise, and where log-sum-exp settles outside the support
   */
  public Optional<Minimum> retrieve(double[] v, OutsideSupport outside) {
    int[] active = active(v);
    double[] state = v.clone();
    if (active.length == 0) {
      state = enter(state, outside);
      active = within(state, reach);
    }
    return active.length == 0 ? Optional.empty() : Optional.of(settle(active));
  }

  /**
   * Moves to means until the set repeats. A move that does not lower the energy went to a larger
   * set with the same mean, or by no more than rounding.
   */
  private Minimum settle(int[] start) {
    int[] active = start;
    double[] centre = mean(active);
    double height = height(centre, within(centre, reach));
    while (true) {
      int[] next = within(centre, reach);
      if (Arrays.equals(next, active)) {
        next = within(centre, Math.nextUp(reach));
      }
      if (Arrays.equals(next, active)) {
        return minimum(centre, active);
      }
      active = next;
      centre = mean(active);
      double reached = height(centre, within(centre, reach));
      if (reached <= height) {
        return minimum(centre, active);
      }
      height = reached;
    }
  }

  private double[] enter(double[] v, OutsideSupport outside) {
    return switch (outside) {
      case NOISE -> v;
      case NEAREST -> memories[KernelEnergy.nearest(v, memories)].clone();
      case LOG_SUM_EXP -> smoothDescent(v);
    };
  }

  private double[] smoothDescent(double[] v) {
    // A step within reach of a memory counts as no move, and so ends the descent.
    Update outside =
        (landscape, state, free, size, step) ->
            within(state, reach).length > 0
                ? 0
                : ClampedStep.FIXED_POINT.move(landscape, state, free, size, step);
    return new Descent(MOST_FALL_BACK_STEPS, StepSizes.constant(1), SETTLED * radius(), outside)
        .end(Energies.logSumExp(beta).over(memories), v, null);
  }

  /**
   * Returns whether the mean of these memories is a minimum with them as its active set: all of
   * them nearer than r, all others farther. (A memory at exactly r pulls from one side, so it makes
   * the mean no minimum.)
   *
   * @param subset different indices of memories, 1 or more
   */
  public boolean isMinimum(int... subset) {
    int[] sorted = Arrays.stream(subset).sorted().toArray();
    double[] centre = mean(sorted);
    return Arrays.equals(sorted, within(centre, reach))
        && Arrays.equals(sorted, within(centre, Math.nextUp(reach)));
  }

  /** Returns the minimum of these active memories without a test that it is one. */
  Minimum minimum(int[] active) {
    return minimum(mean(active), active);
  }

  private Minimum minimum(double[] state, int[] active) {
    double[] first = memories[active[0]];
    boolean novel = Arrays.stream(active).anyMatch(mu -> !Arrays.equals(first, memories[mu]));
    return new Minimum(state, active, novel);
  }

  private int[] within(double[] v, double limit) {
    int[] found = new int[memories.length];
    int count = 0;
    for (int mu = 0; mu < memories.length; mu++) {
      if (-2 * Similarity.EUCLIDEAN.of(v, memories[mu]) < limit) {
        found[count++] = mu;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private double height(double[] v, int[] active) {
    double sum = 0;
    for (int mu : active) {
      sum += 1 + beta * Similarity.EUCLIDEAN.of(v, memories[mu]);
    }
    return sum;
  }

  private double[] mean(int[] subset) {
    double[] mean = new double[memories[0].length];
    for (int mu : subset) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += memories[mu][d];
      }
    }
    for (int d = 0; d < mean.length; d++) {
      mean[d] /= subset.length;
    }
    return mean;
  }
}
