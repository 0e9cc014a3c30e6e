package engram.predict;

import engram.math.Check;
import engram.model.Says;
import engram.model.Settings;
import java.io.Serializable;
import java.util.Set;

/**
 * How memories are learned ({@link MemoryForm#LEARNED}).
 *
 * @param steps descent steps T of the target, 1 to 10,000; default 1, which predicted rows left out
 *     no worse than 2 or 4 on the sets it was tried on
 * @param stepSize how far a step goes, above 0, at most 1; a step of size 1 (default) is one
 *     fixed-point update
 * @param beta inverse temperature of the features, above 0, where learning starts if it is learned;
 *     0 = auto (default): two random rows differ by 5, 10, 20 or 40 in the exponent, whichever
 *     predicts rows held out best; by 20 where k and epochs are given and none are held out
 * @param targetBeta inverse temperature of the target, 0 or more, where learning starts if it is
 *     learned: at the start y_0 of a class all memories are equally far, in later steps those are
 *     nearer whose target agrees; default 1
 * @param epochs passes over the data, 1 or more; 0 = auto (default): as many as predict rows held
 *     out best, of 100, of fewer above 30,000 rows, but 20
 * @param batchSize rows a gradient step, 1 or more, rounded to whole tiles; 0 = auto (default): a
 *     sixteenth of the rows, 8 to 64; 512 above 4096 rows
 * @param learningRate first step of Adam, above 0, in units of the features' root mean square
 *     spread; it falls to 0 along a half cosine; default .01
 * @param weightDecay d in {@code (d/2) sum |xi|^2}, added to the mean loss of a row, 0 or more;
 *     default 0. Features count from their mean
 * @param groupPenalty g in the 2,1 norm {@code g sum |xi|} (tutorial, after eq. 5.18), 0 or more;
 *     default 0
 * @param learnBeta whether the inverse temperatures of features and target are learned; default
 *     false: learned on the training rows they come out too cold
 * @param learnScales whether a scale for each feature is learned; default false
 * @param learnStart whether the start y_0 of the target is learned; default false: even over the
 *     classes, the mean of a number
 */
public record Learning(
    @Says("Descent steps T of the target, 1 or more.") int steps,
    @Says("Size of a step, above 0, at most 1.") double stepSize,
    @Says("Inverse temperature of the features; auto takes one that predicts rows left out best.")
        double beta,
    @Says("Inverse temperature of the target, 0 or more.") double targetBeta,
    @Says("Passes over the data; 0 = auto: as many as predict rows left out best.") int epochs,
    @Says("Rows a gradient step; 0 = auto.") int batchSize,
    @Says("First step of Adam, in units of the spread of the data.") double learningRate,
    @Says("Weight of half the squared norms of the memories, 0 or more.") double weightDecay,
    @Says("Weight of the norms of the memories, the 2,1 norm, 0 or more.") double groupPenalty,
    @Says("Learn the inverse temperatures as well.") boolean learnBeta,
    @Says("Learn a scale for each feature as well.") boolean learnScales,
    @Says("Learn where the target starts as well.") boolean learnStart)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The settings that {@link MetricForm#SINGLE} has, too. */
  public static final Set<String> OF_SINGLE = Set.of("steps", "stepSize", "beta", "targetBeta");

  /** What the number of learned memories says of itself, in every host. */
  static final String COUNT_SAYS =
      "How many memories are learned; 0 = auto, the number that predicts rows left out best.";

  /** The defaults. */
  public Learning() {
    this(1, 1, 0, 1, 0, 0, 0.01, 0, 0, false, false, false);
  }

  /** Checks the values. */
  public Learning {
    Check.steps(steps, 1);
    Check.that(stepSize > 0 && stepSize <= 1, "stepSize", stepSize, "above 0, at most 1");
    Check.positiveOrAuto("beta", beta);
    Check.zeroOrMore("targetBeta", targetBeta);
    Check.that(epochs >= 0, "epochs", epochs, "0 (auto) or more");
    Check.that(batchSize >= 0, "batchSize", batchSize, "0 (auto) or more");
    Check.positive("learningRate", learningRate);
    Check.zeroOrMore("weightDecay", weightDecay);
    Check.zeroOrMore("groupPenalty", groupPenalty);
  }

  /** Returns this learning with another number of descent steps. */
  public Learning withSteps(int value) {
    return Settings.with(this, "steps", value);
  }

  /** Returns this learning with another step size. */
  public Learning withStepSize(double value) {
    return Settings.with(this, "stepSize", value);
  }

  /** Returns this learning with another inverse temperature to start at, 0 = auto. */
  public Learning withBeta(double value) {
    return Settings.with(this, "beta", value);
  }

  /** Returns this learning with another inverse temperature of the target to start at. */
  public Learning withTargetBeta(double value) {
    return Settings.with(this, "targetBeta", value);
  }

  /** Returns this learning with another number of epochs, 0 = auto. */
  public Learning withEpochs(int value) {
    return Settings.with(this, "epochs", value);
  }

  /** Returns this learning with another batch size, 0 = auto. */
  public Learning withBatchSize(int value) {
    return Settings.with(this, "batchSize", value);
  }

  /** Returns this learning with another learning rate. */
  public Learning withLearningRate(double value) {
    return Settings.with(this, "learningRate", value);
  }

  /** Returns this learning with another weight decay. */
  public Learning withWeightDecay(double value) {
    return Settings.with(this, "weightDecay", value);
  }

  /** Returns this learning with another weight of the 2,1 norm. */
  public Learning withGroupPenalty(double value) {
    return Settings.with(this, "groupPenalty", value);
  }

  /** Returns this learning with learned or fixed inverse temperatures. */
  public Learning withLearnBeta(boolean value) {
    return Settings.with(this, "learnBeta", value);
  }

  /** Returns this learning with or without a learned scale for each feature. */
  public Learning withLearnScales(boolean value) {
    return Settings.with(this, "learnScales", value);
  }

  /** Returns this learning with a learned or a fixed start of the target. */
  public Learning withLearnStart(boolean value) {
    return Settings.with(this, "learnStart", value);
  }
}
