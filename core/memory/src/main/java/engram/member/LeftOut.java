package engram.member;

import engram.math.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which pairs are left out of learning to be predicted: five folds of a small set, three of a
 * middling one, one third of a large one.
 *
 * @param trains which pairs are learned from, for each fold
 * @param tests which are predicted, at most 3,000
 */
public record LeftOut(int[][] trains, int[][] tests) {

  private static final int SMALL = 200;
  private static final int LARGE = 600;
  private static final int FOLDS = 5;
  private static final int MOST_TESTED = 3000;

  /** Cuts so many pairs. */
  public static LeftOut of(int pairs, RandomStream stream) {
    int[] order = stream.permutation(pairs);
    int folds = pairs < SMALL ? Math.min(FOLDS, pairs) : 3;
    int[][] trains = new int[pairs < LARGE ? folds : 1][];
    int[][] tests = new int[trains.length][];
    for (int fold = 0; fold < tests.length; fold++) {
      trains[fold] = every(order, fold, folds, false);
      int[] test = every(order, fold, folds, true);
      tests[fold] = Arrays.copyOf(test, Math.min(MOST_TESTED, test.length));
    }
    return new LeftOut(trains, tests);
  }

  /** Returns every fold-th of the order, or the others. */
  private static int[] every(int[] order, int fold, int folds, boolean inside) {
    return IntStream.range(0, order.length)
        .filter(place -> (place % folds == fold) == inside)
        .map(place -> order[place])
        .toArray();
  }

  /** Returns the number of folds. */
  public int folds() {
    return tests.length;
  }

  /** Returns the pairs left out, in the order of the folds. */
  public int[] rows() {
    return Arrays.stream(tests).flatMapToInt(Arrays::stream).toArray();
  }
}
