package engram.cli.deep;

import engram.cli.report.LatentPicture;
import engram.deep.ImageShape;
import engram.model.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pictures of a deep clustering, in a folder. */
public final class DeepPictures {

  private static final int TYPICAL = 8;
  private static final int PAIRS = 12;

  private static final String CODES = "codes.png";
  private static final String MEMORY = "memory.png";
  private static final String CLUSTERS = "clusters.png";
  private static final String RECONSTRUCTIONS = "reconstructions.png";

  private DeepPictures() {}

  /** Returns all files that {@link #write} may write. */
  public static List<Path> files(Path folder) {
    return Stream.of(CODES, MEMORY, CLUSTERS, RECONSTRUCTIONS).map(folder::resolve).toList();
  }

  /**
   * Writes {@code codes.png} and {@code memory.png}, codes before and after the memory; for images
   * also {@code clusters.png}, each memory decoded and the rows it attracts most, and {@code
   * reconstructions.png}, rows above what comes out of the decoder.
   *
   * @param image shape of the rows, or null
   */
  public static void write(Path folder, DeepRun run, ImageShape image) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder + ": " + e, e);
    }
    double[][] memories = run.model().memories();
    String data = run.row().data().name();
    long seed = run.model().options().seed();
    int[] labels = run.recall().labels();
    file(
        folder.resolve(CODES),
        LatentPicture.png(
            "Codes e(x)",
            data + ", by cluster",
            run.model().free(run.recall().codes()),
            memories,
            labels,
            seed));
    file(
        folder.resolve(MEMORY),
        LatentPicture.png(
            "Codes after the memory, f(e(x))",
            data + ", by cluster",
            run.model().free(run.recall().recalled()),
            memories,
            labels,
            seed));
    if (image != null) {
      double[][] x = run.row().data().x();
      ImageSheet sheet = new ImageSheet(image, x);
      file(folder.resolve(CLUSTERS), sheet.png(clusters(run, x)));
      file(folder.resolve(RECONSTRUCTIONS), sheet.png(pairs(run, x)));
    }
  }

  private static List<double[][]> clusters(DeepRun run, double[][] x) {
    double[][] decoded = run.model().decodedMemories();
    List<double[][]> lines = new ArrayList<>();
    for (int j = 0; j < decoded.length; j++) {
      int cluster = j;
      List<double[]> line = new ArrayList<>();
      line.add(decoded[j]);
      IntStream.range(0, x.length)
          .boxed()
          .filter(i -> run.recall().labels()[i] == cluster)
          .sorted(Comparator.comparingDouble(i -> -run.recall().membership()[i][cluster]))
          .limit(TYPICAL)
          .forEach(i -> line.add(x[i]));
      lines.add(line.toArray(double[][]::new));
    }
    return lines;
  }

  private static List<double[][]> pairs(DeepRun run, double[][] x) {
    int count = Math.min(PAIRS, x.length);
    int[] rows = IntStream.range(0, count).map(i -> (int) ((long) x.length * i / count)).toArray();
    return List.of(
        Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new),
        Arrays.stream(rows)
            .mapToObj(i -> run.recall().reconstructions()[i])
            .toArray(double[][]::new));
  }

  private static void file(Path file, byte[] bytes) {
    WholeFile.write(file, out -> out.write(bytes));
  }
}
