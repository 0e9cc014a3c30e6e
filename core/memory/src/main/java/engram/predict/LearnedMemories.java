package engram.predict;

import engram.descent.PairRows;
import engram.descent.TargetDescent;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.Parallel;
import engram.math.Tile;
import engram.math.Tiles;
import java.io.Serializable;
import java.util.Locale;

/**
 * Memories [xi; eta] that were learned: answer with the target that T clamped descent steps reach.
 * Immutable.
 *
 * @param center D column means of the training rows, from which features count
 * @param features K x D centred features, kept
 * @param targets K x C targets, kept: distributions over the classes, or numbers
 * @param start C values y_0
 * @param scales D scales of the features
 * @param beta inverse temperature of the features
 * @param targetBeta inverse temperature of the target
 * @param steps T
 * @param stepSize size of a step
 * @param separation from scores to weights; null, as in files from before there was a choice, is
 *     softmax
 */
record LearnedMemories(
    double[] center,
    float[][] features,
    float[][] targets,
    float[] start,
    float[] scales,
    double beta,
    double targetBeta,
    int steps,
    double stepSize,
    Separation separation)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int TILE = 256;

  /** Checks the shapes, and the ranges of what cannot be told from them. */
  LearnedMemories {
    separation = separation == null ? Separations.SOFTMAX : separation;
    int k = PairCheck.shape("features", features, features.length, center.length);
    PairCheck.shape("targets", targets, k, start.length);
    PairCheck.shape("scales", new float[][] {scales}, 1, center.length);
    Check.steps(steps, 1);
    boolean betas = beta > 0 && beta < Double.POSITIVE_INFINITY;
    betas &= targetBeta >= 0 && targetBeta < Double.POSITIVE_INFINITY;
    if (!betas || !(stepSize > 0 && stepSize <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "beta, targetBeta, stepSize are %s, %s, %s, allowed: above 0, 0 or more, above 0 to 1",
              beta,
              targetBeta,
              stepSize));
    }
  }

  int count() {
    return features.length;
  }

  PairRows rows() {
    return new PairRows(features, targets, start, scales, beta, targetBeta);
  }

  TargetDescent descent(int length) {
    return new TargetDescent(count(), start.length, steps, stepSize, separation, length);
  }

  /** Returns these memories and one more, a row in data units and its target. */
  LearnedMemories with(double[] x, float[] target) {
    int k = count();
    float[][] moreFeatures = java.util.Arrays.copyOf(features, k + 1);
    float[][] moreTargets = java.util.Arrays.copyOf(targets, k + 1);
    moreFeatures[k] = new float[center.length];
    for (int d = 0; d < center.length; d++) {
      moreFeatures[k][d] = (float) (x[d] - center[d]);
    }
    moreTargets[k] = target;
    return new LearnedMemories(
        center,
        moreFeatures,
        moreTargets,
        start,
        scales,
        beta,
        targetBeta,
        steps,
        stepSize,
        separation);
  }

  /** Returns the features in data units, K x D. */
  double[][] dataUnits() {
    double[][] rows = new double[features.length][center.length];
    for (int j = 0; j < rows.length; j++) {
      for (int d = 0; d < center.length; d++) {
        rows[j][d] = features[j][d] + center[d];
      }
    }
    return rows;
  }

  /** Returns the answers at rows, NaN = missing, n x C. A row's answer depends on it alone. */
  double[][] answers(double[][] x, Parallel pool) {
    PairRows memories = rows();
    double[][] answers = new double[x.length][start.length];
    TargetDescent[] workspaces = new TargetDescent[pool.threads()];
    int length = Math.min(TILE, Math.max(1, x.length));
    pool.run(
        (x.length + TILE - 1) / TILE,
        (t, worker) -> {
          if (workspaces[worker] == null) {
            workspaces[worker] = descent(length);
          }
          int from = t * TILE;
          Tile tile = Tiles.pack(x, from, Math.min(x.length, from + TILE), center);
          float[][] found = new float[start.length][tile.length()];
          workspaces[worker].descend(tile, memories, found);
          for (int p = 0; p < tile.points(); p++) {
            for (int c = 0; c < found.length; c++) {
              answers[from + p][c] = found[c][p];
            }
          }
        });
    return answers;
  }

  /** Returns the shares of the columns in the squared distances between memories. */
  double[] relevances() {
    double[] relevances = Memories.variances(dataUnits());
    for (int d = 0; d < relevances.length; d++) {
      relevances[d] *= scales[d] * scales[d];
    }
    return Memories.normalised(relevances);
  }

  /** Returns what columns add to the exponent of a memory, missing ones nothing. */
  double[] gaps(double[] x, int memory) {
    double[] gaps = new double[scales.length];
    for (int d = 0; d < gaps.length; d++) {
      double gap = scales[d] * (x[d] - center[d] - features[memory][d]);
      gaps[d] = Double.isNaN(gap) ? 0 : beta / 2 * gap * gap;
    }
    return gaps;
  }

  /** Returns how much of the answer at a row each memory gives, K values that sum to 1. */
  double[] shares(double[] x) {
    TargetDescent descent = descent(1);
    descent.descend(
        Tiles.pack(new double[][] {x}, 0, 1, center), rows(), new float[start.length][1]);
    float[][] shares = new float[count()][1];
    descent.shares(1, shares);
    double[] values = new double[shares.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = shares[j][0];
    }
    return values;
  }
}
