package engram.transformer;

import engram.math.Fma;
import engram.math.Rows;
import java.util.Arrays;

/**
 * The attention among the tokens of a tile of images. All arrays are tokens x (H Y) rows of one
 * value an image, so that every loop runs over images.
 */
final class TileAttention {

  private final int tokens;
  private final int heads;
  private final int inner;
  private final float beta;
  private final boolean self;
  private final float[][][] p;
  private final float[][][] change;
  private final float[] spare;
  private final float[] mean;

  TileAttention(int tokens, EnergyTransformer.Options o, int points) {
    this.tokens = tokens;
    this.heads = o.heads();
    this.inner = o.inner();
    this.beta = (float) o.attentionBeta();
    this.self = o.selfAttention();
    p = new float[tokens][tokens][points];
    change = new float[tokens][tokens][points];
    spare = new float[points];
    mean = new float[points];
  }

  /**
   * Adds what pulls the tokens: {@code byQ_A += sum_k P_Ak K_k} and {@code byK_A += sum_q P_qA
   * Q_q}.
   *
   * @param free the tokens whose pull is wanted
   */
  void pulls(float[][][] q, float[][][] k, int[] free, float[][][] byQ, float[][][] byK, int n) {
    for (int h = 0; h < heads; h++) {
      attend(q, k, h, n);
      addPulls(q, k, free, byQ, byK, h, n);
    }
  }

  private void addPulls(
      float[][][] q, float[][][] k, int[] free, float[][][] byQ, float[][][] byK, int h, int n) {
    for (int a : free) {
      for (int y = h * inner; y < (h + 1) * inner; y++) {
        addOverKeys(byQ[a][y], p[a], k, y, n);
        addOverQueries(byK[a][y], p, a, q, y, n);
      }
    }
  }

  /**
   * The pulls, and how they change along a direction of the queries and keys.
   *
   * @param free the tokens that move along the direction, whose pull is wanted
   * @param qd change of the queries, zero at other tokens
   * @param kd change of the keys, zero at other tokens
   * @param byQ tokens x H Y, added to: pulls of the free tokens
   * @param byK likewise
   * @param byQd tokens x H Y, added to: change of the pull of every token
   * @param byKd likewise
   */
  void changes(
      float[][][] q,
      float[][][] k,
      int[] free,
      float[][][] qd,
      float[][][] kd,
      float[][][] byQ,
      float[][][] byK,
      float[][][] byQd,
      float[][][] byKd,
      int n) {
    for (int h = 0; h < heads; h++) {
      attend(q, k, h, n);
      addPulls(q, k, free, byQ, byK, h, n);
      turn(q, k, free, qd, kd, h, n);
      for (int y = h * inner; y < (h + 1) * inner; y++) {
        for (int a = 0; a < tokens; a++) {
          for (int b : free) {
            Rows.addProduct(byQd[a][y], n, p[a][b], kd[b][y]);
            Rows.addProduct(byKd[a][y], n, p[b][a], qd[b][y]);
          }
          addOverKeys(byQd[a][y], change[a], k, y, n);
          addOverQueries(byKd[a][y], change, a, q, y, n);
        }
      }
    }
  }

  /** Writes the softmax over keys of every query. */
  private void attend(float[][][] q, float[][][] k, int h, int n) {
    float[][] others = new float[self ? tokens : tokens - 1][];
    for (int a = 0; a < tokens; a++) {
      int count = 0;
      for (int b = 0; b < tokens; b++) {
        Arrays.fill(p[a][b], 0, n, 0f);
        if (self || a != b) {
          addDot(p[a][b], q[a], k[b], h, n);
          Rows.scale(p[a][b], n, beta);
          others[count++] = p[a][b];
        }
      }
      Rows.softmax(others, count, n, spare);
    }
  }

  /** Writes the change of the softmax, {@code beta P (A' - sum_k P A')}. */
  private void turn(
      float[][][] q, float[][][] k, int[] free, float[][][] qd, float[][][] kd, int h, int n) {
    boolean[] moves = new boolean[tokens];
    for (int a : free) {
      moves[a] = true;
    }
    for (int a = 0; a < tokens; a++) {
      Arrays.fill(mean, 0, n, 0f);
      for (int b = 0; b < tokens; b++) {
        float[] row = change[a][b];
        Arrays.fill(row, 0, n, 0f);
        if (self || a != b) {
          if (moves[b]) {
            addDot(row, q[a], kd[b], h, n);
          }
          if (moves[a]) {
            addDot(row, qd[a], k[b], h, n);
          }
          Rows.addProduct(mean, n, p[a][b], row);
        }
      }
      for (int b = 0; b < tokens; b++) {
        Rows.softmaxSlope(change[a][b], n, p[a][b], change[a][b], mean, beta);
      }
    }
  }

  private void addDot(float[] y, float[][] a, float[][] b, int h, int n) {
    int from = h * inner;
    int to = from + inner;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      addFour(y, a[i], b[i], a[i + 1], b[i + 1], a[i + 2], b[i + 2], a[i + 3], b[i + 3], n);
    }
    for (; i < to; i++) {
      Rows.addProduct(y, n, a[i], b[i]);
    }
  }

  private void addOverKeys(float[] y, float[][] weight, float[][][] k, int row, int n) {
    int b = 0;
    for (; b + 4 <= tokens; b += 4) {
      addFour(
          y,
          weight[b],
          k[b][row],
          weight[b + 1],
          k[b + 1][row],
          weight[b + 2],
          k[b + 2][row],
          weight[b + 3],
          k[b + 3][row],
          n);
    }
    for (; b < tokens; b++) {
      Rows.addProduct(y, n, weight[b], k[b][row]);
    }
  }

  private void addOverQueries(float[] y, float[][][] weight, int b, float[][][] q, int row, int n) {
    int a = 0;
    for (; a + 4 <= tokens; a += 4) {
      addFour(
          y,
          weight[a][b],
          q[a][row],
          weight[a + 1][b],
          q[a + 1][row],
          weight[a + 2][b],
          q[a + 2][row],
          weight[a + 3][b],
          q[a + 3][row],
          n);
    }
    for (; a < tokens; a++) {
      Rows.addProduct(y, n, weight[a][b], q[a][row]);
    }
  }

  private static void addFour(
      float[] y,
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      float[] e,
      float[] f,
      float[] g,
      float[] h,
      int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Fma.of(a[i], b[i], Fma.of(c[i], d[i], Fma.of(e[i], f[i], Fma.of(g[i], h[i], y[i]))));
    }
  }
}
