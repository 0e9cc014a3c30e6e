package engram.deep;

import engram.cluster.ClusterCount;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.RandomStream;
import engram.model.Progress;
import engram.model.Says;
import engram.model.Settings;
import engram.nd4j.NoBackendException;
import java.util.Objects;

/**
 * Deep clustering with an associative memory (Saha et al. 2024; tutorial section 5.3.2): {@code min
 * sum_x |x - d(f_Xi^T(e(x)))|^2} over encoder e, memories Xi and decoder d, one loss (eq. 5.26).
 *
 * <p>Between encoder and decoder T steps of descent on the log-sum-exp energy move a code part of
 * the way to a memory. A row belongs to the memory nearest to where they end. The training has
 * three parts:
 *
 * <ol>
 *   <li>the plain autoencoder on rows as they are (eq. 5.24), {@link #pretrain};
 *   <li>the same on corrupted rows that must recall the row ({@link Probe}): codes come to depend
 *       less on what the corruption changes;
 *   <li>latent coordinates are changed so that clusters are round, without a change of what is
 *       decoded; memories start at k-means of the codes, and encoder, memories and decoder are
 *       trained together, the encoder at a fifth of the rate. T grows from 1 to its full value in
 *       the first half while the corruption fades, and the codes take up again what the
 *       reconstruction needs. Memories hold the clusters meanwhile: a code has to cross a ridge of
 *       the energy to leave one.
 * </ol>
 *
 * <p>It ends when the reconstruction error is within {@value #ALLOWED} times the autoencoder's, or
 * after twice the epochs. A memory that nearly no row uses is placed anew.
 *
 * <p>Columns are centred and divided by one number, so that the result does not depend on shift or
 * scale of the data, while proportions between columns are kept: scale columns that have nothing to
 * do with each other first ({@link engram.table.Encoder}). Missing cells are refused.
 *
 * <p>The same data, options, seed and number of threads give the same model on the same machine;
 * OpenBLAS promises no equal bits across processors and numbers of threads. Where ND4J has no
 * backend for the machine, a {@link NoBackendException} says so.
 */
public final class DeepClustering {

  /** How much larger than the autoencoder's the reconstruction error may be. */
  public static final double ALLOWED = 1.1;

  private DeepClustering() {}

  /**
   * Clusters rows.
   *
   * @param x n rows of D finite values, not modified
   * @param options what to do
   * @throws IllegalArgumentException if the data cannot be clustered: ragged rows, NaN, rows that
   *     do not have the image's shape, fewer distinct rows than clusters
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static DeepModel fit(double[][] x, Options options) {
    return fit(x, options, Progress.NONE);
  }

  /**
   * Clusters rows.
   *
   * @param progress told after each epoch; may end the training, which then returns the model so
   *     far
   */
  public static DeepModel fit(double[][] x, Options options, Progress progress) {
    return options.k() > 0
        ? fitCounted(x, options, progress)
        : fitCounted(x, options.withK(count(x, options)), progress);
  }

  private static int count(double[][] x, Options options) {
    RowScale.check(x, x.length == 0 ? 0 : x[0].length);
    return ClusterCount.of(x, null, options.seed(), options.threads(), Progress.NONE).k();
  }

  private static DeepModel fitCounted(double[][] x, Options options, Progress progress) {
    DeepSetup setup = new DeepSetup(x, options);
    int before = setup.schedule.pretrainEpochs();
    int after = setup.schedule.probeEpochs() + setup.schedule.jointEpochs();
    boolean[] stopped = {false};
    Autoencoder autoencoder =
        pretrain(
            x,
            options,
            (done, of, loss) -> !(stopped[0] = !progress.update(done, before + after, loss)));
    return train(
        x,
        autoencoder,
        stopped[0] ? options.withSchedule(options.schedule().withEpochs(1, 0, 1)) : options,
        (done, of, loss) ->
            !stopped[0] && progress.update(before + Math.min(done, after), before + after, loss));
  }

