package engram.weka.explain;

import engram.member.Insight;
import engram.weka.Measures;
import engram.weka.Predictor;
import java.util.List;

/** What a predictor tells the Experimenter besides its results. */
public final class PredictorMeasures {

  /** Names, as Weka wants them. */
  public static final List<String> NAMES =
      List.of(
          "measureMemories",
          "measureProbabilitySpread",
          "measureShareOfMetrics",
          "measureShareOfEmbeddings",
          "measureShareOfGaussians",
          "measureShareOfLeaves",
          "measureShareOnTrend");

  private PredictorMeasures() {}

  /**
   * Returns a measure: the number of memories, the share of each probability that is spread evenly
   * (NaN for a numeric class), the shares of the kinds of parts in the answer (learned memories
   * count as a metric), or that of parts on a linear trend.
   *
   * @param predictor that was learned, or null: all are NaN then
   * @throws IllegalArgumentException if there is none of that name, with those that there are
   */
  public static double of(Predictor predictor, String name) {
    int place = Measures.place(NAMES, name);
    Insight insight = predictor == null ? null : predictor.insight();
    if (insight == null) {
      return Double.NaN;
    }
    return switch (place) {
      case 0 -> predictor.memories().length;
      case 1 -> predictor.spread();
      case 2 -> share(insight, "metric") + share(insight, "learned");
      case 3 -> share(insight, "embedding");
      case 4 -> share(insight, "gaussians");
      case 5 -> share(insight, "leaves");
      default ->
          insight.parts().stream()
              .filter(Insight.Part::trend)
              .mapToDouble(Insight.Part::share)
              .sum();
    };
  }

  private static double share(Insight insight, String kind) {
    return insight.parts().stream()
        .filter(part -> part.kind().equals(kind))
        .mapToDouble(Insight.Part::share)
        .sum();
  }
}
