package engram.cli.clustering;

import engram.model.Draft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.EuclideanDistance;
import weka.core.Instances;

/** Standardised rows as Weka takes them. */
public final class WekaData {

  private WekaData() {}

  /**
   * Keeps Weka's start silent: without this it looks for native linear algebra, warns when there is
   * none, and makes folders in the home of the user. To be called before any of its classes loads.
   */
  public static void quietStart() {
    for (String library : new String[] {"ARPACK", "BLAS", "LAPACK"}) {
      System.setProperty(
          "com.github.fommil.netlib." + library, "com.github.fommil.netlib.F2j" + library);
    }
    if (System.getenv("WEKA_HOME") != null || System.getProperty("WEKA_HOME") != null) {
      return;
    }
    try {
      // Removed when the run ends; a killed one leaves it to the next run.
      Path place = Path.of(System.getProperty("java.io.tmpdir")).resolve("engram-weka");
      Path home = Draft.of(place).folder();
      System.setProperty("WEKA_HOME", home.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder: " + e.getMessage(), e);
    }
  }

  /** Returns the complete rows of a data set, which it shares and Weka does not modify. */
  static Instances of(EncodedData data) {
    return of(data.name(), data.complete(), data.weights());
  }

  /** Returns complete rows, which it shares; weights may be null. */
  static Instances of(String name, double[][] x, double[] weights) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int d = 0; d < x[0].length; d++) {
      attributes.add(new Attribute("x" + d));
    }
    Instances rows = new Instances(name, attributes, x.length);
    for (int i = 0; i < x.length; i++) {
      double weight = weights == null ? 1 : weights[i];
      rows.add(new DenseInstance(weight, x[i]));
    }
    return rows;
  }

  /** Returns the Euclidean distance with Weka's own rescaling of columns off. */
  static EuclideanDistance distance() {
    EuclideanDistance distance = new EuclideanDistance();
    distance.setDontNormalize(true);
    return distance;
  }

  /** Work that Weka declares to throw anything. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run() throws Exception;
  }

  /** Runs work of Weka; what it throws comes out as an unchecked exception. */
  public static <T> T run(String what, Work<T> work) {
    try {
      return work.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(what + " of Weka failed: " + e.getMessage(), e);
    }
  }
}
