package engram.deep;

import engram.math.RandomStream;

/**
 * Encoder, memories and decoder trained together. T grows from 1 to its full value while the
 * corruption of the rows fades; a memory that nearly no row uses is placed anew.
 */
final class JointTraining {

  /** Share of the epochs after which rows come as they are. */
  private static final double FADED = 0.5;

  /**
   * Share of the learning rate at which the encoder moves beside memories. The decoder has to learn
   * the contraction and the clamped coordinates first; an encoder as fast as it gives up its
   * clusters meanwhile for what the decoder has not yet learned.
   */
  private static final double ENCODER_SHARE = 0.2;

  /** Share of the mean usage under which a memory counts as dead. */
  private static final double DEAD = 0.02;

  /** No memory is placed anew in the last part of the epochs, so that each has time to settle. */
  private static final double LAST_PLACED = 0.7;

  /** Phase of the half cosine at which the learning rate is a third. */
  private static final double SLOW = 0.6;

  private final DeepSetup setup;
  private final Workspace workspace;
  private final DeepTraining training;
  private final MemoryBottleneck memory;

  JointTraining(
      DeepSetup setup, Workspace workspace, DeepTraining training, MemoryBottleneck memory) {
    this.setup = setup;
    this.workspace = workspace;
    this.training = training;
    this.memory = memory;
    training.slowEncoder(ENCODER_SHARE);
  }

  /**
   * Trains for the epochs of the schedule, and on rows as they are until the reconstruction error
   * is small enough, at most as many again.
   *
   * @param allowed the error to end at, in squared data units
   */
  void run(double allowed, RandomStream stream) {
    int epochs = setup.schedule.jointEpochs();
    int full = setup.options.steps();
    for (int e = 0; e < epochs && !training.stopped(); e++) {
      memory.layer().setSteps(Math.min(full, 1 + (int) (2L * full * e / epochs)));
      double corrupted = Math.max(0, 1 - e / (FADED * epochs));
      training.epoch(
          memory,
          setup.probe.scaled(corrupted),
          (double) e / epochs,
          (e + 1.0) / epochs,
          stream.fork(e));
      if (e < LAST_PLACED * epochs && full > 0) {
        placeDead();
      }
    }
    memory.layer().setSteps(full);
    for (int e = epochs; e < 2 * epochs && !training.stopped(); e++) {
      if (setup.error(workspace, memory.layer()) <= allowed) {
        break;
      }
      training.epoch(memory, Probe.NONE, SLOW, SLOW, stream.fork(e));
    }
  }

  /** Trains on: rows as they are, at a third of the learning rate. */
  void resume(int epochs, RandomStream stream) {
    for (int e = 0; e < epochs; e++) {
      training.epoch(memory, Probe.NONE, SLOW, SLOW, stream.fork(e));
    }
  }

  private void placeDead() {
    double[] usage = memory.takeUsage();
    for (int j = 0; j < usage.length; j++) {
      if (usage[j] < DEAD / usage.length) {
        float[][] codes = setup.freeCodes(workspace);
        memory.place(j, Codes.farthest(codes, memory.layer().memories(), j));
      }
    }
  }
}
