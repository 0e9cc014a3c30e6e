package engram.benchmarks;

import engram.cluster.Clam;
import engram.cluster.Views;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.RandomStream;
import engram.measure.AdjustedRandIndex;
import engram.predict.MemoryClassifier;
import engram.predict.MetricForm;
import engram.table.Encoder;
import engram.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/**
 * What each separation reaches: the adjusted Rand index of ClAM with its defaults on ten sets, and
 * the accuracy of stored pairs of one inverse temperature, chosen on the training rows, on ten.
 * Sets that are not bundled are read from a folder, FOLDER/NAME/NAME.csv or .csv.gz, and left out
 * where they are absent.
 */
public final class SeparationTable {

  private static final List<String> CLUSTERED =
      List.of(
          "iris",
          "wine",
          "zoo",
          "breast_cancer_wdbc",
          "digits8x8",
          "segment",
          "ecoli",
          "movement_libras",
          "mice_protein",
          "ctg");

  private static final List<String> PREDICTED =
      List.of(
          "iris",
          "wine",
          "zoo",
          "ecoli",
          "penguins",
          "breast_cancer_wdbc",
          "soybean",
          "segment",
          "ctg",
          "digits8x8");

  private static final int SEEDS = 3;
  private static final int FOLDS = 5;

  private SeparationTable() {}

  /**
   * Prints both tables.
   *
   * @param args the folder of the sets that are not bundled, or nothing
   */
  public static void main(String[] args) {
    Path folder = args.length > 0 ? Path.of(args[0]) : null;
    System.out.println("ARI of ClAM, mean of " + SEEDS + " seeds\n");
    print(CLUSTERED, folder, SeparationTable::agreement);
    System.out.println("\nAccuracy of stored pairs, metric single, " + FOLDS + " folds\n");
    print(PREDICTED, folder, SeparationTable::accuracy);
  }

  private static void print(
      List<String> names, Path folder, ToDoubleBiFunction<Table, Separation> measure) {
    List<Table> tables = names.stream().map(name -> NamedSets.load(name, folder)).toList();
    StringBuilder head = new StringBuilder("| separation |");
    for (Table table : tables) {
      head.append(table == null ? "" : ' ' + table.name() + " |");
    }
    long columns = head.chars().filter(each -> each == '|').count();
    System.out.println(head + " mean |\n|" + "---|".repeat((int) columns));
    for (Separation separation : Separations.all()) {
      StringBuilder line = new StringBuilder("| " + separation.word() + " |");
      double sum = 0;
      int count = 0;
      for (Table table : tables) {
        if (table != null) {
          double value = measure.applyAsDouble(table, separation);
          line.append(String.format(Locale.ROOT, " %.3f |", value));
          sum += value;
          count++;
        }
      }
      System.out.println(line + String.format(Locale.ROOT, " %.4f |", sum / count));
    }
  }

  private static double agreement(Table table, Separation separation) {
    double[][] x = Encoder.fit(table).encode(table);
    int[] classes = table.targetLabels();
    int k = (int) Arrays.stream(classes).distinct().count();
    double sum = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Clam.Options options =
          new Clam.Options(k).withViews(Views.NONE).withSeparation(separation).withSeed(seed);
      sum += AdjustedRandIndex.of(classes, Clam.fit(x, options).predict(x));
    }
    return sum / SEEDS;
  }

  private static double accuracy(Table table, Separation separation) {
    MemoryClassifier.Options options =
        new MemoryClassifier.Options().withMetric(MetricForm.SINGLE).withSeparation(separation);
    int[] y = table.targetLabels();
    int[] order = new RandomStream(1).permutation(y.length);
    int right = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int[] train = part(order, fold, false);
      int[] test = part(order, fold, true);
      Table known = table.select(train);
      Encoder encoder = Encoder.fit(known);
      MemoryClassifier model =
          MemoryClassifier.fit(encoder.encode(known), known.targetLabels(), options);
      int[] found = model.predict(encoder.encode(table.select(test)));
      for (int i = 0; i < test.length; i++) {
        right += found[i] == y[test[i]] ? 1 : 0;
      }
    }
    return (double) right / y.length;
  }

  private static int[] part(int[] order, int fold, boolean inside) {
    int[] part = new int[order.length];
    int count = 0;
    for (int place = 0; place < order.length; place++) {
      if ((place % FOLDS == fold) == inside) {
        part[count++] = order[place];
      }
    }
    return Arrays.copyOf(part, count);
  }
}
