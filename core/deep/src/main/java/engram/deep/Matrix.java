package engram.deep;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix outside the Java heap, where native products read and write it, row after row.
 *
 * <p>ND4J sees its transpose in column order, the layout its products take without a copy. Rows are
 * copied in and out whole; different threads may copy different rows.
 */
final class Matrix {

  private final int columns;
  private final INDArray transpose;
  private final FloatBuffer floats;

  Matrix(int rows, int columns) {
    if ((long) rows * columns > Integer.MAX_VALUE / Float.BYTES) {
      throw new IllegalArgumentException(
          "batchSize asks for a matrix of "
              + rows
              + " x "
              + columns
              + ", allowed: under 2 GB; take a smaller batchSize or narrower layers");
    }
    this.columns = columns;
    this.transpose = Nd4j.create(DataType.FLOAT, new long[] {columns, rows}, 'f');
    this.floats = transpose.data().asNioFloat();
  }

  /** Copies {@code from}, a whole number of rows, to row {@code row} and those after it. */
  void write(int row, float[] from) {
    floats.put(row * columns, from);
  }

  /** Copies row {@code row} and those after it until {@code to} is full. */
  void read(int row, float[] to) {
    floats.get(row * columns, to);
  }

  /** Writes {@code a b}. */
  void product(Matrix a, Matrix b) {
    Nd4j.gemm(b.transpose, a.transpose, transpose, false, false, 1, 0);
  }

  /** Writes {@code a b^T}. */
  void productTransposed(Matrix a, Matrix b) {
    Nd4j.gemm(b.transpose, a.transpose, transpose, true, false, 1, 0);
  }

  /** Writes {@code a^T b}. */
  void transposedProduct(Matrix a, Matrix b) {
    Nd4j.gemm(b.transpose, a.transpose, transpose, false, true, 1, 0);
  }
}
