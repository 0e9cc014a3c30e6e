package engram.basin;

import engram.energy.Kernel;

/**
 * How much a point belongs to each basin: the share of the basin's memories in the density there,
 * {@code sum_(j in c) a_j kappa(u_j) / sum_j a_j kappa(u_j)}, j over the memories that are in a
 * cluster. Where none of them reaches, the nearest one decides.
 *
 * @param kernel kappa
 * @param bandwidth h
 * @param memories M x D
 * @param weights M weights
 * @param clusterOf the cluster of each memory, -1 for none
 * @param k number of clusters
 */
record BasinMembership(
    Kernel kernel,
    double bandwidth,
    double[][] memories,
    double[] weights,
    int[] clusterOf,
    int k) {

  /** Returns k shares that sum to 1; no number where there is no cluster. O(M D). */
  double[] at(double[] x) {
    double[] near = new double[memories.length];
    int nearest = -1;
    for (int j = 0; j < near.length; j++) {
      near[j] = BasinModes.squared(x, memories[j]) / (bandwidth * bandwidth);
      if (clusterOf[j] >= 0 && (nearest < 0 || near[j] < near[nearest])) {
        nearest = j;
      }
    }
    double[] shares = new double[k];
    if (nearest < 0) {
      return shares;
    }
    double least = near[nearest];
    double total = 0;
    for (int j = 0; j < near.length; j++) {
      if (clusterOf[j] >= 0) {
        // The Gaussian of all is scaled by that of the nearest, so that it reaches any point.
        double pull = kernel.compact() ? compact(near[j]) : StrictMath.exp(least - near[j]);
        shares[clusterOf[j]] += weights[j] * pull;
        total += weights[j] * pull;
      }
    }
    if (!(total > 0)) {
      shares[clusterOf[nearest]] = 1;
      return shares;
    }
    for (int c = 0; c < k; c++) {
      shares[c] /= total;
    }
    return shares;
  }

  private double compact(double square) {
    return square < 1 ? kernel.value(-square, 0) : 0;
  }
}
