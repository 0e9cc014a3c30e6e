package engram.cli.clustering;

import com.google.gson.JsonObject;
import engram.basin.BasinClustering;
import engram.basin.BasinModel;
import java.util.List;

/**
 * Engram's {@link BasinClustering}. It finds the number of clusters by itself. Missing cells stand
 * at the mean of their column.
 *
 * @param options all options
 * @param seed not used by the clustering, but part of its result
 */
public record BasinMethod(BasinClustering.Options options, long seed) implements Method {

  @Override
  public String title() {
    return "basins";
  }

  @Override
  public List<Clustering> cluster(EncodedData data, int k, PartProgress share) {
    Seconds seconds = new Seconds();
    BasinModel model = BasinClustering.fit(data.complete(), data.weights(), options);
    double passed = seconds.passed();
    double beta = 2 / (model.bandwidth() * model.bandwidth());
    FoundMemories modes = new FoundMemories(model.modes(), beta, null);
    return List.of(
        new Clustering(
            "basins",
            "single",
            model.k(),
            model.labels(),
            Double.NaN,
            passed,
            seed,
            words(model, beta),
            modes,
            model));
  }

  private JsonObject words(BasinModel model, double beta) {
    JsonObject words = new JsonObject();
    words.addProperty("kernel", OptionWords.of(options.kernel()));
    words.addProperty("beta", beta);
    words.addProperty("bandwidth", model.bandwidth());
    words.addProperty("prominence", options.prominence());
    words.addProperty("minClusterSize", options.minClusterSize());
    words.addProperty("noiseDensity", options.noiseDensity());
    words.addProperty("strays", OptionWords.of(options.strays()));
    return words;
  }
}