  /** Trains the plain autoencoder (tutorial eq. 5.24), the first part of {@link #fit}. */
  public static Autoencoder pretrain(double[][] x, Options options, Progress progress) {
    DeepSetup setup = new DeepSetup(x, options);
    int epochs = setup.schedule.pretrainEpochs();
    try (Workspace workspace =
        new Workspace(
            setup.architecture,
            setup.schedule.batchSize(),
            options.threads(),
            setup.stream.fork(0))) {
      DeepTraining training = setup.training(workspace, epochs, progress);
      RandomStream stream = setup.stream.fork(1);
      for (int e = 0; e < epochs; e++) {
        training.epoch(
            Bottleneck.NONE, Probe.NONE, (double) e / epochs, (e + 1.0) / epochs, stream.fork(e));
      }
      return setup.autoencoder(workspace, null);
    }
  }

  /**
   * Trains memories into an autoencoder, the second and third part of {@link #fit}.
   *
   * @param autoencoder trained on these rows, with the architecture that the options ask for
   */
  public static DeepModel train(
      double[][] x, Autoencoder autoencoder, Options options, Progress progress) {
    DeepSetup setup = new DeepSetup(x, options, autoencoder);
    int probing = setup.schedule.probeEpochs();
    try (Workspace workspace = setup.workspace(autoencoder, setup.clamped() > 0 ? 2 : 1)) {
      DeepTraining training =
          setup.training(workspace, probing + setup.schedule.jointEpochs(), progress);
      training.clamp(setup.free(), setup.clamped() > 0);
      RandomStream stream = setup.stream.fork(2);
      for (int e = 0; e < probing; e++) {
        training.epoch(
            Bottleneck.NONE,
            setup.probe,
            (double) e / probing,
            (e + 1.0) / probing,
            stream.fork(e));
      }
      setup.makeRound(workspace);
      float[][] codes = setup.freeCodes(workspace);
      float[][] memories = setup.start(codes);
      double spread = Codes.meanSquaredDistance(codes);
      double beta = options.beta() > 0 ? options.beta() : Options.AUTO_BETA / spread;
      MemoryBottleneck memory =
          new MemoryBottleneck(
              setup.memory(workspace, memories, beta),
              setup.schedule.memoryRate() * Math.sqrt(spread));
      training.clamp(setup.free(), false);
      new JointTraining(setup, workspace, training, memory)
          .run(ALLOWED * autoencoder.reconstruction(), setup.stream.fork(3));
      if (options.steps() == 0) {
        codes = setup.freeCodes(workspace);
        System.arraycopy(setup.start(codes), 0, memories, 0, memories.length);
      }
      return setup
          .model(workspace, memory.layer(), beta, autoencoder.reconstruction())
          .after(setup.schedule.pretrainEpochs() + training.done());
    }
  }

  /** Trains on after {@link #fit}: rows as they are, at a third of the learning rate. */
  public static DeepModel resume(double[][] x, DeepModel model, int epochs, Progress progress) {
    Check.atLeast("epochs", epochs, 1);
    Options options = model.options();
    DeepSetup setup = new DeepSetup(x, options, model.autoencoder());
    try (Workspace workspace = setup.workspace(model.autoencoder(), 1)) {
      float[][] memories = Autoencoder.narrowed(model.memories());
      double spread = Codes.meanSquaredDistance(setup.freeCodes(workspace));
      MemoryBottleneck memory =
          new MemoryBottleneck(
              setup.memory(workspace, memories, model.beta()),
              setup.schedule.memoryRate() * Math.sqrt(spread));
      DeepTraining training = setup.training(workspace, epochs, progress);
      new JointTraining(setup, workspace, training, memory)
          .resume(epochs, setup.stream.fork(model.epochs()));
      return setup
          .model(workspace, memory.layer(), model.beta(), model.autoencoderReconstruction())
          .after(model.epochs() + epochs);
    }
  }

