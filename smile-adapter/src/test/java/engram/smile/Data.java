package engram.smile;

import engram.datasets.Datasets;
import engram.table.Encoder;
import engram.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.util.Index;

/** Rows, frames and copies for the tests. */
final class Data {

  static final Table IRIS = Datasets.load("iris");
  static final double[][] X = Encoder.fit(IRIS).encode(IRIS);
  static final int[] Y = IRIS.targetLabels();

  private Data() {}

  /** The first images of digits8x8 in grey values, 64 numbers each. */
  static double[][] digits(int rows) {
    Table digits = Datasets.load("digits8x8");
    return IntStream.range(0, rows)
        .mapToObj(i -> IntStream.range(0, 64).mapToDouble(j -> digits.cell(i, j)).toArray())
        .toArray(double[][]::new);
  }

  /** Every third row. */
  static double[][] some(double[][] x) {
    return IntStream.range(0, x.length)
        .filter(i -> i % 3 == 0)
        .mapToObj(i -> x[i])
        .toArray(double[][]::new);
  }

  static int[] some(int[] y) {
    return IntStream.range(0, y.length).filter(i -> i % 3 == 0).map(i -> y[i]).toArray();
  }

  static DataFrame some(DataFrame frame, int step) {
    return frame.get(
        Index.of(IntStream.range(0, frame.size()).filter(i -> i % step == 0).toArray()));
  }

  /** A copy with every seventh cell missing. */
  static double[][] gaps(double[][] x) {
    double[][] gaps = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < gaps.length; i++) {
      for (int d = 0; d < gaps[i].length; d++) {
        if ((3 * i + d) % 7 == 0) {
          gaps[i][d] = Double.NaN;
        }
      }
    }
    return gaps;
  }

  /** Writes an object and reads it back. */
  @SuppressWarnings("unchecked")
  static <T> T copy(T object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
      out.flush();
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (T) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
