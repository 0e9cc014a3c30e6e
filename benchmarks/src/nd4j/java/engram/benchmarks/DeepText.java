package engram.benchmarks;

import engram.cluster.KMeans;
import engram.model.Progress;
import engram.datasets.Datasets;
import engram.deep.Autoencoder;
import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import engram.math.RandomStream;
import engram.measure.AdjustedRandIndex;
import engram.measure.MatchedAccuracy;
import engram.measure.NormalizedMutualInformation;
import engram.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Deep clustering of the chunks of six novels: tf-idf rows in their truncated singular value
 * decomposition, against k-means on the tf-idf rows, on the decomposition and on the codes of the
 * same autoencoder, as Markdown. T = 0 is the autoencoder trained as long and on the same probes,
 * with k-means on its codes.
 *
 * <p>Arguments: seeds (default 1,2,3,4,5), terms (default 2000), dimensions of the decomposition
 * (default 50), threads (default 0 = all).
 */
public final class DeepText {

  private static final int RESTARTS = 20;
  private static final int ROUNDS = 8;

  private DeepText() {}

  /** Runs and prints. */
  public static void main(String[] args) {
    long[] seeds =
        Arrays.stream((args.length > 0 ? args[0] : "1,2,3,4,5").split(","))
            .mapToLong(Long::parseLong)
            .toArray();
    int terms = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
    int dimensions = args.length > 2 ? Integer.parseInt(args[2]) : 50;
    int threads = args.length > 3 ? Integer.parseInt(args[3]) : 0;
    Table table = Datasets.load("austen_chunks");
    int[] truth = table.targetLabels();
    int text = table.target() == 0 ? 1 : 0;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      texts.add(table.level(i, text));
    }
    double[][] x = TfIdf.of(texts, terms);
    double[][] reduced = reduced(x, dimensions);
    int k = (int) Arrays.stream(truth).distinct().count();
    Map<String, List<double[]>> scores = new LinkedHashMap<>();
    for (long seed : seeds) {
      add(scores, "k-means on tf-idf", truth, KMeans.fit(x, k, RESTARTS, seed, threads).labels());
      add(
          scores,
          "k-means on truncated SVD",
          truth,
          KMeans.fit(reduced, k, RESTARTS, seed, threads).labels());
      DeepClustering.Options options =
          new DeepClustering.Options(k).withSeed(seed).withThreads(threads);
      Autoencoder autoencoder = DeepClustering.pretrain(reduced, options, Progress.NONE);
      add(
          scores,
          "autoencoder + k-means",
          truth,
          KMeans.fit(autoencoder.codes(reduced), k, RESTARTS, seed, threads).labels());
      for (int t : new int[] {0, options.steps()}) {
        DeepModel model =
            DeepClustering.train(
                reduced, autoencoder, options.withSteps(t, options.stepSize()), Progress.NONE);
        add(scores, "T = " + t, truth, model.predict(reduced));
        System.err.println(model);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n**austen_chunks**, %d rows, %d terms, SVD of %d, k = %d, seeds %s%n%n",
        x.length,
        x[0].length,
        dimensions,
        k,
        Arrays.toString(seeds));
    System.out.println("| method | NMI | accuracy | ARI |\n|---|---|---|---|");
    scores.forEach(
        (method, rows) -> {
          StringBuilder line = new StringBuilder("| ").append(method);
          for (int c = 0; c < 3; c++) {
            int column = c;
            double[] values = rows.stream().mapToDouble(row -> row[column]).toArray();
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            double spread = values.length > 1 ? Math.sqrt(square / (values.length - 1)) : 0;
            line.append(String.format(Locale.ROOT, " | %.3f ± %.3f", mean, spread));
          }
          System.out.println(line.append(" |"));
        });
  }

  private static void add(
      Map<String, List<double[]>> scores, String method, int[] truth, int[] labels) {
    double[] row = {
      NormalizedMutualInformation.of(truth, labels),
      MatchedAccuracy.of(truth, labels),
      AdjustedRandIndex.of(truth, labels)
    };
    scores.computeIfAbsent(method, m -> new ArrayList<>()).add(row);
    System.err.printf(
        Locale.ROOT, "%s: NMI %.3f accuracy %.3f ARI %.3f%n", method, row[0], row[1], row[2]);
  }

  /**
   * Returns the rows in their leading right singular vectors, rows of length 1 as is usual for
   * texts: subspace iteration on x^T x, then its small eigenproblem.
   */
  private static double[][] reduced(double[][] x, int dimensions) {
    DMatrixRMaj rows = new DMatrixRMaj(x);
    RandomStream stream = new RandomStream(1);
    DMatrixRMaj basis = new DMatrixRMaj(x[0].length, dimensions + 10);
    for (int i = 0; i < basis.getNumElements(); i++) {
      basis.set(i, stream.nextGaussian());
    }
    DMatrixRMaj image = new DMatrixRMaj(x.length, basis.numCols);
    for (int r = 0; r < ROUNDS; r++) {
      CommonOps_DDRM.mult(rows, basis, image);
      CommonOps_DDRM.multTransA(rows, image, basis);
      QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr();
      qr.decompose(basis.copy());
      qr.getQ(basis, true);
    }
    CommonOps_DDRM.mult(rows, basis, image);
    DMatrixRMaj gram = new DMatrixRMaj(basis.numCols, basis.numCols);
    CommonOps_DDRM.multTransA(image, image, gram);
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(gram.numCols, true, true);
    eigen.decompose(gram);
    Integer[] order = new Integer[gram.numCols];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) -> Double.compare(eigen.getEigenvalue(b).real, eigen.getEigenvalue(a).real));
    double[][] reduced = new double[x.length][dimensions];
    for (int d = 0; d < dimensions; d++) {
      DMatrixRMaj axis = eigen.getEigenVector(order[d]);
      DMatrixRMaj column = new DMatrixRMaj(x.length, 1);
      CommonOps_DDRM.mult(image, axis, column);
      for (int i = 0; i < x.length; i++) {
        reduced[i][d] = column.get(i);
      }
    }
    for (double[] row : reduced) {
      double square = Arrays.stream(row).map(v -> v * v).sum();
      for (int d = 0; d < row.length && square > 0; d++) {
        row[d] /= Math.sqrt(square);
      }
    }
    return reduced;
  }
}
