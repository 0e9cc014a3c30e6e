package engram.member;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Parallel;
import engram.model.ModelFile;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Extremely randomised trees read as a memory: a stored pair is as similar to a query as the share
 * s_mu of the trees in which both are in one leaf. At inverse temperature beta the answer has
 * {@code w = softmax(beta s)}; at 0, in place of even weights, those of a forest: {@code w_mu} is
 * the mean over the trees of 1 / (size of the leaf) where the leaf is shared. A row costs the pairs
 * in its T leaves, and n at a beta.
 */
public final class LeafMemory implements Member {

  private static final long serialVersionUID = 1L;

  static final String KIND = "leaves";

  private final Pairs pairs;
  private final LeafTree[] trees;
  private final LeafRows[] leaves;

  /** The place of the class of each pair. */
  private final int[] places;

  LeafMemory(Pairs pairs, LeafTree[] trees) {
    this.pairs = pairs;
    this.trees = trees;
    leaves = Arrays.stream(trees).map(tree -> LeafRows.of(tree, pairs)).toArray(LeafRows[]::new);
    places = IntStream.range(0, pairs.size()).map(pairs::place).toArray();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public double[][][] predict(double[][] x, double[] factors, Parallel pool) {
    double[][][] predictions = new double[factors.length][x.length][];
    pool.run(
        x.length,
        (i, worker) -> {
          int[] shared = shared(x[i]);
          for (int f = 0; f < factors.length; f++) {
            predictions[f][i] = mean(factors[f] > 0 ? softmax(shared, factors[f]) : forest(x[i]));
          }
        });
    return predictions;
  }

  @Override
  public double[] weights(double[] x, double factor) {
    return factor > 0 ? softmax(shared(x), factor) : forest(x);
  }

  /** Returns in how many trees each pair shares the leaf of a row. */
  private int[] shared(double[] x) {
    int[] shared = new int[pairs.size()];
    for (int t = 0; t < trees.length; t++) {
      int leaf = trees[t].leaf(x);
      LeafRows rows = leaves[t];
      for (int k = rows.start()[leaf]; k < rows.start()[leaf + 1]; k++) {
        shared[rows.rows()[k]]++;
      }
    }
    return shared;
  }

  private double[] softmax(int[] shared, double factor) {
    int top = 0;
    for (int count : shared) {
      top = Math.max(top, count);
    }
    double[] exponentials = new double[top + 1];
    for (int count = 0; count <= top; count++) {
      exponentials[count] = StrictMath.exp(factor * (count - top) / trees.length);
    }
    double[] weights = new double[shared.length];
    double total = 0;
    for (int j = 0; j < weights.length; j++) {
      weights[j] = pairs.weight(j) * exponentials[shared[j]];
      total += weights[j];
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] = total > 0 ? weights[j] / total : 1.0 / weights.length;
    }
    return weights;
  }

  private double[] forest(double[] x) {
    double[] weights = new double[pairs.size()];
    double total = 0;
    for (int t = 0; t < trees.length; t++) {
      int leaf = trees[t].leaf(x);
      LeafRows rows = leaves[t];
      double size = rows.weight(leaf, pairs);
      for (int k = rows.start()[leaf]; size > 0 && k < rows.start()[leaf + 1]; k++) {
        int pair = rows.rows()[k];
        double share = pairs.weight(pair) / size / trees.length;
        weights[pair] += share;
        total += share;
      }
    }
    for (int j = 0; total == 0 && j < weights.length; j++) {
      weights[j] = 1.0 / weights.length;
    }
    return weights;
  }

  private double[] mean(double[] weights) {
    double[] mean = new double[pairs.width()];
    for (int j = 0; j < weights.length; j++) {
      if (pairs.classes() > 0) {
        mean[places[j]] += weights[j];
      } else {
        mean[0] += weights[j] * pairs.targets()[j][0];
      }
    }
    return mean;
  }

  @Override
  public LeafMemory with(double[] x, float[] target) {
    return new LeafMemory(pairs.with(x, target), trees);
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.add("trees", new Gson().toJsonTree(trees));
    return json;
  }

  /**
   * Reads a member of the given pairs.
   *
   * @throws IllegalArgumentException if a part is missing or of another shape
   */
  static LeafMemory fromJson(JsonObject json, Pairs pairs) {
    LeafTree[] trees = new Gson().fromJson(ModelFile.part(json, "trees"), LeafTree[].class);
    boolean fits = trees.length > 0;
    for (LeafTree tree : trees) {
      fits &= tree.fits(pairs.columns());
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "trees are of another shape, allowed: trees of " + pairs.columns() + " columns");
    }
    return new LeafMemory(pairs, trees);
  }
}
