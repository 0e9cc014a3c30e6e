package engram.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StandardizeTest {
  /** A column of up to 42 numbers of one of many magnitudes, and a missing cell in front. */
  private static double[][] column(long seed) {
    Random random = new Random(seed);
    double scale = StrictMath.pow(10, random.nextInt(200) - 100);
    double shift = 10 * random.nextGaussian();
    double[][] x = new double[3 + random.nextInt(40)][1];
    for (double[] row : x) {
      row[0] = scale * (shift + random.nextGaussian());
    }
    x[0][0] = Double.NaN;
    return x;
  }

  @Property(tries = 300)
  void everyColumnGetsMeanZeroAndMeanSquareOne(@ForAll long seed) {
    double[][] z = Encoder.standardize(column(seed));
    assertThat(z[0][0]).isNaN();
    double sum = 0;
    double squares = 0;
    for (int i = 1; i < z.length; i++) {
      sum += z[i][0];
      squares += z[i][0] * z[i][0];
    }
    assertThat(sum / (z.length - 1)).isCloseTo(0, within(1e-12));
    assertThat(squares / (z.length - 1)).isCloseTo(1, within(1e-12));
  }

  @Property(tries = 300)
  void changeOfUnitsChangesNothing(@ForAll long seed) {
    double[][] x = column(seed);
    double[][] z = Encoder.standardize(x);
    double shift = 5 * Math.abs(x[1][0]);
    for (double[] row : x) {
      row[0] = shift - 0.3 * row[0];
    }
    double[][] other = Encoder.standardize(x);
    for (int i = 1; i < x.length; i++) {
      assertThat(other[i][0]).isCloseTo(-z[i][0], within(1e-10));
    }
  }

  @Test
  void arraysAndTablesAreStandardisedAlike() {
    double[][] x = {{1, 5, 2}, {2, 5, Double.NaN}, {4, 5, 3.5}};
    Table table = Table.of("x", x);
    assertArrayEquals(Encoder.fit(table).encode(table), Encoder.standardize(x));
    assertThat(x[0]).containsExactly(1, 5, 2);
  }

  @Test
  void columnWithoutKnownValueStaysMissing() {
    double[][] z = Encoder.standardize(new double[][] {{Double.NaN}, {Double.NaN}});
    assertThat(z[0][0]).isNaN();
    assertThat(z[1][0]).isNaN();
  }

  @Test
  void badArraysAreRefusedWithTheirPlace() {
    assertThatThrownBy(() -> Encoder.standardize(new double[0][]))
        .hasMessage("x is 0 rows, allowed: 1 row or more");
    assertThatThrownBy(() -> Encoder.standardize(new double[][] {{1, 2}, {1}}))
        .hasMessage("row 1 of x is 1 values long, allowed: 2 values as in row 0");
    assertThatThrownBy(
            () -> Encoder.standardize(new double[][] {{1, 2}, {1, Double.POSITIVE_INFINITY}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x[1][1] is Infinity, allowed: finite, or NaN for missing");
  }
}
