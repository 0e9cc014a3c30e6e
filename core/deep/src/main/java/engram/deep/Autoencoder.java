package engram.deep;

import engram.math.Check;
import java.util.Arrays;

/**
 * A trained encoder e and decoder d (tutorial eq. 5.24). Immutable and safe for use from many
 * threads.
 *
 * <p>Every question builds the networks anew outside the heap: ask for many rows at once.
 */
public final class Autoencoder {

  private static final int ROWS_A_BATCH = 256;

  private final Architecture architecture;
  private final RowScale scale;
  private final float[][][] values;
  private final double error;

  /**
   * Keeps what it is given.
   *
   * @param values layers, rows, values
   * @param error mean squared error of a value over the training rows, in squared data units
   */
  Autoencoder(Architecture architecture, RowScale scale, float[][][] values, double error) {
    this.architecture = architecture;
    this.scale = scale;
    this.values = values;
    this.error = error;
  }

  /** Returns the layers. */
  public Architecture architecture() {
    return architecture;
  }

  /**
   * Returns the mean over rows and columns of {@code (x - d(e(x)))^2} on the training rows, in
   * squared data units.
   */
  public double reconstruction() {
    return error;
  }

  /**
   * Returns the codes e(x).
   *
   * @param x n rows as long as in training, finite, not modified
   * @return n rows of latent values
   */
  public double[][] codes(double[][] x) {
    RowScale.check(x, architecture.inputs());
    try (Workspace workspace = workspace(x.length, 0)) {
      return widened(workspace.encode(scale.scaled(x)));
    }
  }

  /** Returns d(e(x)), n rows in data units; {@code x} is not modified. */
  public double[][] reconstruct(double[][] x) {
    RowScale.check(x, architecture.inputs());
    try (Workspace workspace = workspace(x.length, 0)) {
      float[][] codes = workspace.encode(scale.scaled(x));
      return restored(workspace.map(codes, workspace.decoder()::forward));
    }
  }

  /**
   * Returns d(v), rows in data units.
   *
   * @param codes rows of latent values, finite and of no more than 1e9, not modified
   */
  public double[][] decode(double[][] codes) {
    RowScale.check(codes, architecture.latent());
    for (double[] code : codes) {
      for (double value : code) {
        Check.that(
            Math.abs(value) <= RowScale.FARTHEST, "code", value, "at most " + RowScale.FARTHEST);
      }
    }
    try (Workspace workspace = workspace(codes.length, 0)) {
      return restored(workspace.map(narrowed(codes), workspace.decoder()::forward));
    }
  }

  RowScale scale() {
    return scale;
  }

  float[][][] values() {
    return values;
  }

  Workspace workspace(int rows, int threads) {
    return Workspace.of(architecture, values, Math.min(rows, ROWS_A_BATCH), threads);
  }

  double[][] restored(float[][] rows) {
    return Arrays.stream(rows).map(scale::restored).toArray(double[][]::new);
  }

  static double[][] widened(float[][] rows) {
    double[][] wide = new double[rows.length][];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = new double[rows[i].length];
      for (int j = 0; j < wide[i].length; j++) {
        wide[i][j] = rows[i][j];
      }
    }
    return wide;
  }

  static float[][] firstColumns(float[][] rows, int count) {
    return Arrays.stream(rows).map(row -> Arrays.copyOf(row, count)).toArray(float[][]::new);
  }

  static float[][] narrowed(double[][] rows) {
    float[][] narrow = new float[rows.length][];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = new float[rows[i].length];
      for (int j = 0; j < narrow[i].length; j++) {
        narrow[i][j] = (float) rows[i][j];
      }
    }
    return narrow;
  }
}
