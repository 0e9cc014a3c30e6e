package engram.deep;

import engram.cluster.KMeans;
import engram.math.Check;
import engram.math.RandomStream;
import engram.model.Progress;

/** What all parts of a training share. */
final class DeepSetup {
  /** How often clusters and the metric in which they are round are found from each other. */
  private static final int ROUNDS = 4;

  private static final int RESTARTS = 20;

  final DeepClustering.Options options;
  final RowScale scale;
  final float[][] rows;
  final Architecture architecture;
  final Schedule schedule;
  final Probe probe;
  final RandomStream stream;

  DeepSetup(double[][] x, DeepClustering.Options options) {
    this(x, options, null);
  }

  DeepSetup(double[][] x, DeepClustering.Options options, Autoencoder trained) {
    Check.that(x.length > 0 && x[0].length > 0, "x", "empty", "one row and one column or more");
    RowScale.check(x, x[0].length);
    Check.that(
        options.k() > 0 && x.length >= options.k(),
        "k",
        options.k(),
        "1 to the number of rows, here " + x.length);
    int columns = x[0].length;
    ImageShape image = options.image();
    if (image != null) {
      Check.that(
          image.size() == columns,
          "image",
          image.height() + " x " + image.width() + " x " + image.channels(),
          "height x width x channels = " + columns + ", the columns of the data");
    }
    architecture = options.architectureFor(x.length, columns);
    Check.that(
        architecture.inputs() == columns,
        "architecture",
        architecture,
        columns + " inputs, the columns of the data");
    Check.that(
        image == null || architecture.image() == null || architecture.image().equals(image),
        "architecture",
        architecture,
        image == null
            ? ""
            : "convolutions of the image, "
                + image.height()
                + " x "
                + image.width()
                + " x "
                + image.channels());
    Check.that(
        trained == null || trained.architecture().equals(architecture),
        "architecture of the autoencoder",
        trained == null ? "" : trained.architecture(),
        architecture + " as the options ask");
    this.options = options;
    scale = trained == null ? RowScale.of(x) : trained.scale();
    rows = scale.scaled(x);
    RowScale.checkDistinct(rows, options.k());
    schedule = options.schedule().forRows(rows.length);
    probe = options.probeFor();
    stream = new RandomStream(options.seed());
  }

  /**
   * Builds networks.
   *
   * @param passes batches that the encoder takes at a time
   */
  Workspace workspace(Autoencoder autoencoder, int passes) {
    int batch = schedule.batchSize();
    return Workspace.of(
        architecture, autoencoder.values(), batch, passes * batch, options.threads());
  }

  int clamped() {
    return options.clampedFor(architecture.latent());
  }

  int free() {
    return architecture.latent() - clamped();
  }

  /** The free coordinates of the codes of all rows. */
  float[][] freeCodes(Workspace workspace) {
    return Autoencoder.firstColumns(workspace.encode(rows), free());
  }

  MemoryLayer memory(Workspace workspace, float[][] memories, double beta) {
    return new MemoryLayer(memories, beta, options, workspace.batch(), architecture.latent());
  }

  DeepTraining training(Workspace workspace, int epochs, Progress progress) {
    return new DeepTraining(
        rows,
        workspace,
        new ProbeMaker(options.image(), scale, rows),
        schedule.learningRate(),
        scale.unit() * scale.unit(),
        epochs,
        progress);
  }

  /** k-means of the codes. */
  float[][] start(float[][] codes) {
    return Autoencoder.narrowed(kmeans(Autoencoder.widened(codes)).centers());
  }

  private KMeans kmeans(double[][] codes) {
    return KMeans.fit(codes, options.k(), RESTARTS, options.seed(), options.threads());
  }

  /** Changes the latent coordinates so that clusters are round, a few times over. */
  void makeRound(Workspace workspace) {
    for (int round = 0; round < ROUNDS; round++) {
      double[][] codes = Autoencoder.widened(freeCodes(workspace));
      KMeans clusters = kmeans(codes);
      new LatentMetric(codes, clusters.centers(), clusters.labels())
          .applyTo(workspace.encoder(), workspace.decoder());
    }
    workspace.weights().forEach(LayerWeights::forget);
  }

  double error(Workspace workspace, MemoryLayer memory) {
    return workspace.error(rows, memory) * scale.unit() * scale.unit();
  }

  Autoencoder autoencoder(Workspace workspace, MemoryLayer memory) {
    return new Autoencoder(architecture, scale, workspace.values(), error(workspace, memory));
  }

  DeepModel model(Workspace workspace, MemoryLayer layer, double beta, double plainError) {
    float[][] codes = workspace.encode(rows);
    int[] sizes = useAll(workspace, codes, layer);
    return new DeepModel(
        options,
        autoencoder(workspace, layer),
        layer.memories(),
        clampedMeans(codes, layer.labels(codes, workspace)),
        beta,
        sizes,
        plainError,
        schedule.pretrainEpochs() + schedule.probeEpochs() + schedule.jointEpochs());
  }

  /** Places memories that no row is near to on far codes; returns the rows of each. */
  private int[] useAll(Workspace workspace, float[][] codes, MemoryLayer layer) {
    int[] sizes = sizes(workspace, codes, layer);
    for (int round = 0; round < sizes.length; round++) {
      boolean all = true;
      for (int j = 0; j < sizes.length; j++) {
        if (sizes[j] == 0) {
          all = false;
          float[] far = Codes.farthest(codes, layer.memories(), j);
          float[] memory = layer.memories()[j];
          System.arraycopy(far, 0, memory, 0, memory.length);
        }
      }
      if (all) {
        return sizes;
      }
      sizes = sizes(workspace, codes, layer);
    }
    return sizes;
  }

  /** The mean of the clamped coordinates over the rows of each memory. */
  private float[][] clampedMeans(float[][] codes, int[] labels) {
    double[][] sums = new double[options.k()][clamped()];
    int[] counts = new int[options.k()];
    for (int i = 0; i < codes.length; i++) {
      counts[labels[i]]++;
      for (int d = 0; d < clamped(); d++) {
        sums[labels[i]][d] += codes[i][free() + d];
      }
    }
    float[][] means = new float[options.k()][clamped()];
    for (int j = 0; j < means.length; j++) {
      for (int d = 0; d < clamped(); d++) {
        means[j][d] = (float) (sums[j][d] / Math.max(1, counts[j]));
      }
    }
    return means;
  }

  private int[] sizes(Workspace workspace, float[][] codes, MemoryLayer layer) {
    int[] sizes = new int[options.k()];
    for (int label : layer.labels(codes, workspace)) {
      sizes[label]++;
    }
    return sizes;
  }
}
