package engram.cli.argument;

import picocli.CommandLine.Option;

/** Options that every command has. */
public final class CommonArguments {

  @Option(names = "--verbose", description = "Show the stack trace of an error.")
  private boolean verbose;

  /** Returns whether stack traces are wanted; the handler of errors looks at the option itself. */
  boolean verbose() {
    return verbose;
  }
}
