package engram.hebb;

import engram.binary.Signs;
import engram.math.Check;

/** Checks of what rules learn. */
final class Patterns {

  private Patterns() {}

  static void check(double[][] patterns) {
    Check.present("patterns", patterns);
    Check.that(patterns.length > 0, "patterns", "0 rows", "1 row or more");
    int dimensions = Check.present("patterns[0]", patterns[0]).length;
    Check.that(dimensions > 0, "patterns[0]", "0 values long", "1 value or more");
    for (int mu = 0; mu < patterns.length; mu++) {
      Signs.pack("patterns[" + mu + "]", patterns[mu], dimensions);
    }
  }
}
