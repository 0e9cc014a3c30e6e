package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.datasets.CsvReader.Options;
import engram.table.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that holds no rows of text is refused with what it is and what to do. */
class FileKindTest {

  @TempDir private Path folder;

  private static void assertRefused(byte[] bytes, String... words) {
    assertThatThrownBy(
            () -> TextFile.of(new ByteArrayInputStream(bytes), "data.csv", new Options()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("data.csv: is ")
        .hasMessageContaining("not a text file of rows; ")
        .hasMessageContainingAll(words);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] zip(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(latin("some content"));
    }
    return bytes.toByteArray();
  }

  @Test
  void archivesAndWorkbooksAreToldApart() throws IOException {
    assertRefused(zip("[Content_Types].xml"), "an Excel workbook", "CSV");
    assertRefused(zip("table.csv"), "a zip archive", "unpack");
  }

  @Test
  void binaryFilesAreNamed() {
    assertRefused(latin("\u0089PNG\r\n\u0000"), "a PNG picture");
    assertRefused(latin("\u00ff\u00d8\u00ff\u00e0\u0000"), "a JPEG picture");
    assertRefused(latin("%PDF-1.7"), "a PDF document");
    assertRefused(latin("PAR1\u0000"), "a Parquet");
    assertRefused(latin("SQLite format 3\u0000"), "an SQLite database");
    assertRefused(latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1"), "an Excel workbook of old");
    assertRefused(latin("BZh91AY"), "packed", "gzip");
    assertRefused(latin("(\u00b5/\u00fd\u0004"), "packed", "gzip");
    assertRefused(latin("Obj\u0001\u0004"), "an Avro file");
    assertRefused(latin("\u0093NUMPY\u0001"), "an array of NumPy");
    assertRefused(latin("\u0001\u0000\u0000\u0003"), "binary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{\"a\": 1} ~ JSON",
        "[{\"a\": 1}] ~ JSON",
        "<!DOCTYPE html><html> ~ HTML",
        "<?xml version='1.0'?> ~ XML",
        "@RELATION r\\n@attribute a numeric ~ ARFF",
        "% made\\n@relation r\\n ~ ARFF",
        "+1 1:0.5 7:2\\n-1 2:1\\n ~ sparse rows",
        "3 1:0.5\\n ~ sparse rows"
      })
  void textsThatAreNoRowsAreNamed(String text, String name) {
    assertRefused(latin(text.replace("\\n", "\n")), name);
  }

  @Test
  void utf16WithoutAMarkIsReadOnceItIsSaid() {
    byte[] bytes = "a,b\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_16LE);
    assertRefused(bytes, "UTF-16 text without a mark", "--encoding UTF-16LE");
    assertRefused("a,b\n1,x\n".getBytes(StandardCharsets.UTF_16BE), "--encoding UTF-16BE");
    Options given = new Options().withFormat(Charset.forName("UTF-16LE"), null, null);
    assertThat(CsvReader.read(new ByteArrayInputStream(bytes), "data", given).rows()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n",
        "[id],b\n1,2\n",
        "{id},b\n1,2\n",
        "<5,b\n1,2\n",
        "PK,b\n1,2\n",
        "",
        "\ufeffa,b\n1,2\n",
        "@,b\n1,2\n"
      })
  void rowsOfTextAreNone(String text) {
    assertThat(FileKind.of(text.getBytes(StandardCharsets.UTF_8))).isNull();
  }

  @Test
  void aWholeFileIsUnpackedAndRefusedWhereItIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("p.arff"), latin("\u0089PNG\r\n\u001a\n"));
    assertThatThrownBy(() -> FileBytes.ofText(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": is a PNG picture, not a text file of rows; give a table as text");
    assertThat(FileBytes.refusal(file)).contains("a PNG picture");
    Path text = Files.write(folder.resolve("t.arff"), latin("@relation r\n"));
    assertThat(FileBytes.ofText(text)).isEqualTo(latin("@relation r\n"));
    assertThat(FileBytes.refusal(folder.resolve("none"))).isNull();
  }
}
