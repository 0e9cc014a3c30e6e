package engram.member;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.Cholesky;
import engram.math.Parallel;
import engram.model.ModelFile;

/**
 * A Gaussian memory of each class (a discriminant analysis with shrunk covariances, Friedman 1989).
 * With the mean mu_c and the covariance S_c of a class of weight n_c, and S that of all classes
 * about their means, in standardised columns:
 *
 * <pre>
 * Sigma_c = w S_c + (1 - w) S + g I,  w = n_c / (n_c + a)
 * E_c(x) = (x - mu_c)' Sigma_c^-1 (x - mu_c) / 2 + log det(Sigma_c) / 2 - log pi_c
 * </pre>
 *
 * <p>and the answer is {@code softmax(-t E)}, of which {@value #EVEN} is spread evenly: one step of
 * a clamped descent onto C memories that have a metric each. The pairs of a class share in its
 * probability by {@code softmax(-t |x - x_mu|^2 / 2)} in its metric. O(n D^2 + C D^3) to learn, O(C
 * D^2) a row.
 */
public final class ClassGaussians implements Member {

  private static final long serialVersionUID = 1L;

  static final String KIND = "gaussians";

  private static final double EVEN = 0.01;

  /** The energy of a class without weight. */
  private static final double NONE = Double.POSITIVE_INFINITY;

  private final Pairs pairs;
  private final double shrinkage;
  private final double ridge;
  private final ClassSums sums;
  private final double[][] means;
  private final Cholesky[] factors;
  private final double[] offsets;

  ClassGaussians(Pairs pairs, ClassSums sums, double shrinkage, double ridge) {
    this.pairs = pairs;
    this.sums = sums;
    this.shrinkage = shrinkage;
    this.ridge = ridge;
    int d = pairs.columns();
    double[][] pooled = new double[d][d];
    for (int c = 0; c < sums.classes(); c++) {
      sums.addScatter(pooled, c, sums.total());
    }
    means = new double[sums.classes()][];
    factors = new Cholesky[means.length];
    offsets = new double[means.length];
    for (int c = 0; c < means.length; c++) {
      Parallel.checkInterrupt();
      means[c] = sums.mean(c);
      factors[c] = Cholesky.factor(covariance(c, pooled), Cholesky.LEAST_PIVOT);
      offsets[c] = sums.weights()[c] > 0 ? StrictMath.log(sums.total() / sums.weights()[c]) : NONE;
      for (int j = 0; j < d; j++) {
        offsets[c] += StrictMath.log(factors[c].lower()[j][j]);
      }
    }
  }

