package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  private static double parse(String text) {
    char[] chars = ("<" + text + ">").toCharArray();
    return Decimals.parse(chars, 1, chars.length - 1);
  }

  private static void assertSameBits(String text) {
    assertThat(Double.doubleToLongBits(parse(text)))
        .as(text)
        .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+0.0",
        "1",
        "-1.5",
        "+7",
        ".5",
        "5.",
        "1e3",
        "1E-3",
        "-1.25e+2",
        "0.1",
        "0.3",
        "123456789012345",
        "1234567890123456",
        "9007199254740993",
        "99999999999999999999",
        "0.000000000000000000000000000123",
        "000000000000000000000000000001.5",
        "1e22",
        "1e23",
        "1e-22",
        "1e-23",
        "4.9e-324",
        "2e-324",
        "1e-400",
        "1.7976931348623157e308",
        "1e309",
        "-1e400",
        "0e999999999999",
        "1e-999999999999",
        "0.00000000000000000000000e5",
        "18446744073709551617",
        "5.0e-1",
        "8.5e015"
      })
  void numbersAreRoundedAsTheLibraryRoundsThem(String text) {
    assertSameBits(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1e5.",
        "1.2.3",
        "--1",
        "1-",
        "1 2",
        " 1",
        "1 ",
        "NaN",
        "Infinity",
        "-inf",
        "1f",
        "1d",
        "0x10",
        "1_000",
        "1,5",
        "١",
        "abc"
      })
  void anythingElseIsNoNumber(String text) {
    assertThat(parse(text)).isNaN();
  }

  @Property(tries = 2000)
  void decimalsOfAnyLengthAreRoundedAsTheLibraryRoundsThem(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    int digits = 1 + random.nextInt(22);
    int point = random.nextInt(digits + 1);
    for (int i = 0; i < digits; i++) {
      text.append(i == point ? "." : "").append(random.nextInt(10));
    }
    if (random.nextBoolean()) {
      text.append('e').append(random.nextInt(700) - 350);
    }
    assertSameBits(text.toString());
  }

  @Property(tries = 1000)
  void everyDoubleComesBackFromItsText(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      assertSameBits(Double.toString(value));
      assertThat(parse(Double.toString(value))).isEqualTo(value);
    }
  }
}
