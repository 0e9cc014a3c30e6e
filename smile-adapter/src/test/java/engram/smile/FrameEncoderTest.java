package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.cli.Main;
import engram.datasets.Datasets;
import engram.table.Encoder;
import engram.table.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.ObjectVector;
import smile.data.vector.StringVector;
import smile.data.vector.ValueVector;
import smile.io.Read;

class FrameEncoderTest {

  @TempDir private Path folder;

  @Test
  void aTableComesBackFromAFrameAsItWas() {
    for (String name : new String[] {"penguins", "soybean", "zoo"}) {
      Table table = Datasets.load(name);
      Table back = Frames.table(Frames.frame(table));
      assertThat(back.schema()).isEqualTo(table.schema());
      for (int c = 0; c < table.columns(); c++) {
        assertThat(back.column(c)).isEqualTo(table.column(c));
      }
    }
  }

  @Test
  void framesAreEncodedAsTables() {
    Table table = Datasets.load("penguins");
    String[] names = table.features().names().toArray(String[]::new);
    DataFrame frame = Frames.frame(table);
    FrameEncoder encoder = FrameEncoder.fit(frame, names);
    assertThat(same(encoder.encode(frame), Encoder.fit(table).encode(table))).isTrue();
    assertThat(encoder.encode(frame.get(9))).isEqualTo(encoder.encode(frame)[9]);
    assertThat(same(Data.copy(encoder).encode(frame), encoder.encode(frame))).isTrue();
    assertThat(encoder.names()).isEqualTo(names);
    assertThat(encoder.width()).isEqualTo(encoder.encode(frame)[0].length);
  }

  /** To the bit, NaN included. */
  private static boolean same(double[][] a, double[][] b) {
    return Arrays.deepEquals(a, b);
  }

  @Test
  void encodedRowsComeBackAsFrames() {
    DataFrame frame =
        new DataFrame(ValueVector.of("x", 1.5, 2.5, 9), ValueVector.nominal("c", "a", "b", "a"));
    FrameEncoder encoder = FrameEncoder.fit(frame);
    DataFrame back = encoder.decode(encoder.encode(frame));
    for (int i = 0; i < 3; i++) {
      assertThat(back.getDouble(i, 0)).isCloseTo(frame.getDouble(i, 0), within(1e-12));
      assertThat(back.getScale(i, 1)).isEqualTo(frame.getScale(i, 1));
    }
  }

  @Test
  void whatHasNoCodeIsRefused() {
    DataFrame dates =
        new DataFrame(
            ValueVector.of("x", 1.0, 2),
            new ObjectVector<>(
                new StructField("day", DataTypes.DateType),
                new LocalDate[] {LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 2)}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrameEncoder.fit(dates))
        .withMessageContaining("the column 'day' is of type")
        .withMessageContaining("leave it out");
    assertThat(FrameEncoder.fit(dates, "x").width()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FrameEncoder.fit(new DataFrame(new StringVector("s", new String[] {null, null}))))
        .withMessageContaining("all cells of column 's' are missing");
  }

  /** Smile reads the file that the command line reads. */
  @Test
  void aFileReadBySmileClustersAsByTheCommandLine() throws IOException {
    Path file = ExampleTest.penguins(folder);
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    DataFrame frame = Read.csv(file, format);
    String[] columns =
        Arrays.stream(frame.names()).filter(n -> !n.equals("class")).toArray(String[]::new);
    double[][] x = FrameEncoder.fit(frame, columns).encode(frame);
    assertThat(ClAM.fit(x, new ClAM.Options(3).with(o -> o.withRestarts(2))).group())
        .isEqualTo(commandLine(file.toString(), "-k", "3", "--restarts", "2"));
  }

  /** Returns the clusters that the command line writes. */
  private int[] commandLine(String... words) throws IOException {
    Path file = folder.resolve("clusters.csv");
    List<String> line = new ArrayList<>(List.of("cluster", "--assign", file.toString()));
    line.addAll(List.of(words));
    PrintWriter quiet = new PrintWriter(Writer.nullWriter());
    assertThat(Main.run(quiet, quiet, line.toArray(String[]::new))).isZero();
    return Files.readAllLines(file).stream()
        .skip(1)
        .mapToInt(row -> Integer.parseInt(row.split(",")[1]))
        .toArray();
  }

  /** The command line reads the same data, encodes them the same way and has the same seed. */
  @ParameterizedTest
  @CsvSource({"iris, 3", "wine, 3", "penguins, 3", "zoo, 7"})
  void clustersAreThoseOfTheCommandLineToTheBit(String name, int k) throws IOException {
    int[] expected = commandLine(name, "-k", "" + k, "--seed", "5", "--restarts", "3");
    Table table = Datasets.load(name);
    DataFrame frame = Frames.frame(table);
    String[] columns = table.features().names().toArray(String[]::new);
    double[][] x = FrameEncoder.fit(frame, columns).encode(frame);
    assertThat(ClAM.fit(x, new ClAM.Options(k).with(o -> o.withSeed(5).withRestarts(3))).group())
        .isEqualTo(expected);
  }
}
