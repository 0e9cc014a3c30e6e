package engram.weka;

import java.util.ArrayList;
import java.util.Random;
import weka.clusterers.ClusterEvaluation;
import weka.clusterers.EnergyBasins;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** What Weka's evaluation of the training set costs beside the build, on data like satellite's. */
public final class BasinEvaluationFigures {

  private BasinEvaluationFigures() {}

  /** Prints seconds of both and their ratio, three times. */
  public static void main(String[] args) throws Exception {
    Instances data = data(6400, 36, 6);
    for (int run = 0; run < 3; run++) {
      EnergyBasins clusterer = new EnergyBasins();
      clusterer.setNumExecutionSlots(1);
      long start = System.nanoTime();
      clusterer.buildClusterer(data);
      long built = System.nanoTime();
      ClusterEvaluation evaluation = new ClusterEvaluation();
      evaluation.setClusterer(clusterer);
      evaluation.evaluateClusterer(data);
      long evaluated = System.nanoTime();
      System.out.printf(
          java.util.Locale.ROOT,
          "build %.2f s, evaluation %.2f s, ratio %.3f; log likelihood %.3f%n",
          (built - start) / 1e9,
          (evaluated - built) / 1e9,
          (double) (evaluated - built) / (built - start),
          evaluation.getLogLikelihood());
    }
  }

  /** Overlapping classes whose columns hang on four hidden values, as bands of a picture do. */
  private static Instances data(int n, int d, int classes) {
    Random random = new Random(1);
    double[][] mix = new double[4][d];
    for (double[] row : mix) {
      for (int c = 0; c < d; c++) {
        row[c] = random.nextGaussian();
      }
    }
    double[][] centers = new double[classes][4];
    for (double[] center : centers) {
      for (int h = 0; h < 4; h++) {
        center[h] = 3 * random.nextGaussian();
      }
    }
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int c = 0; c < d; c++) {
      attributes.add(new Attribute("band" + c));
    }
    Instances data = new Instances("satellite-like", attributes, n);
    for (int i = 0; i < n; i++) {
      double[] row = new double[d];
      for (int h = 0; h < 4; h++) {
        double hidden = centers[i % classes][h] + random.nextGaussian();
        for (int c = 0; c < d; c++) {
          row[c] += hidden * mix[h][c];
        }
      }
      for (int c = 0; c < d; c++) {
        row[c] = Math.rint(10 * (row[c] + random.nextGaussian() / 2));
      }
      data.add(new DenseInstance(1, row));
    }
    return data;
  }
}
