package engram.cli.argument;

/**
 * Whether the virtual machine is ending, because of a signal or an exit. What a command meets then,
 * such as files that are removed under its hands, is no error of its own and is not told.
 */
public final class Ending {

  private Ending() {}

  /** Returns whether it has begun to end. */
  static boolean begun() {
    Thread hook = new Thread(() -> {});
    try {
      // Refused from the first moment of the end, before any hook has done anything.
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Lets threads that fail because the end has begun fail silently. */
  public static void quiet() {
    Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> {
          if (begun()) {
            return;
          }
          if (usual != null) {
            usual.uncaughtException(thread, e);
          } else {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            e.printStackTrace();
          }
        });
  }
}
