package engram.cli.prediction;

import com.google.gson.Gson;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import engram.cli.clustering.JsonNumber;
import engram.measure.Reliability;

/** An outcome as a row for machines. */
public final class PredictionRow {

  private PredictionRow() {}

  /**
   * Returns the row; what cannot be said is null.
   *
   * @param data what the data are called
   * @param folds folds of the cross-validation, 0 for a training and a test file
   */
  public static JsonObject of(Outcome outcome, String data, int folds) {
    JsonObject json = new JsonObject();
    json.addProperty("data", data);
    json.addProperty("rows", predicted(outcome));
    json.addProperty("algorithm", outcome.learner().algorithm());
    if (folds > 0) {
      json.addProperty("folds", folds);
    } else {
      json.add("folds", JsonNull.INSTANCE);
    }
    for (Score score : outcome.scores()) {
      json.add(score.name(), JsonNumber.of(score.value()));
    }
    JsonObject perFold = new JsonObject();
    for (int s = 0; s < outcome.scores().size() && !outcome.folds().isEmpty(); s++) {
      FoldScore fold = FoldScore.of(outcome.folds(), s);
      if (Double.isFinite(fold.mean())) {
        JsonObject spread = new JsonObject();
        spread.addProperty("mean", fold.mean());
        spread.addProperty("deviation", fold.deviation());
        perFold.add(outcome.scores().get(s).name(), spread);
      }
    }
    json.add("perFold", perFold.isEmpty() ? JsonNull.INSTANCE : perFold);
    Confusion confusion = outcome.confusion();
    json.add("confusion", confusion == null ? JsonNull.INSTANCE : confusion.toJson());
    Reliability reliability = outcome.reliability();
    json.add(
        "reliability",
        reliability == null ? JsonNull.INSTANCE : new Gson().toJsonTree(reliability.bins()));
    json.addProperty("seconds", outcome.seconds());
    json.add("options", outcome.learner().options());
    return json;
  }

  private static int predicted(Outcome outcome) {
    int rows = 0;
    for (double[] prediction : outcome.predictions()) {
      rows += prediction == null ? 0 : 1;
    }
    return rows;
  }
}
