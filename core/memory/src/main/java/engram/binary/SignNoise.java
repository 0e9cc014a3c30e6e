package engram.binary;

import engram.math.Check;
import engram.math.RandomStream;

/** What is done to patterns before they are recalled. */
public final class SignNoise {

  private SignNoise() {}

  /**
   * Returns a state with exactly so many of its signs flipped, drawn evenly.
   *
   * @param state D values, not modified
   * @param flips 0 to D
   */
  public static double[] flipped(double[] state, int flips, RandomStream stream) {
    Check.within("flips", flips, 0, state.length);
    double[] noisy = state.clone();
    int[] order = stream.permutation(state.length);
    for (int f = 0; f < flips; f++) {
      noisy[order[f]] = -noisy[order[f]];
    }
    return noisy;
  }

  /**
   * Returns a state with its last signs drawn anew, each 1 or -1 with the same chance.
   *
   * @param state D values, not modified
   * @param hidden how many, 0 to D
   */
  public static double[] drawn(double[] state, int hidden, RandomStream stream) {
    Check.within("hidden", hidden, 0, state.length);
    double[] noisy = state.clone();
    for (int i = state.length - hidden; i < state.length; i++) {
      noisy[i] = stream.nextInt(2) == 0 ? -1 : 1;
    }
    return noisy;
  }
}
