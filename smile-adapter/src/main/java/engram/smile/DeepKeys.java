package engram.smile;

import engram.deep.Architecture;
import engram.deep.DeepClustering;
import engram.deep.ImageShape;
import engram.deep.Probe;
import engram.deep.Schedule;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The options of deep clustering as Smile's properties and back. */
final class DeepKeys {

  private static final RecordProperties KEYS = new RecordProperties("smile.engram_deep_clam.");

  private static final int PROBE = 5;

  private DeepKeys() {}

  /**
   * The options with a text for each part that may be null, which is auto: then it has no key.
   *
   * @param architecture as {@link Architecture#of} reads it
   * @param image as {@link ImageShape#of} reads it
   * @param probe noise, shift, turn, zoom and gain with commas between
   */
  record Words(
      int k,
      String architecture,
      String image,
      int clamped,
      double beta,
      int steps,
      double stepSize,
      String probe,
      Schedule schedule,
      long seed,
      int threads) {

    static Words of(DeepClustering.Options o) {
      return new Words(
          o.k(),
          o.architecture() == null ? null : o.architecture().toString(),
          o.image() == null ? null : text(o.image()),
          o.clamped(),
          o.beta(),
          o.steps(),
          o.stepSize(),
          o.probe() == null ? null : text(o.probe()),
          o.schedule(),
          o.seed(),
          o.threads());
    }

    DeepClustering.Options options() {
      return new DeepClustering.Options(
          k,
          architecture == null ? null : Architecture.of(architecture),
          image == null ? null : ImageShape.of(image),
          clamped,
          beta,
          steps,
          stepSize,
          probe == null ? null : probeOf(probe),
          schedule,
          seed,
          threads);
    }
  }

  static Properties write(DeepClustering.Options options) {
    return KEYS.write(Words.of(options));
  }

  static DeepClustering.Options read(Properties properties) {
    Words defaults = Words.of(new DeepClustering.Options(KEYS.k(properties)));
    return KEYS.read(properties, defaults).options();
  }

  private static String text(ImageShape image) {
    return image.height() + "x" + image.width() + "x" + image.channels();
  }

  private static String text(Probe probe) {
    return DoubleStream.of(probe.noise(), probe.shift(), probe.turn(), probe.zoom(), probe.gain())
        .mapToObj(Double::toString)
        .collect(Collectors.joining(","));
  }

  private static Probe probeOf(String text) {
    double[] values;
    try {
      values = Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      values = new double[0];
    }
    if (values.length != PROBE) {
      throw new IllegalArgumentException(
          "probe is '" + text + "', allowed: five numbers, noise, shift, turn, zoom and gain");
    }
    return new Probe(values[0], values[1], values[2], values[3], values[4]);
  }
}
