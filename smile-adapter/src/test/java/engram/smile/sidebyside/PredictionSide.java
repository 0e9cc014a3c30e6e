package engram.smile.sidebyside;

import engram.predict.MemoryForm;
import engram.smile.FrameEncoder;
import engram.smile.Frames;
import engram.smile.MemoryClassifier;
import engram.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import smile.classification.Classifier;
import smile.classification.DataFrameClassifier;
import smile.classification.KNN;
import smile.classification.OneVersusOne;
import smile.classification.RBFNetwork;
import smile.classification.RandomForest;
import smile.classification.SVM;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.math.kernel.GaussianKernel;
import smile.util.Index;
import smile.validation.Bag;
import smile.validation.CrossValidation;

/**
 * Engram's memories beside Smile's classifiers: the same ten stratified folds, means, deviations,
 * levels and all settings learned from the training rows of a fold alone.
 */
final class PredictionSide {

  private static final int FOLDS = 10;
  private static final int TUNING_ROWS = 500;
  private static final int[] NEIGHBOURS = {1, 3, 5, 9, 15};
  private static final double[] COSTS = {1, 10, 100};
  private static final double[] GAMMAS = {0.01, 0.1, 1};
  private static final String NO_BLAS = "needs libopenblas.so (Debian: libopenblas-dev)";

  private PredictionSide() {}

  /** Learns from the training rows of a frame and answers for tuples. */
  private interface Learner extends BiFunction<Formula, DataFrame, ToIntFunction<Tuple>> {}

  private static Map<String, Learner> learners() {
    Map<String, Learner> learners = new LinkedHashMap<>();
    learners.put("memory, pairs", (f, d) -> MemoryClassifier.fit(f, d, options(MemoryForm.PAIRS)));
    learners.put(
        "memory, learned", (f, d) -> MemoryClassifier.fit(f, d, options(MemoryForm.LEARNED)));
    learners.put("KNN", encoded(PredictionSide::neighbours));
    learners.put("RBF network", encoded((x, y) -> RBFNetwork.fit(x, y, new Properties())));
    learners.put("random forest", (f, d) -> forest(RandomForest.fit(f, d)));
    learners.put("SVM, RBF", encoded(PredictionSide::machine));
    return learners;
  }

  static List<String> titles() {
    return List.copyOf(learners().keySet());
  }

  private static MemoryClassifier.Options options(MemoryForm form) {
    return new MemoryClassifier.Options().with(o -> o.withForm(form));
  }

  private static ToIntFunction<Tuple> forest(DataFrameClassifier forest) {
    return forest::predict;
  }

  /** A learner of rows, given the same encoding as the memories. */
  private static Learner encoded(BiFunction<double[][], int[], Classifier<double[]>> fit) {
    return (formula, data) -> {
      String target = formula.response().toString();
      String[] columns =
          Arrays.stream(data.names()).filter(n -> !n.equals(target)).toArray(String[]::new);
      FrameEncoder encoder = FrameEncoder.fit(data, columns);
      Classifier<double[]> model =
          fit.apply(encoder.encode(data), data.column(target).toIntArray());
      return tuple -> model.predict(encoder.encode(tuple));
    };
  }

  /** KNN with the number of neighbours that does best in five folds of the training rows. */
  private static Classifier<double[]> neighbours(double[][] x, int[] y) {
    return best(5, x, y, Arrays.stream(NEIGHBOURS).mapToObj(PredictionSide::knn).toList());
  }

  private static BiFunction<double[][], int[], Classifier<double[]>> knn(int k) {
    return (x, y) -> KNN.fit(x, y, k);
  }

  /** An SVM with the C and gamma that do best in two folds of some training rows. */
  private static Classifier<double[]> machine(double[][] x, int[] y) {
    List<BiFunction<double[][], int[], Classifier<double[]>>> all = new ArrayList<>();
    for (double cost : COSTS) {
      for (double gamma : GAMMAS) {
        all.add((u, v) -> svm(u, v, cost, gamma));
      }
    }
    return best(2, x, y, all);
  }

