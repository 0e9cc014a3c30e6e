package engram.cli;

import engram.math.Fma;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Says at the start of a command that computes what makes it slow here. */
final class SlowArithmetic {

  private static final String NOTE =
      "engram: this processor has no fused multiply-add, or Java does not use it: results are the"
          + " same, but computing them takes 3 to 25 times as long";

  private SlowArithmetic() {}

  /**
   * Runs commands, with a note first where it is due.
   *
   * @param slow whether arithmetic is slow, asked only if a command computes
   */
  static IExecutionStrategy telling(PrintWriter err, BooleanSupplier slow) {
    return parsed -> {
      if (computes(parsed) && slow.getAsBoolean()) {
        err.println(NOTE);
        err.flush();
      }
      return new RunLast().execute(parsed);
    };
  }

  /** Returns whether arithmetic is slow on this machine. */
  static boolean here() {
    return !Fma.inHardware();
  }

  /** Commands that compute have threads to do it. */
  private static boolean computes(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return !last.isUsageHelpRequested()
        && !last.isVersionHelpRequested()
        && last.commandSpec().findOption("--threads") != null;
  }
}
