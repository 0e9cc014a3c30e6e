package engram.cli.prediction;

import weka.classifiers.Classifier;
import weka.classifiers.lazy.IBk;
import weka.core.Instances;

/** Weka's IBk: the nearest neighbours, up to 15, as many as predict rows held out best. */
public final class NeighbourLearner extends WekaLearner {

  private static final int MOST = 15;

  /** Makes the learner. */
  public NeighbourLearner() {
    super("ibk", "IBk, k to " + MOST);
  }

  @Override
  Classifier classifier(Instances train) {
    IBk neighbours = new IBk(MOST);
    neighbours.setCrossValidate(true);
    neighbours.setMeanSquared(train.classAttribute().isNumeric());
    return neighbours;
  }
}
