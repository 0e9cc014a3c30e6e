package engram.recall;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.RandomStream;
import engram.math.Rows;
import engram.model.ModelFile;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A random map Phi whose dot products estimate the Gaussian kernel: {@code <Phi(x), Phi(y)> ~
 * exp(-(beta/2) |x - y|^2)} (tutorial 5.4.1; Rahimi and Recht 2007), with an error that falls with
 * the square root of the number of frequencies Y and, for the default kind, does not depend on D.
 * Immutable and thread-safe.
 *
 * <p>Frequencies are normal numbers fixed by the seed; a saved map keeps the seed and draws them
 * again. Memory is 4 Y D bytes, a map or a product of it O(Y D). Phases and features are in float,
 * whose rounding is thousands of times smaller than the error of the estimate, sums over features
 * in double. Rounding of a phase grows with the distance from the centre, so points are taken
 * relative to it, and a pattern may be at most {@value #REACH} kernel widths (1 / sqrt beta) away.
 *
 * @see FeatureMemory
 */
public final class RandomFeatures implements Serializable {

  /** Farthest that a pattern may be from the centre, in kernel widths. */
  static final double REACH = 10_000;

  /** Frequencies a chunk: a multiple of {@link Rows#LANES}. */
  static final int CHUNK = 256;

  private static final long serialVersionUID = 1L;
  private static final long OFFSETS = 1;

  private final Options options;
  private final double[] center;
  private final transient float[][][] chunks;
  private final transient float[][] offsets;

  /**
   * What fixes a map, with its centre.
   *
   * @param kind how a frequency becomes a feature
   * @param dimension D, 1 or more
   * @param frequencies Y, 1 or more; an error of e in the kernel takes about 1 / (2 e^2)
   * @param beta inverse temperature, above 0: 1 / sqrt(beta) is the width of the kernel
   * @param seed of the frequencies
   */
  public record Options(FeatureKind kind, int dimension, int frequencies, double beta, long seed)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Checks the values. */
    public Options {
      if (kind == null) {
        throw new IllegalArgumentException(
            "kind is null, allowed: " + Arrays.toString(FeatureKind.values()));
      }
      if (dimension < 1) {
        throw new IllegalArgumentException("dimension is " + dimension + ", allowed: 1 or more");
      }
      if (frequencies < 1 || frequencies > 1 << 29) {
        throw new IllegalArgumentException(
            "frequencies is " + frequencies + ", allowed: 1 to " + (1 << 29));
      }
      if (!(beta > 0) || Double.isInfinite(beta)) {
        throw new IllegalArgumentException("beta is " + beta + ", allowed: above 0 and finite");
      }
    }

    /** Paired features, seed 1. */
    public Options(int dimension, int frequencies, double beta) {
      this(FeatureKind.PAIRED, dimension, frequencies, beta, 1);
    }

    /** Reads what a record writes; no part may be missing. */
    static Options fromJson(JsonObject json) {
      return new Options(
          new Gson().fromJson(ModelFile.part(json, "kind"), FeatureKind.class),
          ModelFile.whole(json, "dimension"),
          ModelFile.whole(json, "frequencies"),
          ModelFile.part(json, "beta").getAsDouble(),
          ModelFile.part(json, "seed").getAsLong());
    }

    /** Returns the number of features: Y or 2Y. */
    public int size() {
      return kind.parts() * frequencies;
    }

    /** Returns these options with another kind. */
    public Options withKind(FeatureKind value) {
      return new Options(value, dimension, frequencies, beta, seed);
    }

    /** Returns these options with another seed. */
    public Options withSeed(long value) {
      return new Options(kind, dimension, frequencies, beta, value);
    }
  }

  /** Draws a map centred at 0. */
  public RandomFeatures(Options options) {
    this(options, new double[Check.present("options", options).dimension()]);
  }

  /**
   * Draws a map. O(Y D).
   *
   * @param center D values, copied: what is subtracted from every point. The kernel does not change
   *     by it, but rounding does, and the variance of positive features falls with the distance of
   *     the data from it; the mean of the data is the natural choice.
   * @throws IllegalArgumentException if the centre has another length or is not finite
   */
  public RandomFeatures(Options options, double[] center) {
    this.options = Check.present("options", options);
    DataCheck.finite("center", center, options.dimension());
    this.center = center.clone();
    int count = (options.frequencies() + CHUNK - 1) / CHUNK;
    chunks = new float[count][options.dimension()][CHUNK];
    offsets = options.kind() == FeatureKind.COSINE ? new float[count][CHUNK] : null;
    RandomStream root = new RandomStream(options.seed());
    for (int c = 0; c < count; c++) {
      draw(root.fork(c), c);
    }
  }

  private void draw(RandomStream stream, int c) {
    for (int y = 0; y < width(c); y++) {
      for (float[] row : chunks[c]) {
        row[y] = (float) stream.nextGaussian();
      }
    }
    if (offsets != null) {
      RandomStream uniform = stream.fork(OFFSETS);
      for (int y = 0; y < width(c); y++) {
        offsets[c][y] = (float) (2 * Math.PI * uniform.nextDouble());
      }
    }
  }

  private Object readResolve() {
    return new RandomFeatures(options, center);
  }

  /** Returns what fixes this map, with its centre. */
  public Options options() {
    return options;
  }

  /** Returns a copy of the centre, D values. */
  public double[] center() {
    return center.clone();
  }

  /** Returns the number of features: Y or 2Y. */
  public int size() {
    return options.size();
  }

  /**
   * Returns Phi(x): Y values, or 2Y where the kind has two parts, the second part after the first.
   *
   * @param x D values, not modified
   * @throws IllegalArgumentException if it has another length, is not finite or out of reach
   */
  public double[] map(double[] x) {
    double[] features = new double[size()];
    checkPattern("x", x);
    for (int c = 0; c < chunks(); c++) {
      addFeatures(features, 1, c, new double[][] {x});
    }
    return features;
  }

  /**
   * Returns {@code <Phi(x), Phi(y)>}, the estimate of the kernel; trigonometric ones reach below 0.
   */
  public double estimate(double[] x, double[] y) {
    double[] a = map(x);
    double[] b = map(y);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * Returns the variance of {@link #estimate} over seeds by the formula of the kind, exact. Its
   * root is the error to expect. Infinite where it is beyond double, as that of positive features
   * soon is.
   */
  public double variance(double[] x, double[] y) {
    checkPattern("x", x);
    checkPattern("y", y);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int d = 0; d < center.length; d++) {
      double a = x[d] - center[d];
      double b = y[d] - center[d];
      xx += a * a;
      xy += a * b;
      yy += b * b;
    }
    FeatureKind.Pair pair = FeatureKind.Pair.of(options.beta(), xx, xy, yy);
    return options.kind().variance(pair, options.frequencies());
  }

  /** Returns the number of chunks of frequencies. */
  int chunks() {
    return chunks.length;
  }

  /** Returns the number of frequencies of a chunk; rows are zero from there to {@link #CHUNK}. */
  int width(int chunk) {
    return Math.min(CHUNK, options.frequencies() - chunk * CHUNK);
  }

  /** Returns the frequencies of a chunk, one row a coordinate, not to be modified. */
  float[][] rows(int chunk) {
    return chunks[chunk];
  }

  /**
   * Writes {@code sqrt(beta) (x - center)}.
   *
   * @return its squared length, or NaN where x is out of reach
   */
  double scale(double[] x, float[] scaled) {
    double root = Math.sqrt(options.beta());
    double square = 0;
    for (int d = 0; d < scaled.length; d++) {
      double value = root * (x[d] - center[d]);
      square += value * value;
      scaled[d] = (float) value;
    }
    return square <= REACH * REACH ? square : Double.NaN;
  }

  /** Writes the phases of a chunk, of x as {@link #scale} leaves it. */
  void phases(int chunk, float[] scaled, float[] h) {
    if (offsets == null) {
      Arrays.fill(h, 0f);
    } else {
      System.arraycopy(offsets[chunk], 0, h, 0, CHUNK);
    }
    Rows.addScaled(h, CHUNK, chunks[chunk], scaled, scaled.length);
  }

  /**
   * Adds {@code sign Phi(x)} of one chunk for each x, in order.
   *
   * @param vector size() values; only the chunk's are touched
   * @param patterns checked ones
   */
  void addFeatures(double[] vector, double sign, int chunk, double[][] patterns) {
    float[] h = new float[CHUNK];
    float[] a = new float[CHUNK];
    float[] b = new float[CHUNK];
    float[] scaled = new float[center.length];
    int from = chunk * CHUNK;
    int n = width(chunk);
    double factor = sign * options.kind().scale(options.frequencies());
    for (double[] x : patterns) {
      double shift = scale(x, scaled);
      phases(chunk, scaled, h);
      options.kind().features(h, CHUNK, (float) shift, a, b);
      addTo(vector, from, n, factor, a);
      if (options.kind().parts() == 2) {
        addTo(vector, from + options.frequencies(), n, factor, b);
      }
    }
  }

  private static void addTo(double[] vector, int from, int n, double factor, float[] row) {
    for (int i = 0; i < n; i++) {
      vector[from + i] += factor * row[i];
    }
  }

  /** Checks a point that is to be stored or mapped. */
  void checkPattern(String name, double[] x) {
    DataCheck.finite(name, x, center.length);
    double square = scale(x, new float[center.length]);
    if (Double.isNaN(square)) {
      throw new IllegalArgumentException(
          name + " is over " + REACH + " kernel widths from the centre, allowed: up to that");
    }
  }

  /** Returns whether the other is the same map: the same options and centre. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RandomFeatures map
        && options.equals(map.options)
        && Arrays.equals(center, map.center);
  }

  @Override
  public int hashCode() {
    return 31 * options.hashCode() + Arrays.hashCode(center);
  }

  @Override
  public String toString() {
    return "RandomFeatures " + options;
  }
}
