package engram.descent;

import engram.energy.Energies;
import engram.energy.StoredPatterns;
import java.util.Arrays;

/** What a {@link TileDescent} computes, point by point in double precision. */
final class ReferenceDescent {

  private ReferenceDescent() {}

  static TileCase.Result run(TileCase each) {
    double[][] memories = TileCase.doubles(each.memories().rows());
    double[][] gradient = new double[each.k()][each.d()];
    double[] usage = new double[each.k()];
    double[][] logits = new double[each.k()][each.tile().points()];
    double loss = 0;
    for (int p = 0; p < each.tile().points(); p++) {
      loss += addPoint(each, p, memories, gradient, usage, logits);
    }
    return new TileCase.Result(loss, gradient, usage, logits);
  }

  private static double addPoint(
      TileCase each,
      int p,
      double[][] memories,
      double[][] gradient,
      double[] usage,
      double[][] logits) {
    int d = each.d();
    double[] x = new double[d];
    double[] start = new double[d];
    boolean[] known = new boolean[d];
    boolean[] hidden = new boolean[d];
    boolean[] free = new boolean[d];
    for (int f : each.set().free()) {
      hidden[f] = true;
    }
    for (int j = 0; j < d; j++) {
      float[][] rows = each.tile().known();
      known[j] = rows == null || rows[j] == null || rows[j][p] == 1f;
      x[j] = each.tile().rows()[j][p];
      free[j] = hidden[j] || !known[j];
      boolean fromFill = !known[j] || hidden[j] && each.masked();
      start[j] = fromFill ? each.set().fill()[j] : x[j];
    }
    StoredPatterns landscape =
        Energies.euclidean(each.plan().separation(), each.plan().beta()).over(memories);
    StepSizes sizes = t -> each.plan().stepSizes()[t];
    int steps = each.plan().steps();
    Descent descent = new Descent(steps, sizes, 0, ClampedStep.FIXED_POINT);
    double[] end = descent.end(landscape, start, free);
    double[] last =
        new Descent(steps - 1, sizes, 0, ClampedStep.FIXED_POINT).end(landscape, start, free);
    double weight = each.tile().weights()[p];
    double[] pull = landscape.weights(last);
    double[] slope = new double[d];
    double loss = 0;
    for (int j = 0; j < d; j++) {
      double error = hidden[j] && known[j] ? end[j] - x[j] : 0;
      loss += weight * error * error;
      slope[j] = 2 * weight * error;
    }
    double[][] byMemory = descent.adjoint(landscape, start, free, slope).memories();
    for (int k = 0; k < memories.length; k++) {
      usage[k] += weight * pull[k];
      double square = Arrays.stream(memories[k]).map(m -> m * m).sum();
      double product = 0;
      for (int j = 0; j < d; j++) {
        gradient[k][j] += byMemory[k][j];
        product += memories[k][j] * end[j];
      }
      logits[k][p] = each.plan().beta() * (product - square / 2);
      if (!each.plan().separation().shiftable()) {
        logits[k][p] -= each.plan().beta() * Arrays.stream(end).map(v -> v * v).sum() / 2;
      }
    }
    return loss;
  }
}
