package engram.weka.explain;

import engram.member.Insight;
import engram.member.Insight.Part;
import engram.table.ColumnMeans;
import engram.table.ColumnSums;
import engram.weka.MemoryText;
import engram.weka.Predictor;
import engram.weka.RowCoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.IntStream;
import weka.core.Attribute;
import weka.core.Instances;

/** What a predictor has learned, in words and tables, for Weka's output. */
public final class PredictorText {

  /** Attributes that are listed at most. */
  private static final int MOST = 50;

  /** The least share that is told. */
  private static final double LEAST = 0.0005;

  /** Length of the bar of the attribute that counts most. */
  private static final int BAR = 20;

  private PredictorText() {}

  /**
   * Returns the text: the parts of the answer, calibration, scales of the attributes, and learned
   * memories as a table.
   *
   * @param predictor that was learned
   * @param coder of its rows
   * @param pairs instances that it was learned from
   * @param learned whether its memories are learned
   */
  public static String of(Predictor predictor, RowCoder coder, Instances pairs, boolean learned) {
    Insight insight = predictor.insight();
    if (insight == null) {
      return labels(pairs);
    }
    return labels(pairs)
        + "\nWhat answers\n"
        + parts(insight.parts())
        + calibration(predictor.spread())
        + scales(ColumnSums.of(coder.encoder(), insight.relevances()), coder)
        + (learned ? memories(predictor, coder, pairs) : "");
  }

  private static String labels(Instances pairs) {
    if (!pairs.classAttribute().isNominal()) {
      return "";
    }
    int[] counts = pairs.attributeStats(pairs.classIndex()).nominalCounts;
    StringJoiner text = new StringJoiner(", ", "Instances of each class: ", "\n");
    for (int c = 0; c < counts.length; c++) {
      text.add(pairs.classAttribute().value(c) + " " + counts[c]);
    }
    return text.toString();
  }

  private static String parts(List<Part> parts) {
    Map<String, Map<Double, Double>> kinds = new LinkedHashMap<>();
    for (Part part : parts) {
      kinds
          .computeIfAbsent(words(part), kind -> new TreeMap<>())
          .merge(1 / part.factor(), part.share(), Double::sum);
    }
    List<String> lines = new ArrayList<>();
    kinds.entrySet().stream()
        .filter(kind -> sum(kind.getValue()) >= LEAST)
        .sorted(Comparator.comparingDouble(kind -> -sum(kind.getValue())))
        .forEach(kind -> lines.add(line(kind.getKey(), kind.getValue())));
    return String.join("", lines);
  }

  private static double sum(Map<Double, Double> shares) {
    return shares.values().stream().mapToDouble(share -> share).sum();
  }

  private static String line(String kind, Map<Double, Double> temperatures) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%6.1f %%  %s", 100 * sum(temperatures), kind));
    if (kind.startsWith("memories")) {
      List<String> shares = new ArrayList<>();
      temperatures.forEach((temperature, share) -> add(shares, temperature, share));
      text.append(shares.size() == 1 ? "; temperature " : ";\n          temperatures ");
      text.append(String.join(", ", shares));
    }
    return text.append('\n').toString();
  }

  private static void add(List<String> shares, double temperature, double share) {
    if (share >= LEAST) {
      String degrees =
          Double.isInfinite(temperature)
              ? "infinite"
              : String.format(Locale.ROOT, "%.3g", temperature);
      shares.add(
          share > 1 - LEAST
              ? degrees
              : String.format(Locale.ROOT, "%s (%.1f %%)", degrees, 100 * share));
    }
  }

  private static String words(Part part) {
    String words =
        switch (part.kind()) {
          case "metric" ->
              "memories near by a learned metric of "
                  + part.columns()
                  + (part.ranks() ? " columns' ranks" : " columns");
          case "embedding" -> "memories near in a learned embedding";
          case "learned" -> "memories near in " + part.columns() + " columns";
          case "gaussians" -> "Gaussians of the classes";
          case "leaves" -> "instances in the same leaves of random trees";
          default -> part.kind();
        };
    return part.trend() ? words + ", on a linear trend" : words;
  }

  private static String calibration(double spread) {
    return Double.isNaN(spread)
        ? ""
        : String.format(
            Locale.ROOT,
            "Calibration: %.3g %% of each answer is spread evenly over the classes.\n",
            100 * spread);
  }

  private static String scales(double[] shares, RowCoder coder) {
    int[] order =
        IntStream.range(0, shares.length)
            .boxed()
            .sorted(Comparator.comparingDouble(c -> -shares[c]))
            .mapToInt(c -> c)
            .toArray();
    if (shares[order[0]] == 0) {
      return "\nNo part of the answer measures distances attribute by attribute.\n";
    }
    int shown = Math.min(MOST, order.length);
    int width = 0;
    for (int i = 0; i < shown; i++) {
      width = Math.max(width, coder.attribute(order[i]).name().length());
    }
    StringBuilder text =
        new StringBuilder("\nAttributes, by their share of the distances between memories\n");
    for (int i = 0; i < shown; i++) {
      double share = shares[order[i]];
      String name = coder.attribute(order[i]).name();
      String bar = "*".repeat((int) Math.round(BAR * share / shares[order[0]]));
      text.append(
          String.format(Locale.ROOT, "  %-" + width + "s  %6.4f  %s", name, share, bar)
              .stripTrailing());
      text.append('\n');
    }
    return text
        + (shown < order.length ? "  and " + (order.length - shown) + " that count less\n" : "");
  }

  private static String memories(Predictor predictor, RowCoder coder, Instances pairs) {
    double[][] memories = predictor.memories();
    double[][] answers = predictor.predict(memories);
    String[] heads = new String[memories.length];
    for (int k = 0; k < heads.length; k++) {
      heads[k] = answer(answers[k], pairs.classAttribute());
    }
    double[] means = ColumnMeans.of(coder.encode(pairs)).values();
    return "\nMemories in the units of the data, below each its answer:\n\n"
        + MemoryText.of(coder, means, pairs.numInstances(), memories, heads);
  }

  /** Returns an answer as a reader wants it: the likeliest class and its share, or the number. */
  static String answer(double[] answer, Attribute attribute) {
    if (!attribute.isNominal()) {
      return attribute.isDate()
          ? attribute.formatDate(answer[0])
          : String.format(Locale.ROOT, "%.4g", answer[0]);
    }
    int best = weka.core.Utils.maxIndex(answer);
    return String.format(Locale.ROOT, "%s %.0f%%", attribute.value(best), 100 * answer[best]);
  }
}
