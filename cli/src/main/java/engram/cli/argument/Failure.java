package engram.cli.argument;

import engram.cli.clustering.OptionWords;
import engram.nd4j.NoBackendException;
import engram.table.DataException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Errors as the user sees them: one line, and a stack trace only if asked for. */
public final class Failure {

  private static final String VERBOSE = "--verbose";

  private Failure() {}

  /** Reports a wrong command line. */
  public static int usage(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    String help = line.getCommandSpec().qualifiedName() + " --help";
    report(line.getErr(), message(e, line) + " (see " + help + ")");
    trace(line.getErr(), e, Arrays.asList(args).contains(VERBOSE));
    return CommandLine.ExitCode.USAGE;
  }

  private static String message(ParameterException e, CommandLine line) {
    if (e instanceof UnmatchedArgumentException wrong && !line.getSubcommands().isEmpty()) {
      return "there is no '"
          + wrong.getUnmatched().get(0)
          + "', allowed: "
          + String.join(", ", line.getSubcommands().keySet());
    }
    return oneLine(e.getMessage()).replaceFirst("^Error: ", "");
  }

  /** Reports what went wrong while a command ran. */
  public static int execution(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (Ending.begun()) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    boolean verbose = false;
    for (CommandLine.ParseResult p = parsed; p != null; p = p.subcommand()) {
      verbose |= p.hasMatchedOption(VERBOSE);
    }
    PrintWriter err = line.getErr();
    if (memoryRanOut(e)) {
      outOfMemory(err);
    } else {
      report(err, message(e));
    }
    trace(err, e, verbose);
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Reports what no command can go on after. */
  public static int fatal(PrintWriter err, Error e) {
    if (Ending.begun()) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (memoryRanOut(e)) {
      return outOfMemory(err);
    }
    report(err, oneLine("unexpected " + e));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Reports that memory ran out. */
  private static int outOfMemory(PrintWriter err) {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    report(
        err,
        "out of memory at "
            + megabytes
            + " MB; give more with ENGRAM_JAVA_OPTS, for example ENGRAM_JAVA_OPTS=-Xmx"
            + (megabytes / 512 + 1)
            + "g");
    return CommandLine.ExitCode.SOFTWARE;
  }

  /**
   * Runs the making of options; a value out of range becomes a usage error that names the option as
   * it is typed.
   */
  public static <T> T options(CommandLine line, Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      String[] nameAndRest = e.getMessage().split(" ", 2);
      String dashes = nameAndRest[0].length() == 1 ? "-" : "--";
      String message = dashes + OptionWords.kebab(nameAndRest[0]) + " " + nameAndRest[1];
      throw new ParameterException(line, message, e);
    }
  }

  private static String message(Exception e) {
    if (e instanceof CancellationException) {
      return "interrupted";
    }
    if (e instanceof IllegalArgumentException
        || e instanceof DataException
        || e instanceof NoBackendException
        || e instanceof UncheckedIOException) {
      return oneLine(String.valueOf(e.getMessage()));
    }
    return oneLine("unexpected " + e + "; " + VERBOSE + " shows where");
  }

  private static boolean memoryRanOut(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  /** Says what went wrong in a line. */
  public static int report(PrintWriter err, String message) {
    err.println("engram: " + message);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void trace(PrintWriter err, Exception e, boolean verbose) {
    if (verbose) {
      e.printStackTrace(err);
    }
    err.flush();
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
