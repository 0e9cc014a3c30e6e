package engram.transformer;

import engram.math.Check;
import engram.model.Settings;
import java.util.Map;

/**
 * What the fit of an {@link ImageCompletion} does.
 *
 * @param patches sizes of image and patches
 * @param block sizes and energies of the Energy Transformer
 * @param steps T, steps of a descent, 1 to 10,000
 * @param stepSize alpha, above 0
 * @param mask which patches are hidden in training, anew for every tile of 32 images
 * @param epochs passes over the images, 0 or more
 * @param batchSize images a step of Adam, 1 or more
 * @param learningRate the largest, above 0: it rises over the first twentieth of the steps and then
 *     falls along a cosine to 0
 * @param weightDecay how much of each matrix, relative to the learning rate, is taken off at a
 *     step, 0 or more
 * @param seed everything random follows from it
 * @param threads 0 = one per processor; no influence on the result
 */
public record ImageOptions(
    Patches patches,
    EnergyTransformer.Options block,
    int steps,
    double stepSize,
    Mask mask,
    int epochs,
    int batchSize,
    double learningRate,
    double weightDecay,
    long seed,
    int threads) {

  /**
   * Defaults for images of a size: tokens of 64 numbers, 4 heads of 16, 256 memories, 6 steps of 1,
   * half of the patches hidden at random, 100 epochs, batches of 64, learning rate .01, weight
   * decay .01.
   */
  public ImageOptions(Patches patches) {
    this(
        patches,
        new EnergyTransformer.Options(64, 4, 16, 256),
        6,
        1,
        Mask.RANDOM,
        100,
        64,
        0.01,
        0.01,
        1,
        0);
  }

  /** Checks every value. */
  public ImageOptions {
    Check.steps(steps, 1);
    Check.positive("stepSize", stepSize);
    Check.atLeast("epochs", epochs, 0);
    Check.atLeast("batchSize", batchSize, 1);
    Check.positive("learningRate", learningRate);
    Check.zeroOrMore("weightDecay", weightDecay);
    Check.atLeast("threads", threads, 0);
  }

  /** Returns these options with another block. */
  public ImageOptions withBlock(EnergyTransformer.Options value) {
    return Settings.with(this, "block", value);
  }

  /** Returns these options with another descent. */
  public ImageOptions withDescent(int valueSteps, double valueStepSize) {
    return Settings.with(this, Map.of("steps", valueSteps, "stepSize", valueStepSize));
  }

  /** Returns these options with another mask in training. */
  public ImageOptions withMask(Mask value) {
    return Settings.with(this, "mask", value);
  }

  /** Returns these options with another training. */
  public ImageOptions withTraining(
      int valueEpochs, int valueBatchSize, double valueLearningRate, double valueWeightDecay) {
    return Settings.with(
        this,
        Map.of(
            "epochs",
            valueEpochs,
            "batchSize",
            valueBatchSize,
            "learningRate",
            valueLearningRate,
            "weightDecay",
            valueWeightDecay));
  }

  /** Returns these options with another number of epochs. */
  public ImageOptions withEpochs(int value) {
    return withTraining(value, batchSize, learningRate, weightDecay);
  }

  /** Returns these options with another seed. */
  public ImageOptions withSeed(long value) {
    return Settings.with(this, "seed", value);
  }

  /** Returns these options with another number of threads, 0 = one per processor. */
  public ImageOptions withThreads(int value) {
    return Settings.with(this, "threads", value);
  }
}
