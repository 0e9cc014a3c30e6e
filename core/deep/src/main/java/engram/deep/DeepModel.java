package engram.deep;

import com.google.gson.JsonObject;
import engram.math.Check;
import engram.model.ClusterModel;
import engram.model.ModelFile;
import engram.model.Provenance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * A trained encoder, associative memory and decoder. Immutable and safe for use from many threads.
 *
 * <p>A row belongs to the memory nearest to where T descent steps take its code; its membership is
 * the softmax over the memories there. Every question builds the networks anew outside the heap:
 * ask for many rows at once, best by {@link #recall}, or {@link #open} the model before.
 *
 * @see DeepClustering
 */
public final class DeepModel implements ClusterModel {

  private final DeepClustering.Options options;
  private final Autoencoder autoencoder;
  private final float[][] memories;
  private final float[][] clamped;
  private final double beta;
  private final int[] sizes;
  private final double autoencoderError;
  private final int epochs;
  private final String version;

  /**
   * Keeps what it is given.
   *
   * @param autoencoder its reconstruction error is that with the memory between
   * @param memories K rows of free coordinates
   * @param clamped K rows, the mean of the clamped coordinates over the rows of each memory
   * @param autoencoderError of the autoencoder that training started from
   * @param epochs trained so far
   */
  DeepModel(
      DeepClustering.Options options,
      Autoencoder autoencoder,
      float[][] memories,
      float[][] clamped,
      double beta,
      int[] sizes,
      double autoencoderError,
      int epochs) {
    this(
        options,
        autoencoder,
        memories,
        clamped,
        beta,
        sizes,
        autoencoderError,
        epochs,
        Provenance.version());
  }

  DeepModel(
      DeepClustering.Options options,
      Autoencoder autoencoder,
      float[][] memories,
      float[][] clamped,
      double beta,
      int[] sizes,
      double autoencoderError,
      int epochs,
      String version) {
    this.options = options;
    this.autoencoder = autoencoder;
    this.memories = Arrays.stream(memories).map(float[]::clone).toArray(float[][]::new);
    this.clamped = Arrays.stream(clamped).map(float[]::clone).toArray(float[][]::new);
    this.beta = beta;
    this.sizes = sizes.clone();
    this.autoencoderError = autoencoderError;
    this.epochs = epochs;
    this.version = version;
  }

  DeepModel after(int count) {
    return new DeepModel(
        options, autoencoder, memories, clamped, beta, sizes, autoencoderError, count, version);
  }

  /** Returns the options of the fit. */
  public DeepClustering.Options options() {
    return options;
  }

  /** Returns encoder and decoder as they ended; the memory between them left out. */
  public Autoencoder autoencoder() {
    return autoencoder;
  }

  /** Returns the number of memories. */
  @Override
  public int k() {
    return memories.length;
  }

  @Override
  public int columns() {
    return autoencoder.architecture().inputs();
  }

  /** Returns the inverse temperature in latent units. */
  public double beta() {
    return beta;
  }

  /** Returns how many epochs all parts of the training ran, at most. */
  public int epochs() {
    return epochs;
  }

  /** Returns the version of the library that trained the model. */
  public String version() {
    return version;
  }

  /** Returns how many coordinates of a code descend, the first ones; the others are clamped. */
  public int free() {
    return memories[0].length;
  }

  /** Returns the free coordinates of codes, in which clusters are. */
  public double[][] free(double[][] codes) {
    return Arrays.stream(codes).map(code -> Arrays.copyOf(code, free())).toArray(double[][]::new);
  }

  /** Returns a copy of the memories, k rows of free coordinates. */
  public double[][] memories() {
    return Autoencoder.widened(memories);
  }

  float[][] clampedMeans() {
    return clamped;
  }

  /**
   * Returns the memories decoded, k rows in data units; clamped coordinates are at their mean over
   * the rows of the memory.
   */
  public double[][] decodedMemories() {
    float[][] codes = new float[k()][];
    for (int j = 0; j < codes.length; j++) {
      codes[j] = Arrays.copyOf(memories[j], memories[j].length + clamped[j].length);
      System.arraycopy(clamped[j], 0, codes[j], memories[j].length, clamped[j].length);
    }
    return autoencoder.decode(Autoencoder.widened(codes));
  }

  @Override
  public double[][] centers() {
    return decodedMemories();
  }

  /** Returns a copy of the number of training rows of each memory. */
  @Override
  public int[] sizes() {
    return sizes.clone();
  }

  /** Returns the number of memories with at least one training row. */
  public int usedClusters() {
    return (int) Arrays.stream(sizes).filter(size -> size > 0).count();
  }

  /**
   * Returns how evenly the training rows are spread over the memories: the entropy of their shares
   * over {@code ln k}, in [0, 1]; 1 if all have as many rows, 0 if one has all, 1 for k = 1. Near 0
   * clusters have collapsed.
   */
  public double balance() {
    double rows = Arrays.stream(sizes).sum();
    double entropy = 0;
    for (int size : sizes) {
      entropy -= size > 0 ? size / rows * StrictMath.log(size / rows) : 0;
    }
    return k() > 1 ? Math.min(1, entropy / StrictMath.log(k())) : 1;
  }

  /**
   * Returns the mean over rows and columns of {@code (x - d(f(e(x))))^2} on the training rows, in
   * squared data units.
   */
  public double reconstruction() {
    return autoencoder.reconstruction();
  }

  /** Returns the same for the plain autoencoder that the training started from. */
  public double autoencoderReconstruction() {
    return autoencoderError;
  }

  /** Returns the memory of each row. */
  @Override
  public int[] predict(double[][] x) {
    return recall(x).labels();
  }

  /** Returns how much each memory attracts each row, n x k, rows that sum to 1. */
  @Override
  public double[][] membership(double[][] x) {
    return recall(x).membership();
  }

  /**
   * Returns all that the model says about rows.
   *
   * @param x n rows as long as in training, finite, not modified
   */
  public Recall recall(double[][] x) {
    RowScale.check(x, autoencoder.architecture().inputs());
    try (OpenModel open = open(x.length)) {
      return open.recall(x);
    }
  }

  /**
   * Builds the networks for many questions about few rows each.
   *
   * @param rows how many rows a question has, about; 1 or more
   */
  public OpenModel open(int rows) {
    Check.atLeast("rows", rows, 1);
    return new OpenModel(this, rows);
  }

  /**
   * What a model says about rows.
   *
   * @param labels n memories, 0 to k-1
   * @param membership n x k, rows that sum to 1
   * @param codes n x latent, e(x); clusters are in the free coordinates, the first ones
   * @param recalled n x latent, f(e(x)), the same but for the free coordinates
   * @param reconstructions n rows in data units, d(f(e(x)))
   */
  public record Recall(
      int[] labels,
      double[][] membership,
      double[][] codes,
      double[][] recalled,
      double[][] reconstructions) {}

  /**
   * Writes the model to a file, whole or not at all; {@link DeepFile} has the format.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  @Override
  public void save(Path file) {
    DeepFile.write(file, this);
  }

  /**
   * Reads a model written by {@link #save}.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is no such model, or its weights are not those of its
   *     architecture
   */
  public static DeepModel load(Path file) {
    return DeepFile.read(file);
  }

  /** Returns what {@link #save} writes, for a host that stores models in files of its own. */
  public byte[] toBytes() {
    return DeepFile.bytes(this);
  }

  /** Returns the model as a JSON tree: {@link #toBytes} as Base64 in the part {@code bytes}. */
  @Override
  public JsonObject toJson() {
    JsonObject json = ModelFile.create(DeepModelReader.TYPE);
    json.addProperty("bytes", Base64.getEncoder().encodeToString(toBytes()));
    return json;
  }

  /**
   * Reads a model from what {@link #toBytes} returned. The native library is not touched.
   *
   * @throws IllegalArgumentException if it is no such model, or its weights are not those of its
   *     architecture
   */
  public static DeepModel ofBytes(byte[] bytes) {
    return DeepFile.read("what was given", bytes);
  }

  /** Returns one line on how the model was made and the size of each cluster. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "deep clustering: %s, k = %d, used %d, balance %.3f, beta = %.6g, steps = %d of %.3g, reconstruction ="
            + " %.6g (autoencoder %.6g), sizes = %s, seed = %d, engram %s",
        autoencoder.architecture(),
        k(),
        usedClusters(),
        balance(),
        beta,
        options.steps(),
        options.stepSize(),
        reconstruction(),
        autoencoderError,
        Arrays.toString(sizes),
        options.seed(),
        version);
  }
}
