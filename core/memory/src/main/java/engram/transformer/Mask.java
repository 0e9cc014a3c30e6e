package engram.transformer;

import engram.math.RandomStream;
import java.util.Arrays;

/** Which patches of an image are hidden; the others are open. */
public enum Mask {
  /** Patches drawn at random, half of them rounded down. */
  RANDOM,
  /** The lower half; a middle row stays open. */
  LOWER,
  /** The upper half; a middle row stays open. */
  UPPER,
  /** The left half; a middle column stays open. */
  LEFT,
  /** The right half; a middle column stays open. */
  RIGHT;

  /** Returns which patches are open. */
  public boolean[] open(Patches patches, RandomStream random) {
    int down = patches.height() / patches.side();
    int across = patches.width() / patches.side();
    boolean[] open = new boolean[patches.count()];
    Arrays.fill(open, true);
    if (this == RANDOM) {
      int[] order = random.permutation(open.length);
      for (int i = 0; i < open.length / 2; i++) {
        open[order[i]] = false;
      }
      return open;
    }
    for (int patch = 0; patch < open.length; patch++) {
      int row = patch / across;
      int column = patch % across;
      open[patch] =
          switch (this) {
            case LOWER -> row < down - down / 2;
            case UPPER -> row >= down / 2;
            case LEFT -> column >= across / 2;
            default -> column < across - across / 2;
          };
    }
    return open;
  }
}
