package engram.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How data files are read. */
final class DataArguments {

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Target target = new Target();

  private static final class Target {
    @Option(
        names = "--target",
        paramLabel = "COLUMN",
        description =
            "The column to predict, or with the classes that clusters are compared with (default:"
                + " the last).")
    private String column;

    @Option(
        names = "--no-target",
        description = "Take all columns as features; there are no classes.")
    private boolean none;
  }

  @Option(
      names = "--nominal",
      paramLabel = "COLUMN",
      split = ",",
      description = "Read this column of a CSV file as levels, whatever its cells look like.")
  private List<String> nominal = List.of();

  @Option(
      names = "--without",
      paramLabel = "COLUMN",
      split = ",",
      description = "Leave this column out, such as a number or name of the row.")
  private List<String> without = List.of();

  /** Returns the name of the target, null for the last column. */
  String target() {
    return target.column;
  }

  /** Returns whether there is no target. */
  boolean noTarget() {
    return target.none;
  }

  Set<String> nominal() {
    return Set.copyOf(nominal);
  }

  List<String> without() {
    return without;
  }
}
