package engram.cli;

import engram.cli.argument.Ending;
import engram.cli.argument.Failure;
import engram.cli.clustering.WekaData;
import engram.cli.recall.CapacityCommand;
import engram.cli.recall.RecallCommand;
import engram.model.Draft;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code engram}. */
@Command(
    name = "engram",
    description =
        "Associative memories at work: clustering and prediction by descending an energy.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram compare                     ClAM against k-means on seven data sets",
      "  engram cluster iris -k 3           one clustering",
      "  engram classify iris               prediction, scored by cross-validation",
      "  engram complete iris --hide 0.2    missing cells filled, and scored",
      "  engram predict model.json new.csv  a model used on other rows",
      "  engram deep digits8x8 -k 10        deep clustering of images",
      "  engram outliers iris               the strangest rows",
      "  engram landscape iris --out e.png  a picture of an energy",
      "  engram transformer digits8x8       masked images completed, and scored",
      "  engram recall digits8x8            patterns stored, disturbed, recalled",
      "  engram capacity --memory storkey   how many random patterns a memory holds",
      "  engram datasets                    the data sets that come along",
      "  engram compare --help              what a command can do"
    })
public final class Main implements Runnable {

  /** The commands in the order in which help lists them. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          CompareCommand.class,
          ClusterCommand.class,
          ClassifyCommand.class,
          CompleteCommand.class,
          PredictCommand.class,
          DeepCommand.class,
          OutliersCommand.class,
          LandscapeCommand.class,
          TransformerCommand.class,
          RecallCommand.class,
          CapacityCommand.class,
          DatasetsCommand.class,
          HelpOf.class);

  @CommandLine.Spec private CommandSpec spec;

  /**
   * Runs a command and ends the virtual machine with its exit status: 0 fine, 1 data or run-time
   * error, 2 usage error.
   */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    Ending.quiet();
    Draft.endWithProgram();
    WekaData.quietStart();
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    CommandLine line = line(out, err, args);
    line.setExecutionStrategy(SlowArithmetic.telling(err, SlowArithmetic::here));
    System.exit(run(line, args));
  }

  /**
   * Runs a command.
   *
   * @param out where results go
   * @param err where messages go
   * @return the exit status
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(line(out, err, args), args);
  }

  /**
   * Returns the command with its outputs. Where the first word names a command, the others are left
   * out: making them all costs more than many a run.
   *
   * @param words what will be run; none for every command
   */
  static CommandLine line(PrintWriter out, PrintWriter err, String... words) {
    String first = words.length == 0 ? "" : words[0];
    List<Class<?>> named = COMMANDS.stream().filter(each -> isCalled(each, first)).toList();
    CommandSpec all = CommandSpec.forAnnotatedObject(new Main());
    for (Class<?> command : named.isEmpty() ? COMMANDS : named) {
      all.addSubcommand(nameOf(command), CommandSpec.forAnnotatedObject(command));
    }
    CommandLine line = new CommandLine(all); // applies what commands make of their specifications
    line.setOut(out).setErr(err);
    line.setUsageHelpAutoWidth(false).setUsageHelpWidth(96);
    line.setAbbreviatedOptionsAllowed(false);
    line.registerConverter(Path.class, Main::path);
    line.setParameterExceptionHandler(Failure::usage);
    line.setExecutionExceptionHandler(Failure::execution);
    return line;
  }

  private static boolean isCalled(Class<?> command, String word) {
    return command != HelpOf.class && nameOf(command).equals(word);
  }

  private static String nameOf(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** An empty name would be the folder that the command runs in. */
  private static Path path(String name) {
    if (name.isBlank()) {
      throw new TypeConversionException(
          "is '" + name + "', allowed: a name, - for standard output");
    }
    return Path.of(name);
  }

  private static int run(CommandLine line, String... args) {
    PrintWriter err = line.getErr();
    try {
      int exit = line.execute(args);
      if (line.getOut().checkError() && exit == 0) {
        return Failure.report(err, "standard output cannot be written to");
      }
      return exit;
    } catch (Error e) {
      return Failure.fatal(err, e);
    } finally {
      line.getOut().flush();
      err.flush();
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The version as the jar says it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"engram " + (version == null ? "development" : version)};
    }
  }
}
