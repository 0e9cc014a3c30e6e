package engram.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code engram help COMMAND}. */
@Command(
    name = "help",
    description = "Shows what a command can do, as its --help does.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  engram help cluster")
final class HelpOf implements Runnable {

  @Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "A command, and one of its own (default: the list of commands).")
  private List<String> names = new ArrayList<>();

  @Override
  public void run() {
    CommandLine line = spec.parent().commandLine();
    for (String name : names) {
      CommandLine next = line.getSubcommands().get(name);
      if (next == null) {
        throw new ParameterException(
            spec.commandLine(),
            line.getSubcommands().isEmpty()
                ? line.getCommandName() + " has no commands of its own, leave out '" + name + "'"
                : "there is no '"
                    + name
                    + "', allowed: "
                    + String.join(", ", line.getSubcommands().keySet()));
      }
      line = next;
    }
    line.usage(spec.commandLine().getOut());
  }
}
