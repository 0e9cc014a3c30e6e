package engram.deep;

import org.nd4j.linalg.factory.Nd4j;

/** Opens ND4J, the native library behind the products. */
final class Backend {

  private Backend() {}

  /**
   * Loads the native library, and sets how many threads its products use from now on in this
   * process.
   *
   * @throws NoBackendException if no backend fits this machine
   */
  static void open(int threads) {
    try {
      Nd4j.factory().blas().setMaxThreads(threads);
    } catch (RuntimeException | LinkageError e) {
      Throwable first = e;
      while (first.getCause() != null) {
        first = first.getCause();
      }
      throw new NoBackendException(
          "no ND4J backend for "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": put org.nd4j:nd4j-native with the classifier of this platform on the class path"
              + " ("
              + first.getClass().getSimpleName()
              + ")",
          e);
    }
  }
}
