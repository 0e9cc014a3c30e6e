package engram.nd4j;

import org.nd4j.linalg.factory.Nd4j;

/**
 * Opens ND4J, the native library behind arrays and big products. What needs it in Engram opens it;
 * a program that makes arrays of its own first gets the one line of {@link NoBackendException} in
 * place of ND4J's many by calling {@link #open()} before.
 */
public final class Backend {

  private Backend() {}

  /**
   * Loads the native library; costs nothing once it is there.
   *
   * @throws NoBackendException if no backend fits this machine
   */
  public static void open() {
    try {
      Nd4j.factory();
    } catch (RuntimeException | LinkageError e) {
      throw missing(e);
    }
  }

  /**
   * Loads the native library, and sets how many threads its products use from now on in this
   * process.
   *
   * @param threads 1 or more
   * @throws NoBackendException if no backend fits this machine
   */
  public static void open(int threads) {
    try {
      Nd4j.factory().blas().setMaxThreads(threads);
    } catch (RuntimeException | LinkageError e) {
      throw missing(e);
    }
  }

  private static NoBackendException missing(Throwable e) {
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return new NoBackendException(
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
