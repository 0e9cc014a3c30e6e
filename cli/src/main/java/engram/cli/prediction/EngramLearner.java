package engram.cli.prediction;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.cli.clustering.OptionWords;
import engram.learned.Model;
import engram.learned.TableClassifier;
import engram.learned.TableRegressor;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import engram.predict.MemoryRegressor;
import engram.predict.MetricForm;
import engram.table.Table;
import java.util.Arrays;
import java.util.List;

/**
 * Engram's {@link MemoryClassifier} for a nominal target and {@link MemoryRegressor} for a number.
 * Means, deviations and everything else are learned from the training rows alone.
 *
 * @param classes how classes are learned
 * @param numbers how numbers are learned
 * @param learned what it has learned already; null to learn from the rows it is given
 */
public record EngramLearner(
    MemoryClassifier.Options classes, MemoryRegressor.Options numbers, Model learned)
    implements Learner {

  @Override
  public String algorithm() {
    return "memory";
  }

  @Override
  public String title() {
    return classes.form() == MemoryForm.PAIRS ? "memory" : "learned memories";
  }

  @Override
  public JsonObject options() {
    JsonObject options = new JsonObject();
    options.addProperty("form", OptionWords.of(classes.form()));
    if (classes.form() == MemoryForm.PAIRS) {
      options.addProperty("metric", OptionWords.of(classes.metric()));
      if (classes.metric() == MetricForm.AUTO) {
        options.addProperty("effort", OptionWords.of(classes.effort()));
      }
    } else {
      options.addProperty("k", classes.k());
      new Gson().toJsonTree(classes.learning()).getAsJsonObject().asMap().forEach(options::add);
    }
    options.addProperty("separation", classes.separation().word());
    options.addProperty("seed", classes.seed());
    return options;
  }

  /**
   * Learns a model that can be kept.
   *
   * @param train rows, those with a known target are learned from
   * @param weights one a row, or null
   * @param ids names of the rows, or null for their numbers
   */
  public Model learn(Table train, double[] weights, List<String> ids) {
    return train.targetColumn().isNominal()
        ? TableClassifier.fit(train, weights, ids, classes)
        : TableRegressor.fit(train, weights, ids, numbers);
  }

  /** Returns what a reader is told of a model that was learned. */
  public static String text(Model model) {
    return model instanceof TableClassifier classifier
        ? classifier.model().toString()
        : ((TableRegressor) model).model().toString();
  }

  @Override
  public double[][] predict(Table train, Table test) {
    Model model = learned == null ? learn(train, train.weights(), null) : learned;
    if (model instanceof TableClassifier classifier) {
      return classifier.probabilities(test);
    }
    return Arrays.stream(((TableRegressor) model).values(test))
        .mapToObj(value -> new double[] {value})
        .toArray(double[][]::new);
  }

  /** Returns a learner that has learned already. */
  public EngramLearner taught(Model model) {
    return new EngramLearner(classes, numbers, model);
  }
}
