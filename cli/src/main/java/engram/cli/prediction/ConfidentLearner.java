package engram.cli.prediction;

import com.google.gson.JsonObject;
import engram.learned.Confidence;
import engram.learned.Model;
import engram.learned.TableClassifier;
import engram.learned.TableRegressor;
import engram.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Engram's learner that says how sure it is: a set of classes or an interval for each row. */
public final class ConfidentLearner implements Learner {

  private final EngramLearner memory;
  private final double asked;
  private final List<List<double[]>> bounds = new ArrayList<>();
  private Confidence confidence;

  /**
   * Makes the learner.
   *
   * @param asked how often the truth is to be held
   */
  public ConfidentLearner(EngramLearner memory, double asked) {
    this.memory = memory;
    this.asked = asked;
  }

  /** Learns a model that can be kept, and by how much it misses rows left out. */
  public static Model learn(EngramLearner memory, Table train, double[] weights, List<String> ids) {
    Model model = memory.learn(train, weights, ids);
    return model instanceof TableClassifier classifier
        ? classifier.confident(train, weights)
        : ((TableRegressor) model).confident(train, weights);
  }

  @Override
  public String algorithm() {
    return memory.algorithm();
  }

  @Override
  public String title() {
    return memory.title();
  }

  @Override
  public JsonObject options() {
    return memory.options();
  }

  @Override
  public double[][] predict(Table train, Table test) {
    Model model =
        memory.learned() == null ? learn(memory, train, train.weights(), null) : memory.learned();
    confidence = Confidence.of(model, asked);
    double[][] predictions = memory.taught(model).predict(train, test);
    bounds.add(Arrays.stream(predictions).map(confidence::bounds).toList());
    return predictions;
  }

  /**
   * Returns what was said beside the predictions of an outcome of this learner.
   *
   * @param trials that it was tried in, in their order
   */
  public Coverage coverage(List<Trial> trials) {
    Table asked = trials.get(0).asked();
    double[][] all = new double[asked.rows()][];
    Coverage coverage = new Coverage(confidence, all);
    for (int t = 0; t < trials.size(); t++) {
      for (int i = 0; i < trials.get(t).at().length; i++) {
        int row = trials.get(t).at()[i];
        all[row] = bounds.get(t).get(i);
        coverage.add(all[row], asked.cell(row, asked.target()));
      }
    }
    return coverage;
  }
}
