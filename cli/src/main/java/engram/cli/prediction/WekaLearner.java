package engram.cli.prediction;

import com.google.gson.JsonObject;
import engram.cli.clustering.WekaData;
import engram.table.Table;
import weka.classifiers.Classifier;
import weka.core.Instance;
import weka.core.Instances;

/** A classifier or regressor of Weka, on the columns as they are: it encodes them by itself. */
abstract class WekaLearner implements Learner {

  private final String algorithm;
  private final String title;

  WekaLearner(String algorithm, String title) {
    this.algorithm = algorithm;
    this.title = title;
  }

  /** Returns a learner not yet trained for some training rows. */
  abstract Classifier classifier(Instances train) throws Exception;

  @Override
  public String algorithm() {
    return algorithm;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public JsonObject options() {
    return new JsonObject();
  }

  @Override
  public double[][] predict(Table train, Table test) {
    Instances rows = WekaTable.of(train);
    return WekaData.run(title, () -> predict(rows, WekaTable.of(test)));
  }

  private double[][] predict(Instances train, Instances test) throws Exception {
    Classifier learner = classifier(train);
    learner.buildClassifier(train);
    test.forEach(Instance::setClassMissing);
    double[][] predictions = new double[test.size()][];
    for (int i = 0; i < predictions.length; i++) {
      Instance row = test.get(i);
      predictions[i] =
          train.classAttribute().isNominal()
              ? learner.distributionForInstance(row)
              : new double[] {learner.classifyInstance(row)};
    }
    return predictions;
  }
}
