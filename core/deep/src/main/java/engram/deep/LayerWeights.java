package engram.deep;

import engram.math.Adam;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Rows;

/**
 * The weights of one layer: an {@code inputs x outputs} matrix and a bias, on the heap where they
 * are trained and outside it where they are multiplied.
 */
final class LayerWeights {

  /** The matrix, row by row, and the bias as the last row. */
  private final float[][] values;

  private final float[][] gradient;
  private final int inputs;
  private Adam adam;
  private final Matrix matrix;
  private final Matrix slope;

  /**
   * Draws a matrix of normal numbers of variance {@code gain / fanIn}; the bias starts at 0.
   *
   * @param biasLength one bias an output, or one an input where the layer runs backwards
   */
  LayerWeights(
      int inputs, int outputs, int biasLength, double gain, int fanIn, RandomStream stream) {
    this.inputs = inputs;
    values = new float[inputs + 1][outputs];
    gradient = new float[inputs + 1][outputs];
    values[inputs] = new float[biasLength];
    gradient[inputs] = new float[biasLength];
    double deviation = Math.sqrt(gain / fanIn);
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < outputs; j++) {
        values[i][j] = (float) (deviation * stream.nextGaussian());
      }
    }
    forget();
    matrix = new Matrix(inputs, outputs);
    slope = new Matrix(inputs, outputs);
    publish();
  }

  /** The matrix as products read it. */
  Matrix matrix() {
    return matrix;
  }

  /** Where the gradient of the matrix is written. */
  Matrix slope() {
    return slope;
  }

  float[] bias() {
    return values[inputs];
  }

  /** The matrix row by row, then the bias; after a change call {@link #publish}. */
  float[][] values() {
    return values;
  }

  /** The gradient row by row, the bias last, as the last backward pass left it. */
  float[][] gradient() {
    for (int i = 0; i < inputs; i++) {
      slope.read(i, gradient[i]);
    }
    return gradient;
  }

  /** Sets the bias gradient to the sum of the rows, cut into pieces of the bias' length. */
  void sumBias(float[][] rows, Parallel pool) {
    float[] sum = gradient[inputs];
    java.util.Arrays.fill(sum, 0f);
    if (rows[0].length == sum.length) {
      for (float[] row : rows) {
        Rows.add(sum, sum.length, row);
      }
      return;
    }
    float[][] parts = new float[rows.length][];
    pool.run(rows.length, (i, worker) -> parts[i] = sumPieces(rows[i], sum.length));
    for (float[] part : parts) {
      Rows.add(sum, sum.length, part);
    }
  }

  private static float[] sumPieces(float[] row, int length) {
    float[] sum = new float[length];
    for (int from = 0; from < row.length; from += length) {
      for (int j = 0; j < length; j++) {
        sum[j] += row[from + j];
      }
    }
    return sum;
  }

  /** Starts Adam anew, because the weights were changed from outside. */
  void forget() {
    int widest = Math.max(values[0].length, values[inputs].length);
    adam = new Adam(inputs + 1, widest);
  }

  /** Takes one step of Adam. */
  void step(double rate) {
    adam.step(values, gradient(), rate);
    publish();
  }

  /** Copies the values to where products read them. */
  void publish() {
    for (int i = 0; i < inputs; i++) {
      matrix.write(i, values[i]);
    }
  }
}
