package engram.predict;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.Parallel;
import engram.member.Insight;
import engram.member.Members;
import engram.member.Pairs;
import engram.model.ModelFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The same training pairs as memories under several metrics and temperatures, and as other {@link
 * engram.member.Member}s: answers with a weighted mean of their answers. Immutable.
 */
final class PairMixture implements Serializable {

  /** More copies of a member than any choice makes. */
  private static final int MOST_COPIES = 1000;

  private static final long serialVersionUID = 1L;

  /**
   * Pairs under one metric, or another member; metrics come first.
   *
   * @param factors by what squared distances are multiplied, one for each temperature
   * @param shares of these temperatures in the answer; all shares of a mixture sum to 1
   * @param copies how many members these are that are the same in all; each has the shares
   */
  record Member(engram.member.Member memory, double[] factors, double[] shares, int copies)
      implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  private final Member[] members;

  PairMixture(List<Member> members) {
    this.members = members.toArray(Member[]::new);
  }

  /** The pairs under the first metric; there is one. */
  private PairMemory pairs() {
    return (PairMemory) members[0].memory;
  }

  /** Returns n, the number of pairs. */
  int size() {
    return pairs().size();
  }

  /** Returns D. */
  int columns() {
    return pairs().columns();
  }

  /** Returns the target of a pair; the caller must not modify it. */
  float[] target(int pair) {
    return pairs().target(pair);
  }

  /** Returns these pairs and one more. O(n) references a metric. */
  PairMixture with(double[] x, float[] target) {
    List<Member> more = new ArrayList<>();
    for (Member member : members) {
      more.add(
          new Member(member.memory.with(x, target), member.factors, member.shares, member.copies));
    }
    return new PairMixture(more);
  }

  /** Returns the predictions at rows, n x C. */
  double[][] predict(double[][] x, Parallel pool) {
    double[][] mean = null;
    for (Member member : members) {
      double[][][] predicted = member.memory.predict(x, member.factors, pool);
      mean = mean == null ? new double[x.length][pairs().width()] : mean;
      for (int copy = 0; copy < member.copies; copy++) {
        add(mean, member.shares, predicted);
      }
    }
    return mean;
  }

  private static void add(double[][] mean, double[] shares, double[][][] predicted) {
    for (int f = 0; f < predicted.length; f++) {
      for (int i = 0; i < mean.length; i++) {
        for (int c = 0; c < mean[i].length; c++) {
          mean[i][c] += shares[f] * predicted[f][i][c];
        }
      }
    }
  }

  /** Returns the weights of the stored pairs at one row, n values that sum to 1. */
  double[] weights(double[] x) {
    double[] weights = new double[size()];
    for (Member member : members) {
      for (int f = 0; f < member.factors.length; f++) {
        double[] own = member.memory.weights(x, member.factors[f]);
        for (int j = 0; j < own.length; j++) {
          weights[j] += member.copies * member.shares[f] * own[j];
        }
      }
    }
    return weights;
  }

  /** Adds the shares in the answer to those of the kinds of members, times a factor. */
  void addShares(Map<String, Double> kinds, double factor) {
    for (Member member : members) {
      double share = factor * member.copies * Arrays.stream(member.shares).sum();
      kinds.merge(member.memory.kind(), share, Double::sum);
    }
  }

  /** Returns the parts, one a temperature of each member. */
  List<Insight.Part> parts() {
    List<Insight.Part> parts = new ArrayList<>();
    for (Member member : members) {
      boolean pairs = member.memory instanceof PairMemory;
      Metric metric = pairs ? ((PairMemory) member.memory).metric() : null;
      int used = pairs ? metric.used() : columns();
      boolean ranks = pairs && metric.ranks() != null;
      for (int f = 0; f < member.factors.length; f++) {
        double share = member.copies * member.shares[f];
        parts.add(
            new Insight.Part(member.memory.kind(), used, ranks, false, member.factors[f], share));
      }
    }
    return parts;
  }

  /** Adds how much columns count under each metric, times its share and a factor. */
  void addRelevances(double[][] rows, double factor, double[] sum) {
    for (Member member : members) {
      double[] own =
          member.memory instanceof PairMemory pairs ? pairs.metric().relevances(rows) : null;
      if (own != null) {
        Memories.normalised(own);
        double share = factor * member.copies * Arrays.stream(member.shares).sum();
        for (int d = 0; d < own.length; d++) {
          sum[d] += share * own[d];
        }
      }
    }
  }

