package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import engram.datasets.CsvReader.Options;
import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CsvFuzzTest {
  private static final String STRUCTURE = ",\"\n\r?-+.eE0123456789 NaInfty\u0000\u00e9\u20ac";

  /** A sound file with numbers, levels, quotes, missing cells and a class. */
  private static byte[] soundFile(Random random) {
    StringBuilder text = new StringBuilder("size,\"col, our\",note,count,class\n");
    int rows = 1 + random.nextInt(30);
    for (int i = 0; i < rows; i++) {
      text.append(random.nextInt(9) == 0 ? "" : Double.toString(random.nextGaussian()));
      text.append(random.nextBoolean() ? ",red," : ",\"gr\"\"een\",");
      text.append("note ").append(random.nextInt(100)).append(',');
      text.append(random.nextInt(9) == 0 ? "?" : Integer.toString(random.nextInt(5)));
      text.append(",").append((char) ('a' + random.nextInt(3))).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(12));
    byte[] piece = Arrays.copyOfRange(bytes, from, to);
    return switch (random.nextInt(6)) {
      case 0 -> splice(bytes, from, to, new byte[0]);
      case 1 -> splice(bytes, from, from, piece);
      case 2 -> splice(splice(bytes, from, to, new byte[0]), 0, 0, piece);
      case 3 -> {
        byte[] any = {(byte) random.nextInt(random.nextInt(4) == 0 ? 256 : 128)};
        yield splice(bytes, from, from + random.nextInt(2), any);
      }
      case 4 -> {
        int at = random.nextInt(STRUCTURE.length());
        String sign = STRUCTURE.substring(at, at + 1);
        yield splice(bytes, from, from + random.nextInt(2), sign.getBytes(StandardCharsets.UTF_8));
      }
      default -> Arrays.copyOf(bytes, from + 1);
    };
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(piece);
    out.write(bytes, to, bytes.length - to);
    byte[] spliced = out.toByteArray();
    return spliced.length == 0 ? new byte[] {'a'} : spliced;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] mutateOften(byte[] bytes, Random random) {
    byte[] mutated = bytes;
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated = mutate(mutated, random);
    }
    return mutated;
  }

  /** Whether the bytes are a table; if not, the error has to be a single line. */
  private static boolean isTable(byte[] bytes, String label) {
    ByteSource source = new ByteSource(label, bytes.length, () -> new ByteArrayInputStream(bytes));
    try {
      Table table = CsvReader.read(source, "fuzz", new Options());
      assertThat(table.rows()).isPositive();
      for (int c = 0; c < table.columns(); c++) {
        for (double cell : table.column(c)) {
          assertThat(Double.isInfinite(cell)).isFalse();
        }
      }
      return true;
    } catch (DataException e) {
      assertThat(e.getMessage()).startsWith(label + ": ").doesNotContainPattern("[\\r\\n]");
      assertThat(e.getMessage()).hasSizeLessThan(1000).doesNotContain("null");
      return false;
    }
  }

  @Property(tries = 600)
  void mutatedFileIsATableOrOneLineOfError(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] sound = soundFile(random);
    isTable(mutateOften(sound, random), "fuzz.csv");
  }

  @Property(tries = 300)
  void mutatedPackedFileIsATableOrOneLineOfError(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] packed = gzip(soundFile(random));
    isTable(mutateOften(packed, random), "fuzz.csv.gz");
    isTable(gzip(mutateOften(soundFile(random), random)), "fuzz.csv.gz");
  }

  @Property(tries = 100)
  void fileBeforeItsMutationIsATableThatCanBeEncoded(@ForAll long seed) {
    byte[] bytes = soundFile(new Random(seed));
    ByteSource source =
        new ByteSource("fuzz.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
    try {
      Table table = CsvReader.read(source, "fuzz", new Options()).without("note");
      assertThat(Encoder.fit(table).encode(table)).hasNumberOfRows(table.rows());
    } catch (DataException e) {
      // With few rows a column may happen to have no known cell.
      assertThat(e.getMessage()).contains("all cells of column", "are missing");
    }
  }
}
