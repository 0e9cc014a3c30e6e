package engram.math;

import java.util.Locale;

/**
 * {@code a b + c}, rounded once, the same to the bit on every machine. Where the processor has the
 * instruction this is {@link Math#fma}, which compiles to it; where it has not, {@link Math#fma}
 * computes with {@link java.math.BigDecimal}, more than a thousand times as slow, and {@link
 * ExactFma} stands in.
 */
public final class Fma {

  private static final boolean IN_HARDWARE = !x86HotSpot() || fast();

  private Fma() {}

  /** Returns {@code a b + c}, rounded once. */
  public static float of(float a, float b, float c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : ExactFma.of(a, b, c);
  }

  /** Returns {@code a b + c}, rounded once. */
  public static double of(double a, double b, double c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : ExactFma.of(a, b, c);
  }

  /** Returns whether the processor does it, so that it takes no longer than an addition. */
  public static boolean inHardware() {
    return IN_HARDWARE;
  }

  /**
   * Other processors have the instruction always, other machines use it once they have compiled.
   */
  private static boolean x86HotSpot() {
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("java.vm.name", "");
    return (arch.equals("amd64") || arch.equals("x86_64") || arch.equals("x86"))
        && (machine.contains("OpenJDK") || machine.contains("HotSpot"));
  }

  /**
   * Asks the clock, since Java tells it cheaply nowhere: the fastest of many calls takes some
   * nanoseconds with the instruction and some thousand without. An error would cost time only.
   */
  private static boolean fast() {
    final int calls = 16;
    final long most = 250 * calls;
    float x = 1.1f;
    for (int round = 0; round < 64; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        x = Math.fma(x, 0.9f, 0.1f);
      }
      if (System.nanoTime() - start < most) {
        return true;
      }
    }
    return x != x;
  }
}
