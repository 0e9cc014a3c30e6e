package engram.weka;

import engram.member.Insight;
import engram.predict.MemoryClassifier;
import java.util.Arrays;
import java.util.List;

/**
 * A nominal class.
 *
 * @param classifier the trained classifier
 * @param labels labels of the class; some may have no training instance
 */
record ClassPredictor(MemoryClassifier classifier, int labels) implements Predictor {

  private static final long serialVersionUID = 1L;

  @Override
  public double[][] predict(double[][] x) {
    int[] classes = classifier.classes();
    double[][] found = classifier.probabilities(x);
    double[][] all = new double[found.length][labels];
    for (int i = 0; i < all.length; i++) {
      for (int c = 0; c < classes.length; c++) {
        all[i][classes[c]] = found[i][c];
      }
    }
    return all;
  }

  @Override
  public Predictor with(double[] x, double y) {
    return Arrays.binarySearch(classifier.classes(), (int) y) < 0
        ? null
        : new ClassPredictor(classifier.with(x, (int) y), labels);
  }

  @Override
  public Insight insight() {
    return classifier.insight();
  }

  @Override
  public double[][] memories() {
    return classifier.memories();
  }

  @Override
  public List<Behind> behind(double[] x, int count) {
    return Arrays.stream(classifier.explain(x, count))
        .map(each -> new Behind(each.row(), each.label(), each.weight()))
        .toList();
  }

  @Override
  public double spread() {
    return classifier.spread();
  }

  @Override
  public String text() {
    return classifier + "\n";
  }
}
