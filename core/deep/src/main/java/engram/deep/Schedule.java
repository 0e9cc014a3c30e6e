package engram.deep;

import engram.math.Check;
import engram.model.Says;

/**
 * How long and how fast deep clustering trains.
 *
 * @param pretrainEpochs passes that train the plain autoencoder on rows as they are, 0 = auto
 * @param probeEpochs passes that train it to recall rows from probes, before there are memories; -1
 *     = auto
 * @param jointEpochs passes that train encoder, memories and decoder together, 0 = auto
 * @param batchSize rows a step of Adam, 1 or more; default 256
 * @param learningRate first step of Adam for the weights, above 0; falls to 0 along a half cosine
 *     in each of the three parts; default .001
 * @param memoryRate first step of Adam for the memories, above 0, in units of the codes' spread;
 *     default .0002
 */
public record Schedule(
    @Says("Passes of the plain autoencoder; 0 = auto.") int pretrainEpochs,
    @Says("Passes of recall from corrupted rows; -1 = auto.") int probeEpochs,
    @Says("Passes with the memory; 0 = auto.") int jointEpochs,
    @Says("Rows a step.") int batchSize,
    @Says("First step of Adam for the weights.") double learningRate,
    @Says("First step of Adam for the memories, in units of the spread of the codes.")
        double memoryRate) {

  /** The defaults. */
  public static final Schedule DEFAULT = new Schedule(0, -1, 0, 256, 1e-3, 2e-4);

  /** Steps of Adam that an automatic part takes. */
  private static final int STEPS = 1000;

  private static final int FEWEST_EPOCHS = 15;
  private static final int MOST_EPOCHS = 150;

  /** Checks the values. */
  public Schedule {
    Check.atLeast("pretrainEpochs", pretrainEpochs, 0);
    Check.that(probeEpochs >= -1, "probeEpochs", probeEpochs, "-1 (auto) or more");
    Check.atLeast("jointEpochs", jointEpochs, 0);
    Check.atLeast("batchSize", batchSize, 1);
    Check.positive("learningRate", learningRate);
    Check.positive("memoryRate", memoryRate);
  }

  /** Returns this schedule with other numbers of epochs. */
  public Schedule withEpochs(int pretrain, int probe, int joint) {
    return new Schedule(pretrain, probe, joint, batchSize, learningRate, memoryRate);
  }

  /** Returns this schedule with another batch size. */
  public Schedule withBatchSize(int value) {
    return new Schedule(pretrainEpochs, probeEpochs, jointEpochs, value, learningRate, memoryRate);
  }

  /** Returns this schedule with other rates. */
  public Schedule withRates(double learning, double memory) {
    return new Schedule(pretrainEpochs, probeEpochs, jointEpochs, batchSize, learning, memory);
  }

  /** Returns this schedule with automatic epochs replaced by those for {@code rows} rows. */
  Schedule forRows(int rows) {
    int batch = Math.min(batchSize, rows);
    int perEpoch = (rows + batch - 1) / batch;
    int auto = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, STEPS / perEpoch));
    return new Schedule(
        pretrainEpochs == 0 ? auto : pretrainEpochs,
        probeEpochs < 0 ? auto : probeEpochs,
        jointEpochs == 0 ? auto : jointEpochs,
        batch,
        learningRate,
        memoryRate);
  }
}
