package engram.math;

import java.io.Serializable;

/**
 * Adam (Kingma and Ba 2015), a gradient descent whose step in each parameter is scaled by running
 * means of the gradient and of its square.
 *
 * <p>With m and s the running means after t steps: p -= rate * (m / (1 - b1^t)) / (sqrt(s / (1 -
 * b2^t)) + 1e-8), b1 = .9, b2 = .999.
 */
public final class Adam implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final float B1 = 0.9f;
  private static final float B2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final float[][] mean;
  private final float[][] square;
  private double power1 = 1;
  private double power2 = 1;

  /** Prepares the descent of {@code rows} rows of {@code columns} parameters each. */
  public Adam(int rows, int columns) {
    mean = new float[rows][columns];
    square = new float[rows][columns];
  }

  /**
   * Takes one step.
   *
   * @param parameters rows x columns, modified
   * @param gradient rows x columns, not modified
   * @param rate how far a parameter moves whose gradient keeps its sign, in the parameters' units
   */
  public void step(float[][] parameters, float[][] gradient, double rate) {
    power1 *= B1;
    power2 *= B2;
    float scale1 = (float) (rate / (1 - power1));
    float scale2 = (float) (1 / (1 - power2));
    for (int k = 0; k < parameters.length; k++) {
      step(parameters[k], gradient[k], mean[k], square[k], scale1, scale2);
    }
  }

  private static void step(float[] p, float[] g, float[] m, float[] s, float scale1, float scale2) {
    for (int i = 0; i < p.length; i++) {
      m[i] = Fma.of(B1, m[i], (1 - B1) * g[i]);
      s[i] = Fma.of(B2, s[i], (1 - B2) * g[i] * g[i]);
      p[i] -= scale1 * m[i] / ((float) Math.sqrt(scale2 * s[i]) + EPSILON);
    }
  }

  /** Forgets what was learned of one row of parameters, because that row was placed anew. */
  public void reset(int row) {
    java.util.Arrays.fill(mean[row], 0f);
    java.util.Arrays.fill(square[row], 0f);
  }
}
