package engram.cluster;

import java.io.Serializable;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How memories are trained and how one of several trainings is chosen: what every clusterer with
 * learned memories shares.
 *
 * @param init where memories start; default k-means++
 * @param memories K x D start values in data units if {@code init} is GIVEN, otherwise null; copied
 * @param epochs passes over the data, 1 or more; 0 = auto (default): 30, fewer above 33,000 rows,
 *     at least 3
 * @param batchSize rows a gradient step, 1 or more, rounded to whole tiles; 0 = auto (default):
 *     about a 16th to a 40th of the rows, at most 4096
 * @param learningRate first step of Adam, above 0, in units of the data's root mean square spread;
 *     it falls to 0 along a half cosine; default .1
 * @param tolerance an epoch that improves the loss by less than this share is idle, in [0, 1); 0 =
 *     run all epochs (default)
 * @param patience idle epochs in a row that end the training, 1 or more; default 5
 * @param restarts independent trainings, 1 or more; default 10
 * @param rule how one of them is chosen; default agreement
 * @param deadMemories what happens to unused memories; default reseed
 * @param seed everything random follows from it; default 1
 * @param threads threads to use, 0 = one per processor (default); the result does not depend on it
 */
public record Training(
    Start init,
    double[][] memories,
    int epochs,
    int batchSize,
    double learningRate,
    double tolerance,
    int patience,
    int restarts,
    Rule rule,
    DeadMemories deadMemories,
    long seed,
    int threads)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The defaults. */
  public static final Training DEFAULT =
      new Training(
          Start.KMEANS_PLUS_PLUS,
          null,
          0,
          0,
          0.1,
          0,
          5,
          10,
          Rule.AGREEMENT,
          DeadMemories.RESEED,
          1,
          0);

  /** Checks every value. */
  public Training {
    Objects.requireNonNull(init, "init");
    Check.atLeast("epochs", epochs, 0);
    Check.atLeast("batchSize", batchSize, 0);
    Check.that(
        learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
        "learningRate",
        learningRate,
        "above 0, finite");
    Check.that(tolerance >= 0 && tolerance < 1, "tolerance", tolerance, "0 to below 1");
    Check.atLeast("patience", patience, 1);
    Check.atLeast("restarts", restarts, 1);
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(deadMemories, "deadMemories");
    Check.atLeast("threads", threads, 0);
    memories = Check.startMemories(init, memories);
  }

  /** Returns a copy of the start memories, or null. */
  @Override
  public double[][] memories() {
    return Check.copy(memories);
  }

  /** Returns this training with another start, other than GIVEN. */
  public Training withInit(Start value) {
    return with(
        draft -> {
          draft.init = value;
          draft.memories = null;
        });
  }

  /** Returns this training with given start memories, K x D in data units. */
  public Training withMemories(double[][] value) {
    return with(
        draft -> {
          draft.init = Start.GIVEN;
          draft.memories = value;
        });
  }

  /** Returns this training with another number of epochs, 0 = auto. */
  public Training withEpochs(int value) {
    return with(draft -> draft.epochs = value);
  }

  /** Returns this training with another batch size, 0 = auto. */
  public Training withBatchSize(int value) {
    return with(draft -> draft.batchSize = value);
  }

  /** Returns this training with another learning rate. */
  public Training withLearningRate(double value) {
    return with(draft -> draft.learningRate = value);
  }

  /** Returns this training with early stopping after so many idle epochs in a row. */
  public Training withEarlyStopping(double share, int idleEpochs) {
    return with(
        draft -> {
          draft.tolerance = share;
          draft.patience = idleEpochs;
        });
  }

  /** Returns this training with another number of restarts. */
  public Training withRestarts(int value) {
    return with(draft -> draft.restarts = value);
  }

  /** Returns this training with another rule. */
  public Training withRule(Rule value) {
    return with(draft -> draft.rule = value);
  }

  /** Returns this training with another policy for dead memories. */
  public Training withDeadMemories(DeadMemories value) {
    return with(draft -> draft.deadMemories = value);
  }

  /** Returns this training with another seed. */
  public Training withSeed(long value) {
    return with(draft -> draft.seed = value);
  }

  /** Returns this training with another number of threads, 0 = one per processor. */
  public Training withThreads(int value) {
    return with(draft -> draft.threads = value);
  }

  private Training with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.training();
  }

  /** The values of a training while one of them changes. */
  private static final class Draft {
    private Start init;
    private double[][] memories;
    private int epochs;
    private int batchSize;
    private double learningRate;
    private double tolerance;
    private int patience;
    private int restarts;
    private Rule rule;
    private DeadMemories deadMemories;
    private long seed;
    private int threads;

    Draft(Training from) {
      init = from.init;
      memories = from.memories;
      epochs = from.epochs;
      batchSize = from.batchSize;
      learningRate = from.learningRate;
      tolerance = from.tolerance;
      patience = from.patience;
      restarts = from.restarts;
      rule = from.rule;
      deadMemories = from.deadMemories;
      seed = from.seed;
      threads = from.threads;
    }

    Training training() {
      return new Training(
          init,
          memories,
          epochs,
          batchSize,
          learningRate,
          tolerance,
          patience,
          restarts,
          rule,
          deadMemories,
          seed,
          threads);
    }
  }
}
