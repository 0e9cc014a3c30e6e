package engram.deep;

import engram.math.Check;
import java.util.Arrays;

/**
 * How a row is corrupted before it is encoded; what comes out of the decoder is compared with the
 * row itself. A corrupted row is a probe that must recall the row, as in masked clustering
 * (tutorial eq. 5.23).
 *
 * <p>Images are also moved, each by its own random amount in the ranges given; what comes in at the
 * edges is the background, the median of the border pixels of all images.
 *
 * @param noise share of the values replaced by their column's mean, in [0, 1)
 * @param shift farthest move in each direction, as a share of the side, in [0, 1)
 * @param turn largest rotation, and largest slant, in radians, in [0, 1.5]
 * @param zoom largest change of height, and of width, as a share, in [0, 1)
 * @param gain largest change of an image's difference from the background, as a share, in [0, 1)
 */
public record Probe(double noise, double shift, double turn, double zoom, double gain) {

  private static final int NUMBERS = 5;

  /** Rows as they are. */
  public static final Probe NONE = new Probe(0, 0, 0, 0, 0);

  /** For images: an eighth of the side, 34 degrees, a third of the size, about. */
  public static final Probe IMAGE = new Probe(0, 0.12, 0.6, 0.3, 0);

  /** For tables: a fifth of the values. */
  public static final Probe TABLE = new Probe(0.2, 0, 0, 0, 0);

  /** Checks the values. */
  public Probe {
    Check.that(noise >= 0 && noise < 1, "noise", noise, "0 to below 1");
    Check.that(shift >= 0 && shift < 1, "shift", shift, "0 to below 1");
    Check.that(turn >= 0 && turn <= 1.5, "turn", turn, "0 to 1.5");
    Check.that(zoom >= 0 && zoom < 1, "zoom", zoom, "0 to below 1");
    Check.that(gain >= 0 && gain < 1, "gain", gain, "0 to below 1");
  }

  /** Returns whether images are moved or change their brightness. */
  public boolean moves() {
    return shift > 0 || turn > 0 || zoom > 0 || gain > 0;
  }

  /** Returns this probe with every range times a share in [0, 1]. */
  Probe scaled(double share) {
    return new Probe(share * noise, share * shift, share * turn, share * zoom, share * gain);
  }

  boolean isNone() {
    return noise == 0 && !moves();
  }

  /** Returns the text that {@link #of} reads. */
  public String word() {
    return noise + "," + shift + "," + turn + "," + zoom + "," + gain;
  }

  /**
   * Reads noise, shift, turn, zoom and gain with commas between.
   *
   * @throws IllegalArgumentException if the text is not five numbers in their ranges
   */
  public static Probe of(String text) {
    double[] values;
    try {
      values = Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      values = new double[0];
    }
    if (values.length != NUMBERS) {
      throw new IllegalArgumentException(
          "probe is '" + text + "', allowed: five numbers, noise, shift, turn, zoom and gain");
    }
    return new Probe(values[0], values[1], values[2], values[3], values[4]);
  }
}
