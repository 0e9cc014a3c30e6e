package engram.nd4j;

/** ND4J has no native library for this machine, or it is not on the class path. */
public final class NoBackendException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  NoBackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
