package engram.cluster;

import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Tiles;
import engram.model.Progress;
import engram.model.Provenance;
import engram.recall.RecallView;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One run of a clusterer with learned memories: packs the rows, trains every restart, chooses one.
 */
final class MemoryFit {

  /** Below this many rows tiles are small, so that an epoch has enough steps and masks. */
  private static final int FEW_ROWS = 4096;

  private static final int LLOYD_ROUNDS = 50;
  private static final int EPOCHS = 30;
  private static final int FEWEST_EPOCHS = 3;
  private static final int POINT_VISITS = 1_000_000;
  private static final int LARGEST_BATCH = 4096;

  /** What differs from clusterer to clusterer. */
  interface Method {

    /** Returns a workspace of the loss for one thread. */
    TileLoss loss();

    /** Wraps trained memories, K x D centred coordinates, so that they answer questions. */
    FittedMemories fitted(float[][] memories);

    /** Returns how many entries of a point the loss counts. */
    int entries();
  }

  /**
   * What a run ends with.
   *
   * @param fitted the memories
   * @param sizes rows of each
   * @param loss training loss of an entry, its mean over the last epoch
   * @param provenance where it comes from
   * @param view what recalls rows before the memories see them, or null
   */
  record Result(
      FittedMemories fitted, int[] sizes, double loss, Provenance provenance, RecallView view)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final double[][] x;
  private final double[] weights;
  private final int k;
  private final Training training;
  private final RandomStream seed;
  private final List<Side> sides;
  private final SharedProgress progress;

  MemoryFit(double[][] x, double[] weights, int k, Training training, Progress progress) {
    this(x, weights, k, training, sides(x, weights, k, training), progress);
  }

  private MemoryFit(
      double[][] x,
      double[] weights,
      int k,
      Training training,
      List<Side> sides,
      Progress progress) {
    this.x = x;
    this.weights = weights;
    this.k = k;
    this.training = training;
    this.seed = new RandomStream(training.seed());
    this.sides = sides;
    this.progress = new SharedProgress(progress, epochs() * training.restarts());
    if (training.init() == Start.GIVEN) {
      int columns = training.memories()[0].length;
      Check.that(
          columns == x[0].length,
          "memories",
          columns + " values a row",
          x[0].length + " as in the data");
    }
  }

  private static List<Side> sides(double[][] x, double[] weights, int k, Training training) {
    DataCheck.data(x, weights, k);
    DataCheck.near(x, DataCheck.FARTHEST);
    RandomStream seed = new RandomStream(training.seed());
    List<Side> sides = new ArrayList<>();
    try (Parallel pool = new Parallel(training.threads())) {
      for (ViewRows rows : ViewRows.of(x, weights, training.views(), k, training.seed(), pool)) {
        int perTile = pointsPerTile(x.length);
        sides.add(new Side(rows, Tiles.pack(rows.x(), weights, perTile, seed.fork(0))));
      }
    }
    return sides;
  }

  /**
   * Returns a fit of as many memories or more to the same rows, which are not recalled again where
   * they are enough for so many.
   */
  MemoryFit withMore(int more) {
    boolean enough = sides.stream().allMatch(side -> side.rows.enoughFor(more));
    List<Side> seen = enough ? sides : sides(x, weights, more, training);
    return new MemoryFit(x, weights, more, training, seen, Progress.NONE);
  }

  private static int pointsPerTile(int n) {
    return n > FEW_ROWS ? 256 : Math.max(8, Math.min(64, (n + 15) / 16));
  }

  /** Returns the rows as the first restart sees them. */
  Tiles tiles() {
    return sides.get(0).tiles;
  }

  private int epochs() {
    return training.epochs() > 0
        ? training.epochs()
        : Math.max(FEWEST_EPOCHS, Math.min(EPOCHS, POINT_VISITS / tiles().points()));
  }

  private int batchTiles() {
    int rows = training.batchSize();
    int points = tiles().points();
    if (rows == 0) {
      int many = Math.min(LARGEST_BATCH, Math.max(512, points / 40));
      rows = points > FEW_ROWS ? many : 1;
    }
    int perTile = pointsPerTile(points);
    return Math.max(1, Math.min(tiles().count(), (rows + perTile / 2) / perTile));
  }

  private MemoryTrainer.Schedule schedule(Tiles tiles) {
    double rms = Math.sqrt(tiles.meanSquaredDistance() / 2 / tiles.columns());
    return new MemoryTrainer.Schedule(
        epochs(),
        batchTiles(),
        training.learningRate(),
        rms > 0 ? rms : 1,
        training.deadMemories() == DeadMemories.RESEED,
        training.tolerance(),
        training.patience());
  }

  /** Trains all restarts and chooses one. */
  Result run(Function<Tiles, Method> method) {
    Restart[] restarts = trained(method);
    int chosen = choose(restarts);
    Double agreement =
        RestartChoice.agreement(Arrays.stream(restarts).map(Restart::labels).toList(), chosen);
    return result(method, restarts[chosen], chosen, agreement);
  }

  /** Trains all restarts and returns the clusters that each gives the rows. */
  List<int[]> clusterings(Function<Tiles, Method> method) {
    return Arrays.stream(trained(method)).map(Restart::labels).toList();
  }

  /** Trains all restarts, side by side where there are threads for it. */
  private Restart[] trained(Function<Tiles, Method> method) {
    int threads = Parallel.resolve(training.threads());
    int outer = Math.min(training.restarts(), threads);
    Restart[] restarts = new Restart[training.restarts()];
    try (Parallel pool = new Parallel(outer)) {
      pool.run(
          restarts.length,
          (r, worker) -> {
            Side side = sides.get(r % sides.size());
            try (Parallel inner = new Parallel(outer > 1 ? 1 : threads)) {
              restarts[r] = restart(side, method.apply(side.tiles), seed.fork(1 + r), inner);
            }
          });
    }
    return restarts;
  }

