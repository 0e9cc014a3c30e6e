package engram.cli.argument;

import engram.datasets.CsvReader;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How data files are read, and what their columns are. */
public final class DataArguments extends ReadingArguments {

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
      description =
          "Read this column of a CSV file as levels, whatever its cells look like (default: found).")
  private List<String> nominal = List.of();

  @Option(
      names = "--numeric",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "Read this column of a text file as numbers; any other cell is an error (default: found).")
  private List<String> numeric = List.of();

  @Option(
      names = "--without",
      paramLabel = "COLUMN",
      split = ",",
      description = "Leave this column out, such as a number or name of the row (default: none).")
  private List<String> without = List.of();

  @Override
  String target() {
    return target.column;
  }

  @Override
  public boolean noTarget() {
    return target.none;
  }

  @Override
  List<String> without() {
    return without;
  }

  @Override
  CsvReader.Options csv(String data) {
    return super.csv(data).withNominal(Set.copyOf(nominal)).withNumeric(Set.copyOf(numeric));
  }

  @Override
  boolean forText() {
    return super.forText() || !nominal.isEmpty() || !numeric.isEmpty();
  }
}
