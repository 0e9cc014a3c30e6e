package engram.binary;

import engram.binary.LabelMemory.Options;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.model.Progress;
import java.util.Arrays;

/**
 * Training of a {@link LabelMemory}: momentum, and steps normalised memory by memory, {@code xi +=
 * rate V / max |V|}, clipped to -1 and 1. The temperature is found at the start, where half of the
 * falls are above 1 in size, so that tanh is neither flat nor 0, and falls by a fifth until four
 * fifths of the epochs are done.
 */
final class LabelTraining {

  private static final double START = 0.3;
  private static final double COOLED = 0.8;
  private static final int LOOKED_AT = 500;

  private final Options options;
  private final int[] classes;
  private final double[] low;
  private final double[] high;
  private final double[][] x;
  private final int[] labels;
  private final double[][] memories;
  private final RandomStream stream;

  LabelTraining(double[][] rows, int[] y, int[] classes, Options options) {
    this.options = options;
    this.classes = classes;
    int n = rows[0].length;
    low = new double[n];
    high = new double[n];
    for (int i = 0; i < n; i++) {
      int column = i;
      low[i] = Arrays.stream(rows).mapToDouble(r -> r[column]).filter(v -> v == v).min().orElse(0);
      high[i] = Arrays.stream(rows).mapToDouble(r -> r[column]).filter(v -> v == v).max().orElse(0);
    }
    x = Arrays.stream(rows).map(r -> LabelMemory.scaled(r, low, high)).toArray(double[][]::new);
    labels = Arrays.stream(y).map(label -> Arrays.binarySearch(classes, label)).toArray();
    stream = new RandomStream(options.seed());
    memories = new double[n + classes.length][options.memories()];
    for (double[] unit : memories) {
      for (int mu = 0; mu < unit.length; mu++) {
        unit[mu] = clip(-START + START * stream.nextGaussian());
      }
    }
  }

  private static double clip(double value) {
    return Math.max(-1, Math.min(1, value));
  }

  LabelMemory run(Progress progress) {
    LabelUnits units = new LabelUnits(options.power(), x[0].length, memories);
    double warm = temperature(units);
    double[][] momentum = new double[memories.length][options.memories()];
    double now = warm;
    boolean goOn = true;
    for (int epoch = 0; epoch < options.epochs() && goOn; epoch++) {
      double done = Math.min(1, epoch / (COOLED * options.epochs()));
      now = warm * (1 - (1 - COOLED) * done);
      units.temperature(now);
      double rate = options.rate() * StrictMath.pow(options.decay(), epoch);
      double loss = epoch(units, momentum, rate);
      goOn = progress.update(epoch + 1, options.epochs(), loss / x.length);
    }
    return new LabelMemory(options, classes, low, high, memories, now);
  }

  /** Where the median size of the falls of the first rows is 1. */
  private double temperature(LabelUnits units) {
    int count = Math.min(LOOKED_AT, x.length);
    double scale = x[0].length + classes.length;
    units.temperature(scale);
    double[] sizes = new double[count];
    for (int i = 0; i < count; i++) {
      sizes[i] = Arrays.stream(units.read(x[i])).map(Math::abs).max().orElseThrow();
    }
    Arrays.sort(sizes);
    double median = sizes[count / 2];
    return median > 0 ? scale * StrictMath.pow(median, 1.0 / options.power()) : scale;
  }

  private double epoch(LabelUnits units, double[][] momentum, double rate) {
    int[] order = stream.permutation(x.length);
    double loss = 0;
    for (int from = 0; from < order.length; from += options.batchSize()) {
      Parallel.checkInterrupt();
      double[][] gradient = new double[memories.length][options.memories()];
      for (int at = from; at < Math.min(order.length, from + options.batchSize()); at++) {
        loss += units.addGradient(x[order[at]], labels[order[at]], options.errorPower(), gradient);
      }
      step(gradient, momentum, rate);
    }
    return loss;
  }

  private void step(double[][] gradient, double[][] momentum, double rate) {
    double[] largest = new double[options.memories()];
    for (int i = 0; i < memories.length; i++) {
      for (int mu = 0; mu < largest.length; mu++) {
        momentum[i][mu] = options.momentum() * momentum[i][mu] - gradient[i][mu];
        largest[mu] = Math.max(largest[mu], Math.abs(momentum[i][mu]));
      }
    }
    for (int i = 0; i < memories.length; i++) {
      for (int mu = 0; mu < largest.length; mu++) {
        double share = largest[mu] > 0 ? momentum[i][mu] / largest[mu] : 0;
        memories[i][mu] = clip(memories[i][mu] + rate * share);
      }
    }
  }
}
