package engram.cli.prediction;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.cli.clustering.OptionWords;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import engram.predict.MemoryRegressor;
import engram.table.Encoder;
import engram.table.Table;

/**
 * Engram's {@link MemoryClassifier} for a nominal target and {@link MemoryRegressor} for a number.
 * Means, deviations and everything else are learned from the training rows alone.
 *
 * @param classes how classes are learned
 * @param numbers how numbers are learned
 */
public record EngramLearner(MemoryClassifier.Options classes, MemoryRegressor.Options numbers)
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
    } else {
      options.addProperty("k", classes.k());
      new Gson().toJsonTree(classes.learning()).getAsJsonObject().asMap().forEach(options::add);
    }
    options.addProperty("separation", classes.separation().word());
    options.addProperty("seed", classes.seed());
    return options;
  }

  @Override
  public double[][] predict(Table train, Table test) {
    Table learned = withKnownColumns(train);
    Encoder encoder = Encoder.fit(learned);
    double[][] x = encoder.encode(learned);
    double[][] queries = encoder.encode(test);
    return train.targetColumn().isNominal()
        ? probabilities(train, x, queries)
        : numbers(train, x, queries);
  }

  /** Leaves out columns that are known in other rows only: there is nothing to learn of them. */
  private static Table withKnownColumns(Table train) {
    return train.without(
        train.features().names().stream()
            .filter(name -> allMissing(train, train.schema().indexOf(name)))
            .toArray(String[]::new));
  }

  private static boolean allMissing(Table table, int column) {
    for (int row = 0; row < table.rows(); row++) {
      if (!table.isMissing(row, column)) {
        return false;
      }
    }
    return true;
  }

  private double[][] probabilities(Table train, double[][] x, double[][] queries) {
    MemoryClassifier classifier = MemoryClassifier.fit(x, train.targetLabels(), classes);
    int[] places = classifier.classes();
    double[][] found = classifier.probabilities(queries);
    double[][] all = new double[found.length][train.targetColumn().levels().size()];
    for (int i = 0; i < all.length; i++) {
      for (int c = 0; c < places.length; c++) {
        all[i][places[c]] = found[i][c];
      }
    }
    return all;
  }

  private double[][] numbers(Table train, double[][] x, double[][] queries) {
    MemoryRegressor regressor = MemoryRegressor.fit(x, train.targetValues(), numbers);
    double[] found = regressor.predict(queries);
    double[][] rows = new double[found.length][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = found[i];
    }
    return rows;
  }
}
