package engram.energy;

import engram.math.RandomStream;
import java.util.List;

/**
 * Every named energy, for tests that hold for all of them.
 *
 * @param bounded whether it has a lower bound, so that a descent of any length stays finite
 */
public record EnergyCase(String name, Energy energy, boolean bounded) {

  /** Returns one case an energy and beta. */
  public static List<EnergyCase> all() {
    return List.of(
        new EnergyCase("logSumExp .4", Energies.logSumExp(0.4), true),
        new EnergyCase("logSumExp 3", Energies.logSumExp(3), true),
        new EnergyCase("modernHopfield .7", Energies.modernHopfield(0.7), true),
        new EnergyCase("modernHopfield 4", Energies.modernHopfield(4), true),
        new EnergyCase("confinedPolynomial 2", Energies.confinedPolynomial(2), true),
        new EnergyCase("confinedPolynomial 3", Energies.confinedPolynomial(3), true),
        new EnergyCase("polynomial 2", Energies.polynomial(2), false),
        new EnergyCase("polynomial 4", Energies.polynomial(4).withBeta(1.3), false),
        new EnergyCase("rectifiedPolynomial 3", Energies.rectifiedPolynomial(3), false),
        new EnergyCase(
            "rectifiedPolynomial 5", Energies.rectifiedPolynomial(5).withBeta(0.8), false),
        euclidean("sparsemax", 0.7),
        euclidean("entmax", 1.5),
        euclidean("entmax:1.25", 1),
        euclidean("top-k:2", 2),
        new EnergyCase(
            "sparsemax of dot products",
            new Energy(Similarity.DOT, Separations.named("sparsemax"), Activation.IDENTITY, 2),
            true));
  }

  private static EnergyCase euclidean(String word, double beta) {
    return new EnergyCase(word, Energies.euclidean(Separations.named(word), beta), true);
  }

  /** Returns k patterns of d normal values, each of norm 1. */
  public static double[][] unitPatterns(int k, int d, RandomStream stream) {
    double[][] patterns = new double[k][];
    for (int mu = 0; mu < k; mu++) {
      double[] pattern = normal(d, 1, stream);
      double norm = Math.sqrt(Similarity.DOT.of(pattern, pattern));
      for (int i = 0; i < d; i++) {
        pattern[i] /= norm;
      }
      patterns[mu] = pattern;
    }
    return patterns;
  }

  /** Returns d normal values. */
  public static double[] normal(int d, double scale, RandomStream stream) {
    double[] v = new double[d];
    for (int i = 0; i < d; i++) {
      v[i] = scale * stream.nextGaussian();
    }
    return v;
  }

  @Override
  public String toString() {
    return name;
  }
}