  /** Returns the share of the metrics that measure distances by columns. */
  double columnShare() {
    double sum = 0;
    for (Member member : members) {
      if (member.memory instanceof PairMemory pairs && pairs.metric().embedding() == null) {
        sum += member.copies * Arrays.stream(member.shares).sum();
      }
    }
    return sum;
  }

  /** Adds what columns add to the exponent under each metric, times its shares and a factor. */
  void addGaps(double[] x, double[] row, double factor, double[] sum) {
    for (Member member : members) {
      double[] own = member.memory instanceof PairMemory pairs ? pairs.metric().gaps(x, row) : null;
      double scale = 0;
      for (int f = 0; f < member.factors.length; f++) {
        scale += factor * member.copies * member.shares[f] * member.factors[f];
      }
      for (int d = 0; own != null && d < own.length; d++) {
        sum[d] += scale * own[d];
      }
    }
  }

  /** Returns all but the rows of features. */
  JsonObject toJson() {
    Gson gson = new Gson();
    PairMemory pairs = pairs();
    JsonObject json = new JsonObject();
    json.add("targets", gson.toJsonTree(pairs.targets().values()));
    json.addProperty("classes", pairs.targets().classes());
    json.addProperty("separation", pairs.separation().word());
    json.add("weights", gson.toJsonTree(pairs.pairWeights()));
    JsonArray metrics = new JsonArray();
    JsonArray others = new JsonArray();
    for (Member member : members) {
      boolean metric = member.memory instanceof PairMemory;
      JsonObject part = new JsonObject();
      part.add(metric ? "metric" : member.memory.kind(), member.memory.toJson());
      part.add("factors", gson.toJsonTree(member.factors));
      part.add("shares", gson.toJsonTree(member.shares));
      part.addProperty("copies", member.copies);
      (metric ? metrics : others).add(part);
    }
    json.add("metrics", metrics);
    json.add("others", others);
    return json;
  }

  /** Reads a mixture of the given rows, n x D without missing cells. */
  static PairMixture fromJson(JsonObject json, double[][] rows) {
    Gson gson = new Gson();
    float[][] values = gson.fromJson(ModelFile.part(json, "targets"), float[][].class);
    int n = PairCheck.shape("targets", values, rows.length, values[0].length);
    Targets targets = new Targets(values, ModelFile.whole(json, "classes"));
    double[] weights = gson.fromJson(json.get("weights"), double[].class);
    if (weights != null && weights.length != n) {
      throw new IllegalArgumentException("weights are " + weights.length + ", allowed: " + n);
    }
    Separation separation =
        json.has("separation")
            ? Separations.named(json.get("separation").getAsString())
            : Separations.SOFTMAX;
    List<Member> members = new ArrayList<>();
    for (JsonElement each : ModelFile.part(json, "metrics").getAsJsonArray()) {
      JsonObject part = each.getAsJsonObject();
      Metric metric = gson.fromJson(ModelFile.part(part, "metric"), Metric.class);
      metric.check(rows[0].length);
      members.add(read(part, new PairMemory(metric, rows, targets, weights, separation)));
    }
    if (members.isEmpty()) {
      throw new IllegalArgumentException("metrics are 0, allowed: 1 or more");
    }
    Pairs pairs = new Pairs(rows, values, targets.classes(), weights);
    if (json.has("others")) { // absent in older files
      for (JsonElement each : json.get("others").getAsJsonArray()) {
        members.add(read(each.getAsJsonObject(), Members.read(each.getAsJsonObject(), pairs)));
      }
    }
    return new PairMixture(members);
  }

  private static Member read(JsonObject part, engram.member.Member memory) {
    Gson gson = new Gson();
    double[] factors = gson.fromJson(ModelFile.part(part, "factors"), double[].class);
    double[] shares = gson.fromJson(ModelFile.part(part, "shares"), double[].class);
    if (factors.length != shares.length) {
      throw new IllegalArgumentException(
          "shares are " + shares.length + ", allowed: one a factor, " + factors.length);
    }
    int copies = part.has("copies") ? ModelFile.whole(part, "copies") : 1;
    Check.within("copies", copies, 1, MOST_COPIES);
    return new Member(memory, factors, shares, copies);
  }
}
