package engram.cli.deep;

import com.google.gson.JsonObject;
import engram.cli.clustering.Clustering;
import engram.cli.clustering.EncodedData;
import engram.cli.clustering.FoundMemories;
import engram.cli.clustering.Method;
import engram.cli.clustering.PartProgress;
import engram.cli.clustering.Seconds;
import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import engram.table.DataException;
import java.util.List;

/**
 * Engram's {@link DeepClustering} on the same standardised rows as every other method, missing
 * cells at the mean of their column. One run, without restarts.
 *
 * <p>Standardised pixels are no images any more: those that are nearly always blank weigh as much
 * as all others, and a shifted row is like no other row. So they are clustered as a table; the
 * command {@code deep} has them as they are.
 *
 * @param options all options, without image; k is set anew for each data set
 */
public record DeepMethod(DeepClustering.Options options) implements Method {

  @Override
  public String title() {
    return "deep";
  }

  @Override
  public List<Clustering> cluster(EncodedData data, int k, PartProgress share) {
    if (data.weights() != null) {
      throw new DataException(
          data.name() + ": rows have weights, which deep clustering has no use for");
    }
    Seconds seconds = new Seconds();
    DeepModel model =
        DeepClustering.fit(
            data.complete(),
            options.withK(k),
            (done, of, loss) -> {
              share.done(done, of);
              return true;
            });
    DeepModel.Recall recall = model.recall(data.complete());
    double passed = seconds.passed();
    return List.of(
        new Clustering(
            "deep",
            "single",
            k,
            recall.labels(),
            model.reconstruction(),
            passed,
            options.seed(),
            words(model),
            new FoundMemories(model.decodedMemories(), Double.NaN, recall::membership),
            model));
  }

  /** The options as they stand in a result, those chosen by the data as they were chosen. */
  private static JsonObject words(DeepModel model) {
    DeepClustering.Options options = model.options();
    JsonObject words = new JsonObject();
    words.addProperty("architecture", model.autoencoder().architecture().toString());
    words.addProperty("beta", model.beta());
    words.addProperty("steps", options.steps());
    words.addProperty("stepSize", options.stepSize());
    words.addProperty("epochs", model.epochs());
    words.addProperty("batchSize", options.schedule().batchSize());
    return words;
  }
}
