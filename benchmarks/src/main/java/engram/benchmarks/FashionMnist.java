package engram.benchmarks;

import engram.datasets.IdxReader;
import engram.math.Parallel;
import engram.predict.Learning;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import engram.table.DataException;
import engram.table.Table;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Learns memories from the 60,000 training images of Fashion-MNIST (or of any folder of IDX files
 * with a part {@code train} and a part {@code t10k}) and scores them on the 10,000 test images.
 * Pixels are divided by 255 and otherwise left as they are.
 */
public final class FashionMnist {

  private static final double WHITE = 255;

  private FashionMnist() {}

  /**
   * Prints accuracy, log-loss, seconds and options.
   *
   * @param args the folder, then optionally the number of memories and of epochs
   */
  public static void main(String[] args) {
    if (args.length < 1 || args.length > 3) {
      System.err.println("usage: FashionMnist FOLDER [MEMORIES [EPOCHS]]");
      System.exit(2);
    }
    try {
      run(
          Path.of(args[0]),
          args.length > 1 ? Integer.parseInt(args[1]) : 500,
          args.length > 2 ? Integer.parseInt(args[2]) : 12);
    } catch (DataException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Path folder, int memories, int epochs) {
    Table train = IdxReader.readFolder(folder, "train");
    Table test = IdxReader.readFolder(folder, "t10k");
    double[][] x = pixels(train);
    double[][] asked = pixels(test);
    MemoryClassifier.Options options =
        new MemoryClassifier.Options()
            .withForm(MemoryForm.LEARNED)
            .withK(memories)
            .withLearning(
                new Learning()
                    .withSteps(2)
                    .withTargetBeta(3)
                    .withEpochs(epochs)
                    .withLearningRate(0.03));
    System.out.printf(
        Locale.ROOT,
        "%d rows, %d columns; %s; %d threads, load %.1f%n",
        x.length,
        x[0].length,
        options,
        Parallel.resolve(options.threads()),
        load());
    long start = System.nanoTime();
    MemoryClassifier model =
        MemoryClassifier.fit(
            x,
            train.targetLabels(),
            null,
            options,
            (done, of, loss) -> {
              System.out.printf(
                  Locale.ROOT, "epoch %d of %d, loss %.4f, %.1f s%n", done, of, loss, since(start));
              return true;
            });
    double learning = since(start);
    long predicting = System.nanoTime();
    double[][] p = model.probabilities(asked);
    System.out.println(model);
    System.out.printf(
        Locale.ROOT,
        "test accuracy %.4f, log-loss %.4f; learning %.1f s, predicting %d rows %.2f s, load %.1f%n",
        accuracy(model.classes(), p, test.targetLabels()),
        logLoss(model.classes(), p, test.targetLabels()),
        learning,
        asked.length,
        since(predicting),
        load());
  }

  private static double[][] pixels(Table table) {
    double[][] x = new double[table.rows()][table.columns() - 1];
    for (int row = 0; row < x.length; row++) {
      for (int column = 0, d = 0; column < table.columns(); column++) {
        if (column != table.target()) {
          x[row][d++] = table.cell(row, column) / WHITE;
        }
      }
    }
    return x;
  }

  private static double accuracy(int[] classes, double[][] p, int[] truth) {
    int right = 0;
    for (int i = 0; i < p.length; i++) {
      int best = 0;
      for (int c = 1; c < classes.length; c++) {
        best = p[i][c] > p[i][best] ? c : best;
      }
      right += classes[best] == truth[i] ? 1 : 0;
    }
    return (double) right / p.length;
  }

  private static double logLoss(int[] classes, double[][] p, int[] truth) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum -= Math.log(p[i][java.util.Arrays.binarySearch(classes, truth[i])]);
    }
    return sum / p.length;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
