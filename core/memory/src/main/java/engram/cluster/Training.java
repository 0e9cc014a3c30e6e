package engram.cluster;

import engram.math.Check;
import engram.math.DataCheck;
import engram.model.Says;
import engram.model.Settings;
import java.io.Serializable;
import java.util.Objects;

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
 * @param restarts independent trainings, 1 to 1,000,000; default 10
 * @param rule how one of them is chosen; default agreement
 * @param views what the restarts see of the rows; default {@link Views#RECALL}, where they take
 *     turns at two views, recalled by 20 neighbors with columns divided by their range, and as they
 *     are
 * @param deadMemories what happens to unused memories; default reseed
 * @param seed everything random follows from it; default 1
 * @param threads threads to use, 0 = one per processor (default); the result does not depend on it
 */
public record Training(
    @Says("Where memories start.") Start init,
    double[][] memories,
    @Says("Passes over the data; 0 = auto: 30, fewer for many rows.") int epochs,
    @Says("Rows a gradient step; 0 = auto.") int batchSize,
    @Says("First step of Adam, in units of the spread of the data.") double learningRate,
    @Says("An epoch that improves the loss by less than this share is idle; 0 = run all epochs.")
        double tolerance,
    @Says("Idle epochs in a row that end the training.") int patience,
    @Says("Independent trainings, of which one is chosen.") int restarts,
    @Says("How one of them is chosen, without labels.") RestartRule rule,
    @Says("What restarts see: the rows as they are, or as their nearest rows recall them.")
        Views views,
    @Says("What happens to memories without a row.") DeadMemories deadMemories,
    @Says("Everything random follows from it.") long seed,
    @Says("Threads, 0 = one per processor; no influence on the result.") int threads)
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
          RestartRule.AGREEMENT,
          Views.RECALL,
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
    Check.restarts(restarts);
    Objects.requireNonNull(rule, "rule");
    views = views == null ? Views.NONE : views; // absent in older files
    Objects.requireNonNull(deadMemories, "deadMemories");
    Check.atLeast("threads", threads, 0);
    memories = StartCheck.memories(init, memories);
  }

  /** Returns a copy of the start memories, or null. */
  @Override
  public double[][] memories() {
    return DataCheck.copy(memories);
  }

  /** Returns this training with another start, other than GIVEN. */
  public Training withInit(Start value) {
    return with(value, null);
  }

  /** Returns this training with given start memories, K x D in data units. */
  public Training withMemories(double[][] value) {
    return with(Start.GIVEN, value);
  }

  /** Returns this training with another number of epochs, 0 = auto. */
  public Training withEpochs(int value) {
    return Settings.with(this, "epochs", value);
  }

  /** Returns this training with another batch size, 0 = auto. */
  public Training withBatchSize(int value) {
    return Settings.with(this, "batchSize", value);
  }

  /** Returns this training with another learning rate. */
  public Training withLearningRate(double value) {
    return Settings.with(this, "learningRate", value);
  }

  /** Returns this training with early stopping after so many idle epochs in a row. */
  public Training withEarlyStopping(double share, int idleEpochs) {
    return Settings.with(Settings.with(this, "tolerance", share), "patience", idleEpochs);
  }

  /** Returns this training with another number of restarts. */
  public Training withRestarts(int value) {
    return Settings.with(this, "restarts", value);
  }

  /** Returns this training with another rule. */
  public Training withRule(RestartRule value) {
    return Settings.with(this, "rule", value);
  }

  /** Returns this training with other views of the rows. */
  public Training withViews(Views value) {
    return Settings.with(this, "views", value);
  }

  /** Returns this training with another policy for dead memories. */
  public Training withDeadMemories(DeadMemories value) {
    return Settings.with(this, "deadMemories", value);
  }

  /** Returns this training with another seed. */
  public Training withSeed(long value) {
    return Settings.with(this, "seed", value);
  }

  /** Returns this training with another number of threads, 0 = one per processor. */
  public Training withThreads(int value) {
    return Settings.with(this, "threads", value);
  }

  /** Start and start memories go together. */
  private Training with(Start start, double[][] given) {
    return new Training(
        start,
        given,
        epochs,
        batchSize,
        learningRate,
        tolerance,
        patience,
        restarts,
        rule,
        views,
        deadMemories,
        seed,
        threads);
  }
}
