package engram.weka.deep;

import engram.nd4j.NoBackendException;
import engram.weka.StopButton;
import java.util.function.Supplier;
import org.nd4j.common.config.ND4JClassLoading;
import weka.core.WekaException;

/** ND4J as it stands in a package of Weka. All that computes by it goes through here. */
final class PackageNd4j {

  private PackageNd4j() {}

  /**
   * Runs a computation of engram-deep.
   *
   * @throws InterruptedException if Weka's Stop interrupted the thread
   * @throws WekaException if ND4J has no native library for this machine; one line that says what
   *     to install
   */
  static <T> T run(Supplier<T> computation) throws InterruptedException, WekaException {
    // ND4J looks for its backend with the context class loader of the thread unless it is told
    // another one before its first use. In Weka that loader is the application's, which sees Weka
    // alone; the jars of a package are seen by the loader of the package's own classes.
    ND4JClassLoading.setNd4jClassloader(PackageNd4j.class.getClassLoader());
    try {
      return StopButton.able(computation);
    } catch (NoBackendException e) {
      Throwable first = e;
      while (first.getCause() != null) {
        first = first.getCause();
      }
      throw new WekaException(
          "ND4J's native library for "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + " does not load ("
              + first.getClass().getSimpleName()
              + "): install the engram-deep zip that was built for this platform, and start Weka"
              + " again",
          e);
    }
  }
}