  /**
   * The classic rival in the same code (tutorial eq. 5.25): {@code (1 - lambda) L_r + lambda L_c},
   * L_c the soft distance of codes to centers (5.20), from the same autoencoder and k-means start,
   * for as many epochs as both later parts of {@link #fit}. The model has T = 0.
   *
   * @param lambda weight of the clustering loss, in [0, 1)
   */
  public static DeepModel weighted(
      double[][] x, Autoencoder autoencoder, Options options, double lambda, Progress progress) {
    Check.that(lambda >= 0 && lambda < 1, "lambda", lambda, "0 to below 1");
    DeepSetup setup =
        new DeepSetup(
            x,
            options
                .withArchitecture(autoencoder.architecture())
                .withSteps(0, options.stepSize())
                .withClamped(0),
            autoencoder);
    int epochs = setup.schedule.probeEpochs() + setup.schedule.jointEpochs();
    try (Workspace workspace = setup.workspace(autoencoder, 1)) {
      float[][] codes = setup.freeCodes(workspace);
      float[][] centers = setup.start(codes);
      double spread = Codes.meanSquaredDistance(codes);
      double beta = options.beta() > 0 ? options.beta() : Options.AUTO_BETA / spread;
      Bottleneck bottleneck =
          new CenterBottleneck(
              centers, beta, lambda, setup.schedule.memoryRate() * Math.sqrt(spread));
      DeepTraining training = setup.training(workspace, epochs, progress);
      RandomStream stream = setup.stream.fork(4);
      for (int e = 0; e < epochs; e++) {
        training.epoch(
            bottleneck, Probe.NONE, (double) e / epochs, (e + 1.0) / epochs, stream.fork(e));
      }
      return setup.model(
          workspace, setup.memory(workspace, centers, beta), beta, autoencoder.reconstruction());
    }
  }

