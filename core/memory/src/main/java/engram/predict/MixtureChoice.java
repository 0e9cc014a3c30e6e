package engram.predict;

import engram.member.Member;
import engram.member.MemberTrial;
import engram.predict.MetricChoice.Chosen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Weighs predictors by how well they predict pairs left out. Each of some candidates was learned
 * without the pairs of a fold and predicts them at several temperatures. All kinds of candidates
 * start with the same share, of which each of a kind has the same part.
 */
final class MixtureChoice {

  /** Shares below are dropped. */
  private static final double LEAST_SHARE = 0.001;

  /**
   * A candidate and what it predicts of the pairs left out.
   *
   * @param kind of the members; {@link PairMemory#KIND} for metrics
   * @param form what is learned of a metric, else null
   * @param factors temperatures
   * @param predictions of each fold, factors x pairs left out x C
   * @param learned members that store all pairs, in the place of those of the folds, each with the
   *     same share; made when asked for
   * @param copies how many members one of those stands for
   */
  record Tried(
      String kind,
      MetricForm form,
      double[] factors,
      double[][][][] predictions,
      Supplier<List<Member>> learned,
      int copies) {

    static Tried of(MemberTrial trial) {
      return new Tried(
          trial.kind(),
          null,
          trial.factors(),
          trial.predictions(),
          () -> List.of(trial.learned()),
          1);
    }

    boolean isMetric() {
      return form != null;
    }
  }

  private final Targets targets;
  private final double[] weights;
  private final int[] rows;

  /**
   * Prepares.
   *
   * @param rows which pairs were left out, in the order of the folds
   */
  MixtureChoice(Targets targets, double[] weights, int[] rows) {
    this.targets = targets;
    this.weights = weights;
    this.rows = rows;
  }

  /** A candidate at one temperature, with its predictions at the targets of the pairs left out. */
  private record Predictor(Tried tried, int factor, float[] values) {}

  /**
   * Returns the mixture.
   *
   * @param mixed whether candidates share in it; otherwise the best one answers
   * @param crossed whether the predictions reported of each fold have the shares that the others
   *     give
   */
  Chosen weigh(List<Tried> candidates, boolean mixed, boolean crossed) {
    List<Predictor> predictors = new ArrayList<>();
    for (Tried tried : candidates) {
      for (int f = 0; f < tried.factors.length; f++) {
        predictors.add(new Predictor(tried, f, atTargets(tried, f)));
      }
    }
    int[] all = IntStream.range(0, rows.length).toArray();
    double[] shares = shares(predictors, all, mixed);
    double[][] predictions = new double[rows.length][targets.width()];
    int from = 0;
    for (int fold = 0; fold < candidates.get(0).predictions.length; fold++) {
      int count = candidates.get(0).predictions[fold][0].length;
      int start = from;
      int[] others = Arrays.stream(all).filter(i -> i < start || i >= start + count).toArray();
      boolean honest = crossed && others.length > 0;
      add(predictions, from, fold, predictors, honest ? shares(predictors, others, mixed) : shares);
      from += count;
    }
    return chosen(predictors, shares, predictions);
  }

  private float[] atTargets(Tried tried, int factor) {
    float[] values = new float[rows.length];
    int at = 0;
    for (double[][][] fold : tried.predictions) {
      for (double[] prediction : fold[factor]) {
        values[at] = (float) prediction[targets.place(rows[at])];
        at++;
      }
    }
    return values;
  }

  private double loss(float[] values) {
    return MixtureShares.losses(new float[][] {values}, rows, targets, weights)[0];
  }

  private double[] shares(List<Predictor> predictors, int[] seen, boolean mixed) {
    float[][] values = new float[predictors.size()][seen.length];
    for (int k = 0; k < values.length; k++) {
      for (int i = 0; i < seen.length; i++) {
        values[k][i] = predictors.get(k).values[seen[i]];
      }
    }
    int[] pairs = Arrays.stream(seen).map(i -> rows[i]).toArray();
    if (!mixed) {
      double[] losses = MixtureShares.losses(values, pairs, targets, weights);
      int best = 0;
      for (int k = 1; k < losses.length; k++) {
        best = losses[k] < losses[best] ? k : best;
      }
      double[] shares = new double[values.length];
      shares[best] = 1;
      return shares;
    }
    return kept(predictors, MixtureShares.of(values, start(predictors), pairs, targets, weights));
  }

  private static double[] start(List<Predictor> predictors) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    predictors.forEach(each -> counts.merge(each.tried.kind, 1, Integer::sum));
    return predictors.stream()
        .mapToDouble(each -> 1.0 / counts.size() / counts.get(each.tried.kind))
        .toArray();
  }

  /** Drops the least shares, but the largest of the metrics, which hold the pairs. */
  private static double[] kept(List<Predictor> predictors, double[] shares) {
    double largest = 0;
    for (int k = 0; k < shares.length; k++) {
      largest = predictors.get(k).tried.isMetric() ? Math.max(largest, shares[k]) : largest;
    }
    double least = Math.min(LEAST_SHARE, largest);
    double total = 0;
    double[] kept = new double[shares.length];
    for (int k = 0; k < shares.length; k++) {
      kept[k] = shares[k] < least ? 0 : shares[k];
      total += kept[k];
    }
    for (int k = 0; k < shares.length; k++) {
      kept[k] /= total;
    }
    return kept;
  }

  private static void add(
      double[][] predictions, int from, int fold, List<Predictor> predictors, double[] shares) {
    for (int k = 0; k < shares.length; k++) {
      Predictor each = predictors.get(k);
      double[][] own = each.tried.predictions[fold][each.factor];
      for (int i = 0; shares[k] > 0 && i < own.length; i++) {
        for (int c = 0; c < own[i].length; c++) {
          predictions[from + i][c] += shares[k] * own[i][c];
        }
      }
    }
  }

  private Chosen chosen(List<Predictor> predictors, double[] shares, double[][] predictions) {
    List<PairMixture.Member> members = new ArrayList<>();
    double largest = 0;
    MetricForm form = null;
    for (int k = 0; k < shares.length; ) {
      Tried tried = predictors.get(k).tried;
      double[] own = Arrays.copyOfRange(shares, k, k + tried.factors.length);
      k += tried.factors.length;
      int[] kept = IntStream.range(0, own.length).filter(f -> own[f] > 0).toArray();
      double sum = Arrays.stream(own).sum();
      if (tried.isMetric() && sum > largest) {
        largest = sum;
        form = tried.form;
      }
      if (kept.length > 0) {
        List<Member> learned = tried.learned.get();
        for (Member member : learned) {
          members.add(
              new PairMixture.Member(
                  member,
                  Arrays.stream(kept).mapToDouble(f -> tried.factors[f]).toArray(),
                  Arrays.stream(kept)
                      .mapToDouble(f -> own[f] / (learned.size() * tried.copies))
                      .toArray(),
                  tried.copies));
        }
      }
    }
    float[] values = new float[rows.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) predictions[i][targets.place(rows[i])];
    }
    return new Chosen(new PairMixture(members), form, loss(values), rows, predictions);
  }
}