  private double[][] covariance(int c, double[][] pooled) {
    double weight = sums.weights()[c];
    double own = weight / (weight + shrinkage);
    double[][] covariance = new double[pooled.length][];
    for (int j = 0; j < covariance.length; j++) {
      covariance[j] = new double[j + 1];
      for (int l = 0; l <= j; l++) {
        covariance[j][l] = (1 - own) * pooled[j][l];
      }
      covariance[j][j] += ridge;
    }
    if (own > 0) {
      sums.addScatter(covariance, c, weight / own);
    }
    return covariance;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Returns the energies of the classes at a row; infinite for a class without weight. */
  private double[] energies(double[] row) {
    double[] energies = new double[means.length];
    double[] gap = new double[row.length];
    for (int c = 0; c < energies.length; c++) {
      energies[c] = offsets[c];
      if (sums.weights()[c] > 0) {
        for (int j = 0; j < gap.length; j++) {
          gap[j] = row[j] - means[c][j];
        }
        energies[c] += halfSquare(c, gap);
      }
    }
    return energies;
  }

  /** Returns half the squared length of a gap in the metric of a class; the gap is used up. */
  private double halfSquare(int c, double[] gap) {
    factors[c].forward(gap);
    double square = 0;
    for (double value : gap) {
      square += value * value;
    }
    return square / 2;
  }

  private double[] probabilities(double[] energies, double factor) {
    double[] p = softmax(energies, factor);
    for (int c = 0; c < p.length; c++) {
      p[c] = (1 - EVEN) * p[c] + EVEN / p.length;
    }
    return p;
  }

  /** Returns softmax(-factor energies); what is infinite gets 0. */
  private static double[] softmax(double[] energies, double factor) {
    double least = Double.POSITIVE_INFINITY;
    for (double energy : energies) {
      least = Math.min(least, energy);
    }
    double[] p = new double[energies.length];
    double total = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = energies[c] == NONE ? 0 : StrictMath.exp(factor * (least - energies[c]));
      total += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] = total > 0 ? p[c] / total : 1.0 / p.length;
    }
    return p;
  }

  @Override
  public double[][][] predict(double[][] x, double[] temperatures, Parallel pool) {
    double[][][] predictions = new double[temperatures.length][x.length][];
    pool.run(
        x.length,
        (i, worker) -> {
          double[] energies = energies(sums.units().of(x[i]));
          for (int f = 0; f < temperatures.length; f++) {
            predictions[f][i] = probabilities(energies, temperatures[f]);
          }
        });
    return predictions;
  }

  @Override
  public double[] weights(double[] x, double factor) {
    double[] row = sums.units().of(x);
    double[] p = probabilities(energies(row), factor);
    double[] weights = new double[pairs.size()];
    double total = 0;
    for (int c = 0; c < p.length; c++) {
      double[] near = new double[weights.length];
      for (int j = 0; j < near.length; j++) {
        boolean stored = pairs.place(j) == c && pairs.weight(j) > 0;
        near[j] = stored ? apart(c, row, j) : NONE;
      }
      total += sums.weights()[c] > 0 ? share(weights, softmax(near, factor), p[c]) : 0;
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] = total > 0 ? weights[j] / total : 1.0 / weights.length;
    }
    return weights;
  }

  /** Returns half the squared distance of a pair from a row in the metric of a class. */
  private double apart(int c, double[] row, int pair) {
    double[] gap = sums.units().of(pairs.x()[pair]);
    for (int j = 0; j < gap.length; j++) {
      gap[j] -= row[j];
    }
    return halfSquare(c, gap);
  }

  private double share(double[] weights, double[] near, double p) {
    double total = 0;
    for (int j = 0; j < near.length; j++) {
      near[j] *= pairs.weight(j);
      total += near[j];
    }
    for (int j = 0; j < near.length; j++) {
      weights[j] += p * near[j] / total;
    }
    return p;
  }

  @Override
  public ClassGaussians with(double[] x, float[] target) {
    Pairs more = pairs.with(x, target);
    return new ClassGaussians(more, sums.with(x, more.place(pairs.size())), shrinkage, ridge);
  }

  @Override
  public JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    json.addProperty("shrinkage", shrinkage);
    json.addProperty("ridge", ridge);
    json.add("center", gson.toJsonTree(sums.units().center()));
    json.add("unit", gson.toJsonTree(sums.units().unit()));
    return json;
  }

  /**
   * Reads a member of the given pairs.
   *
   * @throws IllegalArgumentException if a part is missing or out of range
   */
  static ClassGaussians fromJson(JsonObject json, Pairs pairs) {
    Gson gson = new Gson();
    double shrinkage = ModelFile.part(json, "shrinkage").getAsDouble();
    double ridge = ModelFile.part(json, "ridge").getAsDouble();
    double[] center = gson.fromJson(ModelFile.part(json, "center"), double[].class);
    double[] unit = gson.fromJson(ModelFile.part(json, "unit"), double[].class);
    Check.zeroOrMore("shrinkage", shrinkage);
    Check.positive("ridge", ridge);
    Check.that(
        center.length == pairs.columns() && unit.length == center.length,
        "center",
        center.length + " values",
        "as many as columns, " + pairs.columns());
    ClassSums sums = ClassSums.of(pairs, new ColumnUnits(center, unit));
    return new ClassGaussians(pairs, sums, shrinkage, ridge);
  }
}
