package engram.deep;

import engram.math.HalfCosine;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.model.Progress;
import java.util.Arrays;
import java.util.List;

/**
 * Epochs of mini-batches on one workspace: rows are corrupted, encoded, passed through the
 * bottleneck, decoded and compared with the rows as they were; Adam moves all weights.
 *
 * <p>Where codes have clamped coordinates, a probe says the free ones only: the clamped ones are
 * those of the row itself, which the encoder therefore sees, too.
 */
final class DeepTraining {

  private final float[][] rows;
  private final Workspace workspace;
  private final ProbeMaker probes;
  private final double learningRate;
  private final double errorUnit;
  private final Progress progress;
  private final int epochs;
  private final float[][] batch;
  private final float[][] input;
  private final float[][] corrupted;
  private final float[][] codes;
  private final float[][] slopes;
  private final double[] errors;
  private double encoderShare = 1;
  private int free;
  private boolean silent;
  private int done;
  private boolean stopped;

  /**
   * Prepares.
   *
   * @param rows scaled rows, not modified
   * @param errorUnit squared data units in one of the errors here
   * @param epochs epochs in all, for the progress
   */
  DeepTraining(
      float[][] rows,
      Workspace workspace,
      ProbeMaker probes,
      double learningRate,
      double errorUnit,
      int epochs,
      Progress progress) {
    this.rows = rows;
    this.workspace = workspace;
    this.probes = probes;
    this.learningRate = learningRate;
    this.errorUnit = errorUnit;
    this.epochs = epochs;
    this.progress = progress;
    int n = workspace.batch();
    int latent = workspace.architecture().latent();
    free = latent;
    batch = new float[n][];
    input = new float[workspace.encoded()][];
    corrupted = new float[n][rows[0].length];
    codes = new float[n][latent];
    slopes = new float[input.length][latent];
    errors = new double[n];
  }

  /**
   * Clamps coordinates from now on; the workspace must encode two batches at a time.
   *
   * @param count how many coordinates are free, the first ones
   * @param hidden whether the decoder sees 0 in place of the clamped ones
   */
  void clamp(int count, boolean hidden) {
    free = count;
    silent = hidden;
  }

  /** Moves the encoder at a share of the learning rate from now on. */
  void slowEncoder(double share) {
    encoderShare = share;
  }

  /** Returns how many epochs were run. */
  int done() {
    return done;
  }

  /** Returns whether the listener ended the training. */
  boolean stopped() {
    return stopped;
  }

  /**
   * Runs one epoch, unless the training was stopped.
   *
   * @param probe how rows are corrupted
   * @param first phase of the learning rate's half cosine at the start of the epoch, in [0, 1]
   * @param last the same at its end
   * @param stream orders and corrupts the rows
   */
  void epoch(Bottleneck bottleneck, Probe probe, double first, double last, RandomStream stream) {
    if (stopped) {
      return;
    }
    int n = batch.length;
    int[] order = stream.permutation(rows.length);
    int steps = (rows.length + n - 1) / n;
    double sum = 0;
    for (int s = 0; s < steps; s++) {
      Parallel.checkInterrupt();
      int from = s * n;
      RandomStream own = stream.fork(s);
      workspace
          .pool()
          .run(n, (i, worker) -> prepare(i, order[(from + i) % order.length], probe, own));
      double phase = first + (last - first) * s / steps;
      sum += step(bottleneck, HalfCosine.at(phase));
    }
    done++;
    double error = sum / steps * errorUnit;
    if (!Double.isFinite(error)) {
      throw new IllegalArgumentException(
          "learningRate is " + learningRate + ", too large for these data: the loss is " + error);
    }
    stopped = !progress.update(Math.min(done, epochs), epochs, error);
  }

  private void prepare(int i, int row, Probe probe, RandomStream stream) {
    batch[i] = rows[row];
    input[i] = rows[row];
    if (input.length > batch.length) {
      input[batch.length + i] = rows[row];
    }
    if (!probe.isNone()) {
      probes.corrupt(rows[row], corrupted[i], probe, stream.fork(i));
      input[i] = corrupted[i];
    }
  }

  /** Takes one step on the batch; returns its mean squared error. */
  private double step(Bottleneck bottleneck, double share) {
    join(workspace.encoder().forward(input));
    float[][] out = workspace.decoder().forward(bottleneck.forward(codes));
    int columns = rows[0].length;
    float factor = (float) (2 * bottleneck.weight() / batch.length / columns);
    workspace
        .pool()
        .run(batch.length, (i, worker) -> errors[i] = toSlope(out[i], batch[i], factor));
    part(bottleneck.backward(workspace.decoder().backward(out, true)));
    workspace.encoder().backward(slopes, false);
    List<LayerWeights> weights = workspace.weights();
    int ofEncoder = workspace.encoder().weights().size();
    workspace
        .pool()
        .run(
            weights.size(),
            (i, worker) ->
                weights.get(i).step(learningRate * share * (i < ofEncoder ? encoderShare : 1)));
    bottleneck.step(share);
    double sum = 0;
    for (double error : errors) {
      sum += error;
    }
    return sum / batch.length / columns;
  }

  /** Joins the free coordinates of the probes with the clamped ones of the rows. */
  private void join(float[][] encoded) {
    for (int i = 0; i < codes.length; i++) {
      System.arraycopy(encoded[i], 0, codes[i], 0, free);
      int clamped = codes[i].length - free;
      if (silent) {
        Arrays.fill(codes[i], free, codes[i].length, 0f);
      } else if (clamped > 0) {
        System.arraycopy(encoded[codes.length + i], free, codes[i], free, clamped);
      }
    }
  }

  /** Gives the slope of the free coordinates to the probes and the rest to the rows. */
  private void part(float[][] slope) {
    for (int i = 0; i < codes.length; i++) {
      System.arraycopy(slope[i], 0, slopes[i], 0, free);
      Arrays.fill(slopes[i], free, slopes[i].length, 0f);
      if (slopes.length > codes.length) {
        float[] own = slopes[codes.length + i];
        Arrays.fill(own, 0, free, 0f);
        System.arraycopy(slope[i], free, own, free, own.length - free);
        if (silent) {
          Arrays.fill(own, 0f);
        }
      }
    }
  }

  /** Replaces what came out by the slope of the error; returns the squared error. */
  private static double toSlope(float[] out, float[] row, float factor) {
    double sum = 0;
    for (int j = 0; j < out.length; j++) {
      float difference = out[j] - row[j];
      sum += (double) difference * difference;
      out[j] = factor * difference;
    }
    return sum;
  }
}
