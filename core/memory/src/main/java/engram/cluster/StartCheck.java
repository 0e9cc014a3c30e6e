package engram.cluster;

import engram.math.Check;
import engram.math.DataCheck;

/** Checks of the start memories of a training. */
final class StartCheck {

  private StartCheck() {}

  /** Returns a copy of the start memories after a look at their shape; null unless given. */
  static double[][] memories(Start init, double[][] memories) {
    if (init != Start.GIVEN) {
      Check.that(memories == null, "memories", "given", "only with init GIVEN");
      return null;
    }
    Check.that(
        memories != null && memories.length > 0,
        "memories",
        memories == null ? "null" : "0 rows",
        "1 row or more");
    for (int j = 0; j < memories.length; j++) {
      Check.that(
          memories[j].length == memories[0].length,
          "memories",
          "row " + j + " of " + memories[j].length + " values",
          memories[0].length + " values a row");
      for (double value : memories[j]) {
        Check.that(Double.isFinite(value), "memories", value + " in row " + j, "finite values");
      }
    }
    return DataCheck.copy(memories);
  }

  /** Refuses a training whose start memories are not k. */
  static void count(Training training, int k) {
    if (training.init() == Start.GIVEN) {
      int rows = training.memories().length;
      Check.that(rows == k, "memories", rows + " rows", "k = " + k + " rows");
    }
  }
}
