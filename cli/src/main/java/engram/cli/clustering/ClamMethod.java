package engram.cli.clustering;

import com.google.gson.JsonObject;
import engram.cluster.Clam;
import engram.cluster.ClamModel;
import java.util.List;

/**
 * Engram's {@link Clam}.
 *
 * @param options all options; k is set anew for each data set
 */
public record ClamMethod(Clam.Options options) implements Method {

  @Override
  public String title() {
    return "ClAM";
  }

  @Override
  public List<Clustering> cluster(EncodedData data, int k, PartProgress share) {
    Seconds seconds = new Seconds();
    ClamModel model =
        Clam.fit(data.x(), data.weights(), options.withK(k), TrainingWords.progress(share));
    int[] labels = model.predict(data.x());
    return List.of(
        clustering(data, model, labels, seconds.passed(), options.training().seed(), words(model)));
  }

  /** Returns a fitted model and what it says of the training rows. */
  static Clustering clustering(
      EncodedData data,
      ClamModel model,
      int[] labels,
      double seconds,
      long seed,
      JsonObject words) {
    return new Clustering(
        "clam",
        model.provenance().rule(),
        model.options().k(),
        labels,
        model.objective(),
        seconds,
        seed,
        words,
        new FoundMemories(
            model.memories(), model.beta(), FoundMemories.membership(data, model::membership)),
        model);
  }

  /** Returns the options of a model as they stand in a result, beta as it was chosen. */
  static JsonObject words(ClamModel model) {
    Clam.Options options = model.options();
    JsonObject words = new JsonObject();
    words.addProperty("beta", model.beta());
    words.addProperty("steps", options.steps());
    words.addProperty("stepSize", options.stepSize());
    words.addProperty("maskFraction", options.maskFraction());
    words.addProperty("separation", options.separation().word());
    words.addProperty("fill", OptionWords.of(options.fill()));
    TrainingWords.add(words, options.training());
    if (model.view() != null) {
      words.addProperty("recalledBy", model.view().neighbors());
    }
    return words;
  }
}
