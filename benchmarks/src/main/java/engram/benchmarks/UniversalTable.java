package engram.benchmarks;

import engram.energy.Similarity;
import engram.energy.TopK;
import engram.math.RandomStream;
import engram.table.Table;
import engram.universal.UniversalMemory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which similarity finds the stored image: images scaled to [0, 1], a question with noise of
 * standard deviation .5 (absolute value, at most 1), with the lower half 0, and with the lower half
 * hidden (NaN). The share of questions whose nearest key is the right one, by the nearest alone.
 */
public final class UniversalTable {

  private static final int[] STORED = {10, 50, 165};
  private static final int REPEATS = 5;
  private static final double NOISE = 0.5;

  private UniversalTable() {}

  /**
   * Prints the table.
   *
   * @param args the folder of sets that are not bundled, and a set of images of numbers of equal
   *     range
   */
  public static void main(String[] args) {
    String name = args.length > 1 ? args[1] : "yale_faces_32x32";
    Table table = NamedSets.load(name, args.length > 0 ? Path.of(args[0]) : null);
    if (table == null) {
      System.out.println(name + " is not there; give the folder that holds it");
      return;
    }
    double[][] images = images(table);
    Map<String, Similarity> similarities = new LinkedHashMap<>();
    similarities.put("dot", Similarity.DOT);
    similarities.put("cosine", Similarity.COSINE);
    similarities.put("Euclidean", Similarity.EUCLIDEAN);
    similarities.put("Manhattan", Similarity.MANHATTAN);
    similarities.put("Kullback-Leibler", Similarity.KULLBACK_LEIBLER);
    similarities.put("Jensen-Shannon", Similarity.JENSEN_SHANNON);
    System.out.println(
        "| similarity | noise | lower half 0 | lower half hidden |\n|---|---|---|---|");
    similarities.forEach(
        (word, similarity) -> {
          StringBuilder row = new StringBuilder("| ").append(word);
          for (Question question : Question.values()) {
            row.append(" | ");
            for (int k : STORED) {
              row.append(
                  String.format(Locale.ROOT, "%.2f ", share(images, similarity, question, k)));
            }
          }
          System.out.println(row.append("|"));
        });
  }

  private enum Question {
    NOISY,
    ZERO,
    HIDDEN;

    double[] of(double[] image, RandomStream stream) {
      double[] asked = image.clone();
      for (int p = 0; p < asked.length; p++) {
        if (this == NOISY) {
          asked[p] = Math.min(1, Math.abs(asked[p] + NOISE * stream.nextGaussian()));
        } else if (p >= asked.length / 2) {
          asked[p] = this == ZERO ? 0 : Double.NaN;
        }
      }
      return asked;
    }
  }

  private static double[][] images(Table table) {
    double[][] images = new double[table.rows()][table.features().size()];
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < images.length; row++) {
      int at = 0;
      for (int c = 0; c < table.columns(); c++) {
        if (c != table.target()) {
          images[row][at++] = table.cell(row, c);
          low = Math.min(low, table.cell(row, c));
          high = Math.max(high, table.cell(row, c));
        }
      }
    }
    for (double[] image : images) {
      for (int p = 0; p < image.length; p++) {
        image[p] = (image[p] - low) / (high - low);
      }
    }
    return images;
  }

  private static double share(double[][] images, Similarity similarity, Question question, int k) {
    int right = 0;
    int asked = 0;
    for (int seed = 0; seed < REPEATS; seed++) {
      RandomStream stream = new RandomStream(seed);
      int[] order = stream.permutation(images.length);
      double[][] stored =
          Arrays.stream(order).limit(k).mapToObj(i -> images[i]).toArray(double[][]::new);
      UniversalMemory memory = UniversalMemory.auto(similarity, new TopK(1), 1, stored);
      for (int mu = 0; mu < stored.length; mu++, asked++) {
        right += memory.nearest(question.of(stored[mu], stream)) == mu ? 1 : 0;
      }
    }
    return right / (double) asked;
  }
}
