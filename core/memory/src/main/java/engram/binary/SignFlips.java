package engram.binary;

import engram.descent.Update;
import engram.energy.Landscape;
import engram.math.Check;
import engram.math.RandomStream;

/**
 * A sweep over all signs of a state of -1 and 1, as an update of a {@link engram.descent.Descent}.
 * What it returns is the number of signs that flipped, so that a descent with tolerance 0 to 1
 * (0.5) ends once a sweep changes nothing: every free sign is then at rest. The size of a step is
 * not used, since a sign flips or does not.
 *
 * @param order in which signs are looked at
 * @param rule when a sign flips
 * @param seed of the random order; step t of a descent draws an order of its own
 */
public record SignFlips(Order order, Rule rule, long seed) implements Update {

  private static final long serialVersionUID = 1L;

  /** A tolerance that ends a descent after a sweep without a flip. */
  public static final double UNTIL_REST = 0.5;

  /** In which order the signs of a sweep are looked at. */
  public enum Order {
    /** One after the other in a random order, each seeing the flips before it. */
    RANDOM,
    /** One after the other as they stand. */
    SWEEP,
    /** All at once from the same state: the energy may rise, and two states may alternate. */
    SYNCHRONOUS
  }

  /** When a sign flips. */
  public enum Rule {
    /** If that lowers the energy strictly (tutorial eq. 2.2): no accepted flip ever raises it. */
    ENERGY,
    /**
     * If the field says the other sign (eq. 2.3); a field of 0 keeps it. The same as {@link
     * #ENERGY} for n = 2 and the exponential; for other powers the energy may rise.
     */
    FIELD
  }

  /** Checks that nothing is absent. */
  public SignFlips {
    Check.present("order", order);
    Check.present("rule", rule);
  }

  /** Random order, by the energy. */
  public SignFlips(long seed) {
    this(Order.RANDOM, Rule.ENERGY, seed);
  }

  /**
   * {@inheritDoc}
   *
   * @param landscape a {@link FlipLandscape}
   * @param v D values of -1 or 1
   * @throws IllegalArgumentException if the landscape or a value is another
   */
  @Override
  public double move(Landscape landscape, double[] v, boolean[] free, double size, int step) {
    if (!(landscape instanceof FlipLandscape signs)) {
      throw new IllegalArgumentException(
          "landscape is a "
              + landscape.getClass().getSimpleName()
              + ", allowed: one of signs, such as BinaryMemory and SynapticMemory");
    }
    Flips flips = signs.flips(v);
    int[] order = order(v.length, step);
    return this.order == Order.SYNCHRONOUS
        ? atOnce(flips, v, free)
        : oneByOne(flips, order, v, free);
  }

  private int[] order(int count, int step) {
    if (order == Order.RANDOM) {
      return new RandomStream(seed).fork(step).permutation(count);
    }
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = i;
    }
    return places;
  }

  private int oneByOne(Flips flips, int[] order, double[] v, boolean[] free) {
    int flipped = 0;
    for (int i : order) {
      if ((free == null || free[i]) && isToFlip(flips, i)) {
        flips.flip(i);
        v[i] = -v[i];
        flipped++;
      }
    }
    return flipped;
  }

  private int atOnce(Flips flips, double[] v, boolean[] free) {
    boolean[] chosen = new boolean[v.length];
    for (int i = 0; i < v.length; i++) {
      chosen[i] = (free == null || free[i]) && isToFlip(flips, i);
    }
    int flipped = 0;
    for (int i = 0; i < v.length; i++) {
      v[i] = chosen[i] ? -v[i] : v[i];
      flipped += chosen[i] ? 1 : 0;
    }
    return flipped;
  }

  private boolean isToFlip(Flips flips, int i) {
    return rule == Rule.ENERGY ? flips.rise(i) < 0 : flips.pull(i) == -flips.sign(i);
  }
}
