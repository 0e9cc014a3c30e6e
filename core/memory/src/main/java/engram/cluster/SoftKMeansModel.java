package engram.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.model.ModelFile;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A fitted soft k-means: memories that points belong to by their distance.
 *
 * <p>A point belongs to the nearest memory; missing cells (NaN) do not count in the distance. Its
 * membership is {@code softmax(-(beta/2) |x - c_k|^2)}.
 *
 * @see SoftKMeans
 */
public final class SoftKMeansModel extends MemoryModel {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "soft-k-means";

  private final SoftKMeans.Options options;

  SoftKMeansModel(SoftKMeans.Options options, MemoryFit.Result result) {
    super(TYPE, options.training(), result);
    this.options = options;
  }

  /** Returns the inverse temperature: the one given, or the one chosen from the data. */
  public double beta() {
    return fitted().beta();
  }

  /** Returns the options of the fit. */
  public SoftKMeans.Options options() {
    return options;
  }

  @Override
  Object optionsTree() {
    return options;
  }

  @Override
  String title() {
    return String.format(
        Locale.ROOT,
        "Soft k-means: k = %d, used %d, beta = %.6g%s",
        k(),
        usedClusters(),
        beta(),
        titleEnd());
  }

  /**
   * Reads a model from a JSON tree.
   *
   * @throws IllegalArgumentException if it is of another format version or type, or a part is
   *     missing or out of range
   */
  public static SoftKMeansModel fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () ->
            new SoftKMeansModel(
                new Gson().fromJson(ModelFile.part(json, "options"), SoftKMeans.Options.class),
                resultOf(json)));
  }

  /** Reads a model written by {@link #save}. */
  public static SoftKMeansModel load(Path file) {
    return ModelFile.load(file, SoftKMeansModel::fromJson);
  }
}
