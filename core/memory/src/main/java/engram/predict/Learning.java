package engram.predict;

import java.io.Serializable;
import java.util.function.Consumer;

/**
 * How memories are learned ({@link MemoryForm#LEARNED}).
 *
 * @param steps descent steps T of the target, 1 or more; default 1, which predicted rows left out
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
    int steps,
    double stepSize,
    double beta,
    double targetBeta,
    int epochs,
    int batchSize,
    double learningRate,
    double weightDecay,
    double groupPenalty,
    boolean learnBeta,
    boolean learnScales,
    boolean learnStart)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The defaults. */
  public Learning() {
    this(1, 1, 0, 1, 0, 0, 0.01, 0, 0, false, false, false);
  }

  /** Checks the values. */
  public Learning {
    check(steps >= 1, "steps", steps, "1 or more");
    check(stepSize > 0 && stepSize <= 1, "stepSize", stepSize, "above 0, at most 1");
    check(finite(beta), "beta", beta, "0 (auto) or more, finite");
    check(finite(targetBeta), "targetBeta", targetBeta, "0 or more, finite");
    check(epochs >= 0, "epochs", epochs, "0 (auto) or more");
    check(batchSize >= 0, "batchSize", batchSize, "0 (auto) or more");
    check(
        finite(learningRate) && learningRate > 0, "learningRate", learningRate, "above 0, finite");
    check(finite(weightDecay), "weightDecay", weightDecay, "0 or more, finite");
    check(finite(groupPenalty), "groupPenalty", groupPenalty, "0 or more, finite");
  }

  private static boolean finite(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }

  private static void check(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed: " + allowed);
    }
  }

  /** Returns this learning with another number of descent steps. */
  public Learning withSteps(int value) {
    return with(draft -> draft.steps = value);
  }

  /** Returns this learning with another step size. */
  public Learning withStepSize(double value) {
    return with(draft -> draft.stepSize = value);
  }

  /** Returns this learning with another inverse temperature to start at, 0 = auto. */
  public Learning withBeta(double value) {
    return with(draft -> draft.beta = value);
  }

  /** Returns this learning with another inverse temperature of the target to start at. */
  public Learning withTargetBeta(double value) {
    return with(draft -> draft.targetBeta = value);
  }

  /** Returns this learning with another number of epochs, 0 = auto. */
  public Learning withEpochs(int value) {
    return with(draft -> draft.epochs = value);
  }

  /** Returns this learning with another batch size, 0 = auto. */
  public Learning withBatchSize(int value) {
    return with(draft -> draft.batchSize = value);
  }

  /** Returns this learning with another learning rate. */
  public Learning withLearningRate(double value) {
    return with(draft -> draft.learningRate = value);
  }

  /** Returns this learning with another weight decay. */
  public Learning withWeightDecay(double value) {
    return with(draft -> draft.weightDecay = value);
  }

  /** Returns this learning with another weight of the 2,1 norm. */
  public Learning withGroupPenalty(double value) {
    return with(draft -> draft.groupPenalty = value);
  }

  /** Returns this learning with learned or fixed inverse temperatures. */
  public Learning withLearnBeta(boolean value) {
    return with(draft -> draft.learnBeta = value);
  }

  /** Returns this learning with or without a learned scale for each feature. */
  public Learning withLearnScales(boolean value) {
    return with(draft -> draft.learnScales = value);
  }

  /** Returns this learning with a learned or a fixed start of the target. */
  public Learning withLearnStart(boolean value) {
    return with(draft -> draft.learnStart = value);
  }

  private Learning with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.learning();
  }

  /** The values of a learning while one of them changes. */
  private static final class Draft {
    private int steps;
    private double stepSize;
    private double beta;
    private double targetBeta;
    private int epochs;
    private int batchSize;
    private double learningRate;
    private double weightDecay;
    private double groupPenalty;
    private boolean learnBeta;
    private boolean learnScales;
    private boolean learnStart;

    Draft(Learning from) {
      steps = from.steps;
      stepSize = from.stepSize;
      beta = from.beta;
      targetBeta = from.targetBeta;
      epochs = from.epochs;
      batchSize = from.batchSize;
      learningRate = from.learningRate;
      weightDecay = from.weightDecay;
      groupPenalty = from.groupPenalty;
      learnBeta = from.learnBeta;
      learnScales = from.learnScales;
      learnStart = from.learnStart;
    }

    Learning learning() {
      return new Learning(
          steps,
          stepSize,
          beta,
          targetBeta,
          epochs,
          batchSize,
          learningRate,
          weightDecay,
          groupPenalty,
          learnBeta,
          learnScales,
          learnStart);
    }
  }
}
