package engram.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactFmaTest {

  private static final int DRAWS = 200_000;

  private static void same(float a, float b, float c) {
    assertThat(Float.floatToIntBits(ExactFma.of(a, b, c)))
        .as("%a %a %a", a, b, c)
        .isEqualTo(Float.floatToIntBits(Math.fma(a, b, c)));
  }

  private static void same(double a, double b, double c) {
    assertThat(Double.doubleToLongBits(ExactFma.of(a, b, c)))
        .as("%a %a %a", a, b, c)
        .isEqualTo(Double.doubleToLongBits(Math.fma(a, b, c)));
  }

  @Test
  void floatsOfAnyBitsAreRoundedAsTheInstructionDoes() {
    Random random = new Random(1);
    for (int i = 0; i < DRAWS; i++) {
      same(
          Float.intBitsToFloat(random.nextInt()),
          Float.intBitsToFloat(random.nextInt()),
          Float.intBitsToFloat(random.nextInt()));
    }
  }

  @Test
  void floatsHalfWayCancellingOrSubnormalAreRoundedAsTheInstructionDoes() {
    Random random = new Random(2);
    for (int i = 0; i < DRAWS; i++) {
      // Products of few digits and summands far below them fall half way between floats.
      float a = 1 + random.nextInt(64) / 64f;
      float b = 1 + random.nextInt(1 << 23) / (float) (1 << 23);
      float c = Math.scalb(1 + random.nextInt(4) / 4f, random.nextInt(100) - 80);
      c = random.nextBoolean() ? c : -c;
      same(a, b, c);
      same(a, b, -a * b);
      same(a, b, Math.nextUp(-a * b));
      same(a * 1e-20f, b * 1e-20f, c * 1e-38f);
      same(a * 1e19f, b * 1.8e19f, c * 1e30f);
    }
  }

  @Test
  void doublesOfAnyBitsAreRoundedAsTheInstructionDoes() {
    Random random = new Random(3);
    for (int i = 0; i < DRAWS; i++) {
      same(
          Double.longBitsToDouble(random.nextLong()),
          Double.longBitsToDouble(random.nextLong()),
          Double.longBitsToDouble(random.nextLong()));
    }
  }

  @Test
  void doublesHalfWayOrCancellingAreRoundedAsTheInstructionDoes() {
    Random random = new Random(4);
    for (int i = 0; i < DRAWS; i++) {
      double a = 1 + random.nextInt(64) / 64d;
      double b = 1 + (random.nextLong() >>> 12) * 0x1p-52;
      double c = Math.scalb(1 + random.nextInt(4) / 4d, random.nextInt(260) - 200);
      c = random.nextBoolean() ? c : -c;
      same(a, b, c);
      same(b, b + a, c);
      same(a, b, 0);
      same(a, b, -a * b);
      same(b, b, Math.nextUp(-b * b));
      same(b, b, Math.nextDown(-b * b));
      same(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }
  }

  @Test
  void zerosInfinitiesAndWhatIsNoNumberAreThoseOfTheInstruction() {
    double[] odd = {0, -0.0, 1, -1, Double.NaN, 1e308, 4.9e-324, 1d / 0, -1d / 0, 1e-200};
    for (double a : odd) {
      for (double b : odd) {
        for (double c : odd) {
          same(a, b, c);
          same((float) a, (float) b, (float) c);
        }
      }
    }
  }
}
