package engram.cli.prediction;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.cli.clustering.Words;
import engram.predict.Learning;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import engram.predict.MemoryRegressor;
import engram.predict.MetricForm;
import engram.table.Encoder;
import engram.table.Table;

/**
 * Engram's {@link MemoryClassifier} for a nominal target and {@link MemoryRegressor} for a number.
 * Means, deviations and everything else are learned from the training rows alone.
 *
 * @param form what the memories are
 * @param metric what is learned of the metric between pairs
 * @param k number of learned memories, 0 = auto
 * @param learning how they are learned
 * @param seed the seed
 * @param threads threads to use, 0 = one per processor
 */
public record EngramLearner(
    MemoryForm form, MetricForm metric, int k, Learning learning, long seed, int threads)
    implements Learner {

  @Override
  public String algorithm() {
    return "memory";
  }

  @Override
  public String title() {
    return form == MemoryForm.PAIRS ? "memory" : "learned memories";
  }

  @Override
  public JsonObject options() {
    JsonObject options = new JsonObject();
    options.addProperty("form", Words.of(form));
    if (form == MemoryForm.PAIRS) {
      options.addProperty("metric", Words.of(metric));
    } else {
      options.addProperty("k", k);
      new Gson().toJsonTree(learning).getAsJsonObject().asMap().forEach(options::add);
    }
    options.addProperty("seed", seed);
    return options;
  }

  @Override
  public double[][] predict(Table train, Table test) {
    Table learnt = withKnownColumns(train);
    Encoder encoder = Encoder.fit(learnt);
    double[][] x = encoder.encode(learnt);
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
    MemoryClassifier classifier = MemoryClassifier.fit(x, train.targetLabels(), classes());
    int[] classes = classifier.classes();
    double[][] found = classifier.probabilities(queries);
    double[][] all = new double[found.length][train.targetColumn().levels().size()];
    for (int i = 0; i < all.length; i++) {
      for (int c = 0; c < classes.length; c++) {
        all[i][classes[c]] = found[i][c];
      }
    }
    return all;
  }

  private double[][] numbers(Table train, double[][] x, double[][] queries) {
    MemoryRegressor regressor = MemoryRegressor.fit(x, train.targetValues(), numbers());
    double[] found = regressor.predict(queries);
    double[][] rows = new double[found.length][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = found[i];
    }
    return rows;
  }

  private MemoryClassifier.Options classes() {
    return new MemoryClassifier.Options()
        .withForm(form)
        .withMetric(metric)
        .withK(k)
        .withLearning(learning)
        .withSeed(seed)
        .withThreads(threads);
  }

  private MemoryRegressor.Options numbers() {
    return new MemoryRegressor.Options()
        .withForm(form)
        .withMetric(metric)
        .withK(k)
        .withLearning(learning)
        .withSeed(seed)
        .withThreads(threads);
  }
}
