package engram.cli.clustering;

import com.google.gson.JsonObject;
import engram.cluster.SoftKMeans;
import engram.cluster.SoftKMeansModel;
import java.util.List;

/**
 * Engram's {@link SoftKMeans}.
 *
 * @param options all options; k is set anew for each data set
 */
public record SoftMethod(SoftKMeans.Options options) implements Method {

  @Override
  public String title() {
    return "soft k-means";
  }

  @Override
  public List<Clustering> cluster(EncodedData data, int k, PartProgress share) {
    Seconds seconds = new Seconds();
    SoftKMeansModel model =
        SoftKMeans.fit(data.x(), data.weights(), options.withK(k), TrainingWords.progress(share));
    int[] labels = model.predict(data.x());
    JsonObject words = new JsonObject();
    words.addProperty("beta", model.beta());
    words.addProperty("separation", options.separation().word());
    TrainingWords.add(words, options.training());
    return List.of(
        new Clustering(
            "soft",
            model.provenance().rule(),
            k,
            labels,
            model.objective(),
            seconds.passed(),
            options.training().seed(),
            words,
            new FoundMemories(
                model.memories(), model.beta(), FoundMemories.membership(data, model::membership)),
            model));
  }
}
