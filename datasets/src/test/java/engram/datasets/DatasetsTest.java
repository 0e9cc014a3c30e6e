package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.table.Column;
import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetsTest {
  static Stream<Entry> entries() {
    return Datasets.catalogue().stream();
  }

  private static InputStream unpacked(Entry entry) throws IOException {
    return new GZIPInputStream(
        Datasets.class.getResourceAsStream(entry.name() + ".csv.gz"), 1 << 16);
  }

  @Test
  void catalogueListsTheThirteenSets() {
    assertThat(Datasets.catalogue().stream().map(Entry::name))
        .containsExactly(
            "iris",
            "wine",
            "zoo",
            "penguins",
            "breast_cancer_wdbc",
            "digits8x8",
            "segment",
            "letter",
            "soybean",
            "fashion_mnist_t10k",
            "diabetes_regression",
            "concrete_regression",
            "austen_chunks");
  }

  @ParameterizedTest
  @MethodSource("entries")
  void fileIsTheOneOfTheCatalogue(Entry entry) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = unpacked(entry)) {
      digest.update(in.readAllBytes());
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(entry.sha256());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void tableIsAsTheCatalogueSays(Entry entry) {
    Table table = Datasets.load(entry.name());
    List<Column> features = table.features().columns();
    assertThat(table.name()).isEqualTo(entry.name());
    assertThat(table.rows()).isEqualTo(entry.rows());
    assertThat(features).hasSize(entry.columns());
    assertThat(count(features, Column.Kind.NUMERIC)).isEqualTo(entry.numeric());
    assertThat(count(features, Column.Kind.NOMINAL)).isEqualTo(entry.nominal());
    assertThat(count(features, Column.Kind.TEXT)).isEqualTo(entry.text());
    assertThat(table.missing()).isEqualTo(entry.missing());
    assertThat(table.targetColumn().name()).isEqualTo(entry.target());
    assertThat(levels(table)).isEqualTo(entry.levels());
    if (entry.task() == Entry.Task.REGRESSION) {
      assertThat(entry.classes()).isZero();
      assertThat(Arrays.stream(table.targetValues()).allMatch(Double::isFinite)).isTrue();
    } else {
      assertThat(Arrays.stream(table.targetLabels()).distinct().count()).isEqualTo(entry.classes());
    }
    assertThat(entry.text() > 0).isEqualTo(entry.task() == Entry.Task.TEXT);
  }

  private static long count(List<Column> columns, Column.Kind kind) {
    return columns.stream().filter(column -> column.kind() == kind).count();
  }

  private static Map<String, List<String>> levels(Table table) {
    Map<String, List<String>> levels = new HashMap<>();
    for (Column column : table.schema().columns()) {
      if (column.isNominal()) {
        levels.put(column.name(), column.levels());
      }
    }
    return levels;
  }

  @ParameterizedTest
  @MethodSource("entries")
  void originAndLicenceAreStated(Entry entry) {
    assertThat(entry.title()).isNotBlank().hasSizeLessThan(90);
    assertThat(entry.source()).isNotBlank();
    assertThat(entry.licence()).isNotBlank();
    assertThat(entry.note()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void kindsGuessedFromTheFileAreThoseOfTheCatalogue(Entry entry) {
    ByteSource source = new ByteSource(entry.name(), -1, () -> unpacked(entry));
    Table guessed =
        CsvReader.read(source, entry.name(), new CsvReader.Options().withMissing(Set.of("?")));
    assertThat(guessed.schema()).isEqualTo(Datasets.load(entry.name()).schema());
    assertThat(guessed.target()).isEqualTo(guessed.columns() - 1);
  }

  @Test
  void irisHasItsKnownMeans() {
    Table iris = Datasets.load("iris");
    assertThat(Arrays.stream(iris.column(0)).sum()).isBetween(876.4999, 876.5001);
    assertThat(iris.targetLabels()[0]).isZero();
    assertThat(iris.targetLabels()[149]).isEqualTo(2);
    assertThat(Encoder.fit(iris).width()).isEqualTo(4);
  }

  @Test
  void missingCellsOfSoybeanAreMissingWhenEncoded() {
    Table soybean = Datasets.load("soybean");
    Encoder encoder = Encoder.fit(soybean);
    double[][] rows = encoder.encode(soybean);
    int missing = 0;
    for (int row = 0; row < rows.length; row++) {
      double[] cells = encoder.decodeRow(rows[row]);
      for (int c = 0; c < cells.length; c++) {
        assertThat(Double.valueOf(cells[c])).isEqualTo(Double.valueOf(soybean.cell(row, c)));
        missing += Double.isNaN(cells[c]) ? 1 : 0;
      }
    }
    assertThat(missing).isEqualTo(2337);
  }

  @Test
  void unknownNameIsAnsweredWithTheNamesThereAre() {
    assertThatThrownBy(() -> Datasets.load("iriss"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("no bundled data set 'iriss'; there are iris, wine, ")
        .hasMessageEndingWith("austen_chunks");
  }
}