  /**
   * What a fit does. All values have defaults but {@code k}.
   *
   * @param k number of clusters, 1 or more; 0 = auto, for {@link #fit} alone: what {@link
   *     ClusterCount} finds in the rows
   * @param architecture layers, or null = auto: {@link Architecture#forData} with a latent
   *     dimension of k and the clamped coordinates, at least 2, at most the columns of the data
   * @param image shape of the rows if they are images, so that probes can move them; null if not
   * @param clamped how many coordinates of a code the memory leaves alone; -1 = auto: {@value
   *     #CLAMPED} for images, otherwise 0. A probe says the others only, so that codes can keep
   *     where and how a thing is drawn apart from what it is
   * @param beta inverse temperature in latent units, above 0; 0 = auto: {@value #AUTO_BETA} / (mean
   *     squared distance of two codes when the memories start)
   * @param steps T, descent steps, 0 to 10,000; 0 = no memory between encoder and decoder, clusters
   *     are k-means of the codes; default 10
   * @param stepSize size of a step, in (0, 1]; default .1, which leaves .35 of a code after 10
   *     steps: partial contraction
   * @param probe how rows are corrupted, or null = auto: {@link Probe#IMAGE} for images, otherwise
   *     {@link Probe#TABLE}
   * @param schedule how long and how fast; see its defaults
   * @param seed seed of all that is random; default 1
   * @param threads 0 = one per processor
   * @param separation from scores to weights of the memories; default softmax
   */
  public record Options(
      @Says("Number of clusters, 1 or more; auto counts them.") int k,
      @Says("Layers, such as 784-500-500-2000-10; by the data where absent.")
          Architecture architecture,
      @Says("Shape of the images that rows are, such as 28x28x1; none where absent.")
          ImageShape image,
      @Says(
              "Coordinates of a code that the memory leaves alone; -1 = auto: 6 for images, otherwise 0.")
          int clamped,
      @Says("Inverse temperature on the codes; auto follows their spread.") double beta,
      @Says("Descent steps T; 0 = no memory.") int steps,
      @Says("Size of a step, above 0, at most 1.") double stepSize,
      @Says("How rows are corrupted: noise, shift, turn, zoom and gain.") Probe probe,
      Schedule schedule,
      @Says("Everything random follows from it.") long seed,
      @Says("Threads, 0 = one per processor; the result depends on them.") int threads,
      @Says(Separations.SAYS) Separation separation) {

    /** Clamped coordinates of the codes of images. */
    public static final int CLAMPED = 6;

    /** Beta times the mean squared distance when beta is chosen by the data. */
    public static final double AUTO_BETA = 60;

    /** The defaults. */
    public Options(int k) {
      this(k, null, null, -1, 0, 10, 0.1, null, Schedule.DEFAULT, 1, 0, Separations.SOFTMAX);
    }

    /** Checks every value. */
    public Options {
      Check.atLeast("k", k, 0);
      Check.that(
          beta >= 0 && beta < Double.POSITIVE_INFINITY, "beta", beta, "0 (auto) or above, finite");
      Check.that(clamped >= -1, "clamped", clamped, "-1 (auto) or more");
      Check.steps(steps, 0);
      Check.that(stepSize > 0 && stepSize <= 1, "stepSize", stepSize, "above 0, at most 1");
      Objects.requireNonNull(schedule, "schedule");
      Check.atLeast("threads", threads, 0);
      separation = separation == null ? Separations.SOFTMAX : separation; // absent in older files
    }

    /** Returns these options with another separation. */
    public Options withSeparation(Separation value) {
      return Settings.with(this, "separation", value);
    }

    /** Returns these options with another k. */
    public Options withK(int value) {
      return Settings.with(this, "k", value);
    }

    /** Returns these options with other layers, null = auto. */
    public Options withArchitecture(Architecture value) {
      return Settings.with(this, "architecture", value);
    }

    /** Returns these options with the shape of the rows' images, null = no images. */
    public Options withImage(ImageShape value) {
      return Settings.with(this, "image", value);
    }

    /** Returns these options with another number of clamped coordinates, -1 = auto. */
    public Options withClamped(int value) {
      return Settings.with(this, "clamped", value);
    }

    /** Returns these options with another beta, 0 = auto. */
    public Options withBeta(double value) {
      return Settings.with(this, "beta", value);
    }

    /** Returns these options with another descent: T steps of a size. */
    public Options withSteps(int count, double size) {
      return Settings.with(Settings.with(this, "steps", count), "stepSize", size);
    }

    /** Returns these options with another probe, null = auto. */
    public Options withProbe(Probe value) {
      return Settings.with(this, "probe", value);
    }

    /** Returns these options with another schedule. */
    public Options withSchedule(Schedule value) {
      return Settings.with(this, "schedule", value);
    }

    /** Returns these options with another seed. */
    public Options withSeed(long value) {
      return Settings.with(this, "seed", value);
    }

    /** Returns these options with another number of threads, 0 = one per processor. */
    public Options withThreads(int value) {
      return Settings.with(this, "threads", value);
    }

    Architecture architectureFor(int rows, int columns) {
      return architecture != null
          ? architecture
          : Architecture.forData(rows, columns, latentFor(columns));
    }

    /** Returns the length of codes where no architecture is given. */
    public int latentFor(int columns) {
      int own = clamped >= 0 ? clamped : image == null ? 0 : CLAMPED;
      return Math.min(columns, Math.max(2, k) + own);
    }

    /** Returns how many coordinates of codes of a length are clamped. */
    int clampedFor(int latent) {
      int own = clamped >= 0 ? clamped : image == null ? 0 : Math.min(CLAMPED, latent / 2);
      Check.that(own < latent, "clamped", own, "0 to below the length of a code, " + latent);
      return own;
    }

    Probe probeFor() {
      if (probe != null) {
        return probe;
      }
      return image == null ? Probe.TABLE : Probe.IMAGE;
    }
  }
}