  private Restart restart(Side side, Method method, RandomStream stream, Parallel pool) {
    Tiles tiles = side.tiles;
    float[][] memories = start(side, stream.fork(0), pool);
    MemoryTrainer trainer = new MemoryTrainer(tiles, schedule(tiles), pool, method::loss, progress);
    double loss = trainer.train(memories, stream.fork(1));
    checkFinite(tiles, loss, memories);
    int[] labels = method.fitted(memories).labels(side.x(), pool);
    if (training.deadMemories() == DeadMemories.RESEED) {
      labels = useAll(side, method, memories, labels, stream.fork(2), pool);
    }
    return new Restart(side, method.fitted(memories), labels, loss / method.entries());
  }

  private static void checkFinite(Tiles tiles, double loss, float[][] memories) {
    boolean finite = Double.isFinite(loss);
    for (float[] memory : memories) {
      for (float value : memory) {
        finite &= Float.isFinite(value);
      }
    }
    double spread = Math.sqrt(tiles.meanSquaredDistance());
    Check.that(
        finite,
        "the root mean square distance in x",
        spread,
        "what float arithmetic holds with these weights and options, best near 1: standardise");
  }

  private float[][] start(Side side, RandomStream stream, Parallel pool) {
    Tiles tiles = side.tiles;
    return switch (training.init()) {
      case KMEANS_PLUS_PLUS -> Starts.plusPlus(tiles, k, stream);
      case KMEANS -> {
        float[][] memories = Starts.plusPlus(tiles, k, stream);
        Lloyd.improve(tiles, memories, LLOYD_ROUNDS, pool);
        yield memories;
      }
      case ROWS -> Starts.rows(tiles, k, stream);
      case GAUSSIAN -> Starts.gaussian(tiles, k, stream);
      case GIVEN -> Starts.given(tiles, side.rows.inUnits(training.memories()));
    };
  }

  /** Places memories that no row is near to on far points, a few times at most. */
  private int[] useAll(
      Side side,
      Method method,
      float[][] memories,
      int[] labels,
      RandomStream stream,
      Parallel pool) {
    int[] current = labels;
    for (int round = 0; round < k; round++) {
      int[] sizes = sizes(current, k);
      boolean all = true;
      for (int j = 0; j < k; j++) {
        if (sizes[j] == 0) {
          all = false;
          Starts.placeAnew(side.tiles, memories, j, stream.fork(round * (long) k + j));
        }
      }
      if (all) {
        return current;
      }
      current = method.fitted(memories).labels(side.x(), pool);
    }
    return current;
  }

  private int choose(Restart[] restarts) {
    int[] fullest = fullest(restarts);
    List<Restart> some = Arrays.stream(fullest).mapToObj(r -> restarts[r]).toList();
    return fullest[
        switch (training.rule()) {
          case AGREEMENT -> RestartChoice.byAgreement(some.stream().map(Restart::labels).toList());
          case LOSS ->
              RestartChoice.largest(some.stream().mapToDouble(each -> -each.share()).toArray());
        }];
  }

  /**
   * Returns the restarts to choose among: where empty clusters are not wanted, those with the
   * fewest. A view of few rows can bring some of them to one place.
   */
  private int[] fullest(Restart[] restarts) {
    int[] used =
        Arrays.stream(restarts)
            .mapToInt(each -> (int) Arrays.stream(each.labels).distinct().count())
            .toArray();
    int most = Arrays.stream(used).max().orElse(0);
    boolean any = training.deadMemories() != DeadMemories.RESEED;
    return IntStream.range(0, used.length).filter(r -> any || used[r] == most).toArray();
  }

  private Result result(
      Function<Tiles, Method> methods, Restart restart, int chosen, Double agreement) {
    Side side = restart.side;
    FittedMemories fitted = restart.fitted;
    int[] sizes = sizes(restart.labels, k);
    if (training.deadMemories() == DeadMemories.DROP) {
      Method method = methods.apply(side.tiles);
      try (Parallel pool = new Parallel(training.threads())) {
        // A row may go elsewhere without the memory that was dropped, and leave another one empty.
        while (Arrays.stream(sizes).anyMatch(size -> size == 0)) {
          fitted = method.fitted(used(fitted.centred(), sizes));
          sizes = sizes(fitted.labels(side.x(), pool), fitted.count());
        }
      }
    }
    String rule =
        training.restarts() == 1 ? "single" : training.rule().name().toLowerCase(Locale.ROOT);
    Tiles tiles = side.tiles;
    return new Result(
        fitted,
        sizes,
        restart.loss,
        new Provenance(
            Provenance.version(), tiles.points(), tiles.columns(), rule, chosen, agreement),
        side.rows.view());
  }

  private static float[][] used(float[][] memories, int[] sizes) {
    return IntStream.range(0, sizes.length)
        .filter(j -> sizes[j] > 0)
        .mapToObj(j -> memories[j])
        .toArray(float[][]::new);
  }

  private static int[] sizes(int[] labels, int k) {
    int[] sizes = new int[k];
    for (int label : labels) {
      sizes[label]++;
    }
    return sizes;
  }

  /** What some of the restarts see. */
  private record Side(ViewRows rows, Tiles tiles) {
    double[][] x() {
      return rows.x();
    }
  }

  private record Restart(Side side, FittedMemories fitted, int[] labels, double loss) {

    /** The loss as a share of the spread, which differs between views. */
    double share() {
      double spread = side.tiles.meanSquaredDistance();
      return spread > 0 ? loss / spread : loss;
    }
  }
}