  private static Classifier<double[]> svm(double[][] x, int[] y, double cost, double gamma) {
    GaussianKernel kernel = new GaussianKernel(Math.sqrt(0.5 / gamma));
    SVM.Options options = new SVM.Options(cost, 1e-3, 2);
    int[] classes = Arrays.stream(y).distinct().sorted().toArray();
    if (classes.length == 2) {
      int[] sides = Arrays.stream(y).map(label -> label == classes[0] ? -1 : 1).toArray();
      SVM<double[]> machine = SVM.fit(x, sides, kernel, options);
      return new Sides(machine, classes);
    }
    return OneVersusOne.fit(x, y, (u, v) -> SVM.fit(u, v, kernel, options));
  }

  /** A machine of two sides with the labels that they stand for. */
  private record Sides(SVM<double[]> machine, int[] classes) implements Classifier<double[]> {
    @Override
    public int numClasses() {
      return 2;
    }

    @Override
    public int predict(double[] x) {
      return classes[machine.predict(x) < 0 ? 0 : 1];
    }
  }

  private static Classifier<double[]> best(
      int folds,
      double[][] x,
      int[] y,
      List<BiFunction<double[][], int[], Classifier<double[]>>> candidates) {
    int[] some = Arrays.copyOf(MathEx.permutate(y.length), Math.min(TUNING_ROWS, y.length));
    double[][] rows = MathEx.slice(x, some);
    int[] labels = MathEx.slice(y, some);
    Bag[] bags = CrossValidation.of(some.length, folds);
    int best = 0;
    int most = -1;
    for (int c = 0; c < candidates.size(); c++) {
      int right = 0;
      for (Bag bag : bags) {
        Classifier<double[]> model =
            candidates
                .get(c)
                .apply(MathEx.slice(rows, bag.samples()), MathEx.slice(labels, bag.samples()));
        for (int i : bag.oob()) {
          right += model.predict(rows[i]) == labels[i] ? 1 : 0;
        }
      }
      if (right > most) {
        most = right;
        best = c;
      }
    }
    return candidates.get(best).apply(x, y);
  }

  /**
   * How a learner did.
   *
   * @param accuracy share of rows predicted right; NaN if it could not run
   * @param seconds for all folds
   */
  record Score(double accuracy, double seconds) {
    @Override
    public String toString() {
      return Double.isNaN(accuracy)
          ? NO_BLAS
          : String.format(Locale.ROOT, "%.4f (%.1f s)", accuracy, seconds);
    }
  }

  /** Returns how each learner does on a data set. */
  static List<Score> scores(Table table) {
    String target = table.targetColumn().name();
    DataFrame frame = Frames.frame(table);
    int[] labels = frame.column(target).toIntArray();
    List<Score> scores = new ArrayList<>();
    for (Learner learner : learners().values()) {
      MathEx.setSeed(1);
      scores.add(score(learner, Formula.lhs(target), frame, labels));
    }
    return scores;
  }

  private static Score score(Learner learner, Formula formula, DataFrame frame, int[] labels) {
    Bag[] bags = CrossValidation.stratify(labels, FOLDS);
    long start = System.nanoTime();
    int right = 0;
    int all = 0;
    try {
      for (Bag bag : bags) {
        ToIntFunction<Tuple> model = learner.apply(formula, frame.get(Index.of(bag.samples())));
        for (int i : bag.oob()) {
          right += model.applyAsInt(frame.get(i)) == labels[i] ? 1 : 0;
        }
        all += bag.oob().length;
      }
    } catch (LinkageError e) {
      if (lacksBlas(e)) {
        return new Score(Double.NaN, Double.NaN);
      }
      throw e;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Score((double) right / all, seconds);
  }

  /** The first call fails to open the library, later ones find its class broken. */
  private static boolean lacksBlas(LinkageError e) {
    return (e + " " + e.getCause()).matches("(?s).*(libopenblas|smile.linalg).*");
  }
}
