package engram.member;

import engram.math.RandomStream;

/** Small data of three classes: ellipses of another shape each. */
final class Blobs {

  private Blobs() {}

  static Pairs of(int n, long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] x = new double[n][3];
    float[][] targets = new float[n][3];
    for (int i = 0; i < n; i++) {
      int c = i % 3;
      double first = random.nextGaussian();
      x[i][0] = 1.5 * c + first;
      x[i][1] = (c - 1) * first + 0.3 * random.nextGaussian();
      x[i][2] = random.nextGaussian();
      targets[i][c] = 1f;
    }
    return new Pairs(x, targets, 3, null);
  }

  static Pairs weighted(Pairs pairs, double[] weights) {
    return new Pairs(pairs.x(), pairs.targets(), pairs.classes(), weights);
  }

  /** The same rows with a number to predict. */
  static Pairs numbers(int n, long seed) {
    Pairs pairs = of(n, seed);
    float[][] targets = new float[n][1];
    for (int i = 0; i < n; i++) {
      targets[i][0] = (float) (pairs.x()[i][0] * pairs.x()[i][0] + pairs.x()[i][1]);
    }
    return new Pairs(pairs.x(), targets, 0, null);
  }

  static double accuracy(double[][] p, Pairs pairs) {
    int right = 0;
    for (int i = 0; i < p.length; i++) {
      right += engram.math.Largest.of(p[i]) == pairs.place(i) ? 1 : 0;
    }
    return right / (double) p.length;
  }
}
