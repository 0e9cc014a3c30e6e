package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.table.DataException;
import engram.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
  @TempDir Path folder;

  private static byte[] idx(int type, int[] sizes, byte[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    bytes.put((byte) 0).put((byte) 0).put((byte) type).put((byte) sizes.length);
    for (int size : sizes) {
      bytes.putInt(size);
    }
    return bytes.put(values).array();
  }

  private static final byte[] IMAGES =
      idx(8, new int[] {2, 2, 3}, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1});
  private static final byte[] LABELS = idx(8, new int[] {2}, new byte[] {10, 9});

  private Path file(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    if (!name.endsWith(".gz")) {
      return Files.write(file, bytes);
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }

  @Test
  void imagesBecomeRowsOfPixels() throws IOException {
    Table table = IdxReader.read(file("some-images", IMAGES));
    assertThat(table.name()).isEqualTo("some-images");
    assertThat(table.target()).isEqualTo(-1);
    assertThat(table.schema().names()).containsExactly("p0", "p1", "p2", "p3", "p4", "p5");
    assertThat(table.column(5)).containsExactly(5, 255);
  }

  @Test
  void labelsBecomeTheTargetInTheOrderOfNumbers() throws IOException {
    Table table = IdxReader.read(file("i.gz", IMAGES), file("l.gz", LABELS));
    assertThat(table.columns()).isEqualTo(7);
    assertThat(table.targetColumn().name()).isEqualTo("class");
    assertThat(table.targetColumn().levels()).containsExactly("9", "10");
    assertThat(table.targetLabels()).containsExactly(1, 0);
  }

  @Test
  void everyTypeOfNumberIsRead() throws IOException {
    int[] sizes = {3};
    byte[] bytes = {1, -1, 0};
    byte[] shorts = ByteBuffer.allocate(6).putShort((short) 300).putShort((short) -2).array();
    byte[] ints = ByteBuffer.allocate(12).putInt(70_000).putInt(-70_000).array();
    byte[] floats = ByteBuffer.allocate(12).putFloat(0.5f).putFloat(Float.NaN).array();
    byte[] doubles = ByteBuffer.allocate(24).putDouble(0.1).putDouble(-1e300).array();
    assertThat(values(idx(0x08, sizes, bytes))).containsExactly(1, 255, 0);
    assertThat(values(idx(0x09, sizes, bytes))).containsExactly(1, -1, 0);
    assertThat(values(idx(0x0b, sizes, shorts))).containsExactly(300, -2, 0);
    assertThat(values(idx(0x0c, sizes, ints))).containsExactly(70_000, -70_000, 0);
    assertThat(values(idx(0x0d, sizes, floats))).containsExactly(0.5, Double.NaN, 0);
    assertThat(values(idx(0x0e, sizes, doubles))).containsExactly(0.1, -1e300, 0);
  }

  private double[] values(byte[] bytes) throws IOException {
    return IdxReader.read(file("values", bytes)).column(0);
  }

  @Test
  void folderIsReadByParts() throws IOException {
    file("t10k-images-idx3-ubyte", IMAGES);
    file("t10k-labels-idx1-ubyte", LABELS);
    file("train-images-idx3-ubyte.gz", idx(8, new int[] {1, 2, 3}, new byte[] {9, 9, 9, 9, 9, 9}));
    file("train-labels-idx1-ubyte.gz", idx(8, new int[] {1}, new byte[] {9}));
    file("README", new byte[0]);
    assertThat(IdxReader.parts(folder)).containsExactly("train", "t10k");
    Table all = IdxReader.readFolder(folder);
    assertThat(all.name()).isEqualTo(folder.getFileName().toString());
    assertThat(all.column(0)).containsExactly(9, 0, 6);
    assertThat(all.targetLabels()).containsExactly(0, 1, 0);
    assertThat(IdxReader.readFolder(folder, "t10k").rows()).isEqualTo(2);
  }

  @Test
  void folderWithoutSuchFilesIsAnError() throws IOException {
    assertThatThrownBy(() -> IdxReader.readFolder(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no IDX files");
    assertThatThrownBy(() -> IdxReader.readFolder(folder.resolve("none")))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("none: no such file");
    file("train-images-idx3-ubyte", IMAGES);
    assertThatThrownBy(() -> IdxReader.readFolder(folder, "t10k"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'t10k'; the parts are [train]");
    file("t10k-images-idx3-ubyte", idx(8, new int[] {1, 5}, new byte[5]));
    assertThatThrownBy(() -> IdxReader.readFolder(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("does not fit");
  }

  @Test
  void filesThatAreNotWhatTheySayAreErrors() throws IOException {
    assertError("ends within its header", Arrays.copyOf(IMAGES, 3));
    assertError("ends within its header", Arrays.copyOf(IMAGES, 9));
    assertError("ends after 1 items, its header promises 2", Arrays.copyOf(IMAGES, 25));
    assertError("goes on after the 2 items", Arrays.copyOf(IMAGES, IMAGES.length + 1));
    assertError("no IDX file (magic number 5f780a31)", "_x\n1,2,3".getBytes("US-ASCII"));
    assertError("no IDX file", idx(0x0a, new int[] {1}, new byte[1]));
    assertError("no IDX file", idx(8, new int[0], new byte[8]));
    assertError("promises 0 items", idx(8, new int[] {0, 2}, new byte[0]));
    assertError("promises -1 items", idx(8, new int[] {-1}, new byte[4]));
    assertError("promises 1 items", idx(8, new int[] {1, 1 << 30, 1 << 30}, new byte[4]));
    assertError("promises 1 items of 0 numbers", idx(8, new int[] {1, 0, -1}, new byte[4]));
    byte[] infinite = ByteBuffer.allocate(8).putFloat(1).putFloat(Float.POSITIVE_INFINITY).array();
    assertError("item 1, number 2 is Infinity", idx(0x0d, new int[] {1, 2}, infinite));
  }

  private void assertError(String message, byte[] bytes) throws IOException {
    Path file = file("bad", bytes);
    assertThatThrownBy(() -> IdxReader.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void labelsThatDoNotFitAreErrors() throws IOException {
    Path images = file("images", IMAGES);
    byte[][] bad = {
      idx(8, new int[] {3}, new byte[3]),
      idx(8, new int[] {2, 2}, new byte[4]),
      idx(0x0d, new int[] {2}, new byte[8])
    };
    for (byte[] bytes : bad) {
      Path labels = file("labels", bytes);
      assertThatThrownBy(() -> IdxReader.read(images, labels))
          .isInstanceOf(DataException.class)
          .hasMessage(labels + ": not 2 whole numbers, one for each image");
    }
  }
}
