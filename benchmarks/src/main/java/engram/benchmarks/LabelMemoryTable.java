package engram.benchmarks;

import engram.binary.LabelMemory;
import engram.math.RandomStream;
import engram.table.Encoder;
import engram.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** The accuracy of label units in ten folds, for some powers and numbers of memories. */
public final class LabelMemoryTable {

  private static final int FOLDS = 10;

  private LabelMemoryTable() {}

  /**
   * Prints the table.
   *
   * @param args a set, the folder of those that are not bundled or {@code -}, then {@code
   *     power:memories:errorPower} for each line
   */
  public static void main(String[] args) {
    Table table = NamedSets.load(args[0], Path.of(args[1]));
    double[][] x = Encoder.fit(table).encode(table);
    int[] y = table.targetLabels();
    int[] order = new RandomStream(1).permutation(x.length);
    System.out.println("| n | memories | m | accuracy in " + FOLDS + " folds |\n|---|---|---|---|");
    for (String line : Arrays.asList(args).subList(2, args.length)) {
      int[] numbers = Arrays.stream(line.split(":")).mapToInt(Integer::parseInt).toArray();
      int right = 0;
      for (int fold = 0; fold < FOLDS; fold++) {
        int out = fold;
        int[] in =
            IntStream.range(0, x.length).filter(i -> i % FOLDS != out).map(i -> order[i]).toArray();
        int[] rest =
            IntStream.range(0, x.length).filter(i -> i % FOLDS == out).map(i -> order[i]).toArray();
        LabelMemory.Options options =
            new LabelMemory.Options(
                numbers[0], numbers[1], numbers[2], 100, 100, 0.02, 0.99, 0.6, 1);
        LabelMemory memory =
            LabelMemory.fit(
                IntStream.of(in).mapToObj(i -> x[i]).toArray(double[][]::new),
                IntStream.of(in).map(i -> y[i]).toArray(),
                options);
        right += (int) IntStream.of(rest).filter(i -> memory.predict(x[i]) == y[i]).count();
      }
      System.out.printf(
          Locale.ROOT,
          "| %d | %d | %d | %.3f |%n",
          numbers[0],
          numbers[1],
          numbers[2],
          right / (double) x.length);
    }
  }
}
