package engram.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.model.ModelFile;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A fitted ClAM: memories, and the descent that takes a point to one of them.
 *
 * <p>A point belongs to the memory that is nearest to where T free descent steps take it; missing
 * cells (NaN) descend with the known ones clamped. Its membership is the softmax of the memories
 * there.
 *
 * @see Clam
 */
public final class ClamModel extends MemoryModel {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "clam";

  private final Clam.Options options;

  ClamModel(Clam.Options options, MemoryFit.Result result) {
    super(TYPE, options.training(), result);
    this.options = options;
  }

  /** Returns this model with another word on how it was chosen. */
  ClamModel chosenBy(String rule) {
    MemoryFit.Result old = result();
    return new ClamModel(
        options,
        new MemoryFit.Result(
            old.fitted(), old.sizes(), old.loss(), old.provenance().withRule(rule), old.view()));
  }

  /** Returns the inverse temperature: the one given, or the one chosen from the data. */
  public double beta() {
    return fitted().beta();
  }

  /** Returns the options of the fit. */
  public Clam.Options options() {
    return options;
  }

  /**
   * Returns the energy of a point, {@code -(1/beta) log sum_k exp(-(beta/2) |x - xi_k|^2)}, low
   * near the memories: half the squared distance to the nearest one, less a little where several
   * are near. Missing cells are completed by clamped descent first, and with a {@link #view} the
   * energy is that of what the row is recalled as.
   */
  public double energy(double[] x) {
    return fitted().energy(seen(x));
  }

  /**
   * Completes a row: its missing cells descend from where they start ({@link Clam.Options#fill}), T
   * steps with the known ones clamped. What the memories are trained for where training is masked.
   * With a {@link #view} they start at what the row's neighbors know of them.
   *
   * @param x D values, NaN = missing, any number of them, not modified
   * @return a new row without NaN, known cells to the bit as they were
   */
  public double[] complete(double[] x) {
    double[] seen = seen(x);
    if (view() == null) {
      return fitted().complete(x, seen);
    }
    double[][] row = view().inUnitsOfView(new double[][] {x});
    row[0] = fitted().complete(row[0], seen);
    double[] complete = view().inUnitsOfColumns(row)[0];
    for (int d = 0; d < x.length; d++) {
      complete[d] = Double.isNaN(x[d]) ? complete[d] : x[d];
    }
    return complete;
  }

  /** Completes rows, see {@link #complete(double[])}; a row's answer does not depend on others. */
  public double[][] complete(double[][] x) {
    Check.present("x", x);
    return java.util.Arrays.stream(x).map(this::complete).toArray(double[][]::new);
  }

  @Override
  Object optionsTree() {
    return options;
  }

  @Override
  String title() {
    return String.format(
        Locale.ROOT,
        "ClAM: k = %d, used %d, beta = %.6g, steps = %d of %.3g%s",
        k(),
        usedClusters(),
        beta(),
        fitted().steps(),
        fitted().stepSize(),
        titleEnd());
  }

  /**
   * Reads a model from a JSON tree.
   *
   * @throws IllegalArgumentException if it is of another format version or type, or a part is
   *     missing or out of range
   */
  public static ClamModel fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () ->
            new ClamModel(
                new Gson().fromJson(ModelFile.part(json, "options"), Clam.Options.class),
                resultOf(json)));
  }

  /** Reads a model written by {@link #save}. */
  public static ClamModel load(Path file) {
    return ModelFile.load(file, ClamModel::fromJson);
  }
}
