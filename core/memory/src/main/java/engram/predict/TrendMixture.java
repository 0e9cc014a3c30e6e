package engram.predict;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import engram.energy.Separation;
import engram.math.Parallel;
import engram.math.PowerOfTwo;
import engram.math.RandomStream;
import engram.member.Effort;
import engram.member.Insight;
import engram.model.ModelFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Predicts numbers by memories of what a trend leaves over, for each of some trends, in a mean
 * whose shares predict pairs left out best. Immutable.
 */
final class TrendMixture implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Memories on one trend.
   *
   * @param scale of what the trend leaves over, by which it is divided to be stored
   * @param share in the mean
   */
  private record Member(LinearTrend trend, PairMixture memory, double scale, double share)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    double[] predict(double[][] x, double[][] residuals) {
      double[] predictions = trend.at(x);
      for (int i = 0; i < x.length; i++) {
        predictions[i] += scale * residuals[i][0];
      }
      return predictions;
    }
  }

  private final Member[] members;
  private final MetricForm form;

  private TrendMixture(List<Member> members, MetricForm form) {
    this.members = members.toArray(Member[]::new);
    this.form = form;
  }

  /**
   * Fits.
   *
   * @param x n rows of D standardised values without missing ones, not modified
   * @param weights n weights, or null
   * @param form what is learned of the metrics
   * @param effort how much is tried
   * @param separation from scores to shares of the pairs
   * @param trends what the memories may stand on, fitted to the same pairs; the first is the mean
   */
  static TrendMixture fit(
      double[][] x,
      double[] weights,
      MetricForm form,
      Effort effort,
      Separation separation,
      List<LinearTrend.Fitted> trends,
      RandomStream stream,
      Parallel pool) {
    double unit = spread(trends.get(0).residuals());
    float[][] values = new float[trends.size()][];
    int[] rows = null;
    List<Member> alone = new ArrayList<>();
    List<MetricForm> forms = new ArrayList<>();
    for (LinearTrend.Fitted fitted : trends) {
      double[] residuals = fitted.residuals().clone();
      double scale = spread(residuals);
      for (int i = 0; i < residuals.length; i++) {
        residuals[i] /= scale;
      }
      MetricChoice.Chosen chosen =
          new MetricChoice(x, Targets.ofNumbers(residuals), weights, separation, stream, pool)
              .choose(form, effort);
      rows = chosen.rows();
      values[alone.size()] = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        double gap = chosen.predictions()[i][0] - residuals[rows[i]];
        values[alone.size()][i] = (float) (scale / unit * gap);
      }
      alone.add(new Member(fitted.trend(), chosen.memory(), scale, 1));
      forms.add(chosen.form());
    }
    double[] shares =
        MixtureShares.of(values, rows, Targets.ofNumbers(new double[x.length]), weights);
    List<Member> members = new ArrayList<>();
    int best = 0;
    for (int k = 0; k < shares.length; k++) {
      Member member = alone.get(k);
      members.add(new Member(member.trend, member.memory, member.scale, shares[k]));
      best = shares[k] > shares[best] ? k : best;
    }
    return new TrendMixture(members, forms.get(best));
  }

  private static double spread(double[] values) {
    double spread = PowerOfTwo.rootMeanSquare(values);
    return spread > 0 ? spread : 1;
  }

  /** Returns n, the number of pairs. */
  int size() {
    return members[0].memory.size();
  }

  /** Returns D. */
  int columns() {
    return members[0].memory.columns();
  }

  /** Returns what is learned of the metric with the largest share. */
  MetricForm form() {
    return form;
  }

  /** Returns the predictions at rows without missing cells. */
  double[] predict(double[][] x, Parallel pool) {
    double[] mean = new double[x.length];
    for (Member member : members) {
      double[] predictions = member.predict(x, member.memory.predict(x, pool));
      for (int i = 0; i < mean.length; i++) {
        mean[i] += member.share * predictions[i];
      }
    }
    return mean;
  }

  /** Returns what is left over of a pair's target on the first trend; not to be modified. */
  float[] target(int pair) {
    return members[0].memory.target(pair);
  }

  /** Returns how much of the answer at a row each pair gives, n values that sum to 1. */
  double[] weights(double[] x) {
    double[] weights = new double[size()];
    for (Member member : members) {
      double[] own = member.memory.weights(x);
      for (int j = 0; j < own.length; j++) {
        weights[j] += member.share * own[j];
      }
    }
    return weights;
  }

  /** Returns the parts, those on a sloped trend said to be so. */
  List<Insight.Part> parts() {
    List<Insight.Part> parts = new ArrayList<>();
    for (Member member : members) {
      boolean sloped = !member.trend.isFlat();
      for (Insight.Part part : member.memory.parts()) {
        parts.add(part.within(sloped, member.share));
      }
    }
    return parts;
  }

  /** Returns how much columns count in the distances between rows. */
  double[] relevances(double[][] rows) {
    double[] sum = new double[columns()];
    for (Member member : members) {
      member.memory.addRelevances(rows, member.share, sum);
    }
    return Memories.normalised(sum);
  }

  /** Returns what columns add to the exponent of a row. */
  double[] gaps(double[] x, double[] row) {
    double share = 0;
    for (Member member : members) {
      share += member.share * member.memory.columnShare();
    }
    double[] sum = new double[columns()];
    for (Member member : members) {
      member.memory.addGaps(x, row, share > 0 ? member.share / share : 0, sum);
    }
    return sum;
  }

  /** Adds the shares of the kinds of members in the answer. */
  void addShares(Map<String, Double> kinds) {
    for (Member member : members) {
      member.memory.addShares(kinds, member.share);
    }
  }

  /** Returns all but the rows of features. */
  JsonObject toJson() {
    Gson gson = new Gson();
    JsonArray parts = new JsonArray();
    for (Member member : members) {
      JsonObject part = new JsonObject();
      part.add("trend", gson.toJsonTree(member.trend));
      part.addProperty("scale", member.scale);
      part.addProperty("share", member.share);
      part.add("pairs", member.memory.toJson());
      parts.add(part);
    }
    JsonObject json = new JsonObject();
    json.add("metric", gson.toJsonTree(form));
    json.add("trends", parts);
    return json;
  }

  /** Reads a mixture of the given rows, n x D without missing cells. */
  static TrendMixture fromJson(JsonObject json, double[][] rows) {
    Gson gson = new Gson();
    List<Member> members = new ArrayList<>();
    for (JsonElement each : ModelFile.part(json, "trends").getAsJsonArray()) {
      JsonObject part = each.getAsJsonObject();
      LinearTrend trend = gson.fromJson(ModelFile.part(part, "trend"), LinearTrend.class);
      trend.at(rows);
      members.add(
          new Member(
              trend,
              PairMixture.fromJson(ModelFile.part(part, "pairs").getAsJsonObject(), rows),
              ModelFile.part(part, "scale").getAsDouble(),
              ModelFile.part(part, "share").getAsDouble()));
    }
    if (members.isEmpty()) {
      throw new IllegalArgumentException("trends are 0, allowed: 1 or more");
    }
    MetricForm form = gson.fromJson(ModelFile.part(json, "metric"), MetricForm.class);
    return new TrendMixture(members, form);
  }
}
