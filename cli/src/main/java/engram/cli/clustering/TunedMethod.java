package engram.cli.clustering;

import com.google.gson.JsonObject;
import engram.cluster.Clam;
import engram.cluster.ClamModel;
import engram.table.DataException;
import java.util.List;

/**
 * Engram's search of beta, mask fraction and learning rate for the {@link Clam} of best silhouette.
 *
 * @param options what the search leaves open; k is set anew for each data set
 */
public record TunedMethod(Clam.Options options) implements Method {

  @Override
  public String title() {
    return "ClAM, tuned";
  }

  @Override
  public List<Clustering> cluster(EncodedData data, int k, PartProgress share) {
    if (data.complete() != data.x()) {
      throw new DataException(
          data.name() + ": --tune needs data without missing cells, but some are missing");
    }
    Seconds seconds = new Seconds();
    Clam.Grid grid = Clam.Grid.DEFAULT;
    Clam.Tuned tuned =
        Clam.tune(data.x(), data.weights(), options.withK(k), grid, TrainingWords.progress(share));
    ClamModel model = tuned.model();
    int[] labels = model.predict(data.x());
    JsonObject words = ClamMethod.words(model);
    words.remove("restarts");
    words.addProperty("fits", grid.fits());
    return List.of(
        ClamMethod.clustering(
            data, model, labels, seconds.passed(), options.training().seed(), words));
  }
}
