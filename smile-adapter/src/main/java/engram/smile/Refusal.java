package engram.smile;

import engram.table.DataException;
import engram.trust.Misses;
import java.util.function.Supplier;

/** What a user of Smile hears of data that cannot be used: an IllegalArgumentException. */
final class Refusal {

  private Refusal() {}

  /** Runs a step, with the message of a {@link DataException} as an IllegalArgumentException. */
  static <T> T of(Supplier<T> step) {
    try {
      return step.get();
    } catch (DataException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  static void empty(int rows) {
    if (rows == 0) {
      throw new IllegalArgumentException("the frame has 0 rows, allowed: 1 or more");
    }
  }

  /** Returns what a model knows of its misses. */
  static Misses unlessConfident(Misses misses) {
    if (misses == null) {
      throw new IllegalArgumentException(
          "the model does not know how far off it is on rows left out; ask what confident(data)"
              + " returns");
    }
    return misses;
  }
}
