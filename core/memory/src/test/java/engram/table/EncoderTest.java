package engram.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderTest {
  private static final double NO = Double.NaN;
  private static final Column SIZE = Column.numeric("size");
  private static final Column COLOUR = Column.nominal("colour", List.of("red", "green", "blue"));
  private static final Column KIND = Column.nominal("kind", List.of("a", "b"));

  private static final Table TABLE =
      Table.of(
          "t",
          new Schema(List.of(SIZE, COLOUR, KIND)),
          2,
          new double[][] {{1, 0, 0}, {2, 1, 1}, {NO, 0, 1}, {6, NO, NO}});

  private final Encoder encoder = Encoder.fit(TABLE);

  @Test
  void aRowAloneIsEncodedAsInItsTable() {
    double[][] z = encoder.encode(TABLE);
    for (int row = 0; row < TABLE.rows(); row++) {
      double[] cells = {TABLE.cell(row, 0), TABLE.cell(row, 1)};
      assertArrayEquals(z[row], encoder.encodeRow(cells));
    }
  }

  @Test
  void theUnitIsTheVolumeOfTheNumericColumns() {
    assertThat(encoder.logUnit()).isCloseTo(Math.log(Math.sqrt(14 / 3.0)), within(1e-15));
    double[][] flat = {{1, 2}, {1, 6}};
    assertThat(Encoder.fit(Table.of("f", flat)).logUnit()).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void aRowAloneIsRefusedByColumn() {
    assertThatThrownBy(() -> encoder.encodeRow(new double[] {1}))
        .hasMessage("a row has 2 cells, this one 1");
    assertThatThrownBy(() -> encoder.encodeRow(new double[] {1, 3}))
        .hasMessage("column 'colour' has no level number 3.0, counted from 0");
    assertThatThrownBy(() -> encoder.encodeRow(new double[] {Double.NEGATIVE_INFINITY, 1}))
        .hasMessage("column 'size' is -Infinity, too large to be used");
  }

  @Test
  void numbersAreStandardisedWithThePopulationDeviationOfKnownCells() {
    // Mean of 1, 2, 6 is 3, the mean squared deviation (4 + 1 + 9) / 3.
    double deviation = Math.sqrt(14 / 3.0);
    double[][] z = encoder.encode(TABLE);
    assertThat(z[0][0]).isCloseTo(-2 / deviation, within(1e-15));
    assertThat(z[1][0]).isCloseTo(-1 / deviation, within(1e-15));
    assertThat(z[2][0]).isNaN();
    assertThat(z[3][0]).isCloseTo(3 / deviation, within(1e-15));
  }

  @Test
  void levelsBecomeOneColumnEachAndTheTargetNone() {
    double[][] z = encoder.encode(TABLE);
    assertThat(encoder.width()).isEqualTo(4);
    assertThat(encoder.offset(1)).isEqualTo(1);
    assertThat(z[0]).endsWith(1, 0, 0);
    assertThat(z[1]).endsWith(0, 1, 0);
    assertThat(z[3]).endsWith(NO, NO, NO);
    assertThat(encoder.encodedNames())
        .containsExactly("size", "colour=red", "colour=green", "colour=blue");
    assertThat(encoder.schema().columns()).containsExactly(SIZE, COLOUR);
  }

  @Test
  void columnsAreBoundByNameAndLevelsToo() {
    Table other =
        Table.of(
            "other",
            new Schema(
                List.of(
                    Column.numeric("extra"),
                    Column.nominal("colour", List.of("blue", "never", "red")),
                    SIZE)),
            -1,
            new double[][] {{9, 0, 1}, {9, 2, NO}});
    double[][] z = encoder.encode(other);
    assertThat(z[0]).endsWith(0, 0, 1);
    assertThat(z[0][0]).isEqualTo(encoder.encode(TABLE)[0][0]);
    assertThat(z[1]).containsExactly(NO, 1, 0, 0);
  }

  @Test
  void unknownLevelIsNamedWithItsPlace() {
    Table other =
        Table.of(
            "o",
            new Schema(List.of(SIZE, Column.nominal("colour", List.of("red", "pink")))),
            -1,
            new double[][] {{1, 0}, {1, 1}});
    assertThatThrownBy(() -> encoder.encode(other))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "row 1 (counted from 0), column 'colour' has the unknown level 'pink'; known are red,"
                + " green, blue");
  }

  @Test
  void absentColumnAndOtherKindAreNamed() {
    assertThatThrownBy(() -> encoder.encode(TABLE.without("size")))
        .isInstanceOf(DataException.class)
        .hasMessage("table 't' has no column 'size', which is needed");
    Table other =
        Table.of(
            "o", new Schema(List.of(SIZE, Column.numeric("colour"))), -1, new double[][] {{1, 2}});
    assertThatThrownBy(() -> encoder.encode(other))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "column 'colour' of table 'o' is numeric, but was nominal in the data learned from");
  }

  @Test
  void textIsRefused() {
    Table text =
        Table.of(
            "x", new Schema(List.of(Column.text("note", List.of("x")))), -1, new double[][] {{0}});
    assertThatThrownBy(() -> Encoder.fit(text))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'note' is text");
  }

  @Test
  void tableThatTeachesNothingIsRefused() {
    assertThatThrownBy(() -> Encoder.fit(TABLE.without("size", "colour")))
        .hasMessageContaining("no column besides its target");
    assertThatThrownBy(() -> Encoder.fit(TABLE.select())).hasMessageContaining("no rows");
    assertThatThrownBy(() -> Encoder.fit(TABLE.select(2)))
        .hasMessage("all cells of column 'size' are missing, nothing can be learned from it");
    assertThatThrownBy(() -> Encoder.fit(TABLE.select(3)))
        .hasMessage("all cells of column 'colour' are missing, nothing can be learned from it");
  }

  @Test
  void infinityIsRefusedInFitAndEncode() {
    Table infinite = Table.of("x", new double[][] {{1}, {2}, {Double.NEGATIVE_INFINITY}});
    assertThatThrownBy(() -> Encoder.fit(infinite))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("row 2 (counted from 0), column 'x0' is -Infinity");
    Encoder constant = Encoder.fit(Table.of("x", new double[][] {{1}, {1}}));
    for (Encoder e : List.of(constant, Encoder.fit(Table.of("x", new double[][] {{1}, {2}})))) {
      assertThatThrownBy(() -> e.encode(infinite))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("row 2 (counted from 0), column 'x0' is -Infinity");
    }
  }

  @Test
  void numberTooFarOffIsAnErrorNotInfinity() {
    Encoder tiny = Encoder.fit(Table.of("x", new double[][] {{0}, {1e-300}}));
    assertThatThrownBy(() -> tiny.encode(Table.of("x", new double[][] {{1e300}})))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void numberWhoseSquareFloatCannotHoldIsRefusedWithItsPlace() {
    Encoder fitted = Encoder.fit(Table.of("x", new double[][] {{0}, {1}, {2}}));
    Table far = Table.of("x", new double[][] {{1}, {3.4e38}});
    assertThatThrownBy(() -> fitted.encode(far))
        .isInstanceOf(DataException.class)
        .hasMessage("row 1 (counted from 0), column 'x0' is 3.4E38, too large to be used");
    assertThatThrownBy(() -> fitted.encodeRow(new double[] {3.4e38}))
        .isInstanceOf(DataException.class)
        .hasMessage("column 'x0' is 3.4E38, too large to be used");
  }

  @Test
  void constantColumnsBecomeZeroAndAreFlagged() {
    // 0.1 three times sums to 0.30000000000000004: a mean by summing would differ from the cells.
    double[][] x = {{0.1, 1}, {0.1, 2}, {0.1, 3}, {NO, 4}};
    Encoder fitted = Encoder.fit(Table.of("x", x));
    assertThat(fitted.constant()).containsExactly(true, false);
    double[][] z = fitted.encode(Table.of("x", x));
    assertThat(z[0][0]).isZero();
    assertThat(z[2][0]).isZero();
    assertThat(z[3][0]).isNaN();
    assertThat(fitted.decodeRow(z[0])[0]).isEqualTo(0.1);
    assertThat(encoder.constant()).containsExactly(false, false, false, true);
  }

  @Test
  void deviationIsExactFarFromZeroAndAtAnyMagnitude() {
    double[][] shifted = {{1e9 + 1}, {1e9 + 2}, {1e9 + 6}};
    double[][] large = {{1e300}, {2e300}, {6e300}};
    double[][] small = {{1e-300}, {2e-300}, {6e-300}};
    double[][] expected = encoder.encode(TABLE.select(0, 1, 3));
    for (double[][] x : List.of(shifted, large, small)) {
      double[][] z = Encoder.standardize(x);
      for (int i = 0; i < 3; i++) {
        assertThat(z[i][0]).isCloseTo(expected[i][0], within(1e-15));
      }
    }
  }

  @Test
  void widestRangeOfDoublesIsStandardised() {
    double[][] z = Encoder.standardize(new double[][] {{-8e307}, {8e307}});
    assertThat(z[0][0]).isEqualTo(-1);
    assertThat(z[1][0]).isEqualTo(1);
  }

  @Test
  void decodingUndoesEncoding() {
    double[][] z = encoder.encode(TABLE);
    Table back = encoder.decode("back", z);
    assertThat(back.name()).isEqualTo("back");
    assertThat(back.target()).isEqualTo(-1);
    for (int row = 0; row < TABLE.rows(); row++) {
      assertThat(back.level(row, 1)).isEqualTo(TABLE.level(row, 1));
      if (TABLE.isMissing(row, 0)) {
        assertThat(back.cell(row, 0)).isNaN();
      } else {
        assertThat(back.cell(row, 0)).isCloseTo(TABLE.cell(row, 0), within(1e-14));
      }
    }
  }

  @Test
  void memoryBetweenLevelsDecodesToItsLargestShare() {
    double[] memory = {0, 0.2, 0.5, -0.1};
    assertThat(encoder.decodeRow(memory)).containsExactly(3, 1);
    double[] shares = encoder.proportions(memory, "colour");
    assertThat(shares[0]).isCloseTo(0.2 / 0.7, within(1e-15));
    assertThat(shares[1]).isCloseTo(0.5 / 0.7, within(1e-15));
    assertThat(shares[2]).isZero();
    assertThat(encoder.proportions(new double[] {0, -1, -1, -1}, "colour"))
        .containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0);
    assertThat(encoder.proportions(new double[] {0, NO, NO, NO}, "colour"))
        .containsExactly(NO, NO, NO);
    assertThatThrownBy(() -> encoder.proportions(memory, "size")).hasMessageContaining("nominal");
    assertThatThrownBy(() -> encoder.decodeRow(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an encoded row has 4 numbers, this one 3");
  }

  @Test
  void jsonKeepsEveryBit() {
    double third = 1 / 3.0;
    double[][] x = {{third, -0.0, Double.MIN_VALUE, 1e22}, {Math.PI, 0.1, 3e-320, 1e300}};
    Encoder fitted = Encoder.fit(Table.of("x", x));
    for (Encoder e : List.of(fitted, encoder)) {
      String json = e.toJson().toString();
      Encoder back = Encoder.fromJson(new Gson().fromJson(json, JsonObject.class));
      assertThat(back.toJson().toString()).isEqualTo(json);
      assertThat(back.schema()).isEqualTo(e.schema());
      assertThat(back.constant()).isEqualTo(e.constant());
      Table table = e == fitted ? Table.of("x", x) : TABLE;
      assertArrayEquals(e.encode(table), back.encode(table));
    }
  }

  @Test
  void jsonThatIsNoEncoderIsRefusedInOneLine() {
    List<String> bad =
        List.of(
            "{}",
            "{'columns': 3}",
            "{'columns': [1]}",
            "{'columns': [{'name': 'x'}]}",
            "{'columns': [{'name': 'x', 'kind': 'colour'}]}",
            "{'columns': [{'name': 'x', 'kind': 'numeric', 'mean': 'y', 'deviation': 1}]}",
            "{'columns': [{'name': 'x', 'kind': 'numeric', 'mean': 0, 'deviation': -1}]}",
            "{'columns': [{'name': 'x', 'kind': 'numeric', 'mean': 0}]}",
            "{'columns': [{'name': 'x', 'kind': 'nominal', 'levels': ['a'], 'shares': []}]}",
            "{'columns': [{'name': 'x', 'kind': 'nominal', 'levels': [], 'shares': []}]}");
    for (String text : bad) {
      JsonObject json = new Gson().fromJson(text, JsonObject.class);
      assertThatThrownBy(() -> Encoder.fromJson(json))
          .as(text)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("this JSON is no encoder: ");
    }
  }

  @Test
  void serializationKeepsTheEncoder() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(encoder);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Encoder back = (Encoder) in.readObject();
      assertArrayEquals(encoder.encode(TABLE), back.encode(TABLE));
      assertThat(back.schema()).isEqualTo(encoder.schema());
    }
  }

  @Test
  void scalingsDivideByTheirUnitAndKeepTheMeanVarianceOfNumbers() {
    double[][] rows = {{0, 10, 0}, {1, 20, 1}, {1, 60, 0}, {6, 70, 1}};
    Schema schema =
        new Schema(
            List.of(
                Column.numeric("a"), Column.numeric("b"), Column.nominal("c", List.of("x", "y"))));
    Table table = Table.of("t", schema, -1, rows);
    double[] deviation = {Math.sqrt(5.5), Math.sqrt(650)};
    double[] range = {6, 60};
    for (Scaling scaling : Scaling.values()) {
      double[][] z = Encoder.fit(table, scaling).encode(table);
      double[] spread = new double[2];
      for (int c = 0; c < 2; c++) {
        for (double[] row : z) {
          spread[c] += row[c] * row[c] / 4;
        }
        spread[c] = Math.sqrt(spread[c]);
      }
      double ratio = spread[0] / spread[1];
      double expected =
          switch (scaling) {
            case STANDARDISE -> 1;
            case RANGE -> deviation[0] / range[0] / (deviation[1] / range[1]);
            case MID -> Math.sqrt(deviation[0] / range[0] / (deviation[1] / range[1]));
            case NONE -> deviation[0] / deviation[1];
          };
      assertThat(ratio).as(scaling.name()).isCloseTo(expected, within(1e-12));
      if (scaling != Scaling.NONE) {
        double variance = (spread[0] * spread[0] + spread[1] * spread[1]) / 2;
        assertThat(variance).as(scaling.name()).isCloseTo(1, within(1e-12));
      }
      assertThat(z[1]).endsWith(0, 1);
      Encoder read = Encoder.fromJson(Encoder.fit(table, scaling).toJson());
      assertThat(read.encode(table)).isDeepEqualTo(z);
      assertThat(read.decode("back", z).column(1)[2]).isCloseTo(60, within(1e-12));
    }
  }
}
