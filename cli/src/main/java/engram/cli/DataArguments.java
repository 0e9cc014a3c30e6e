package engram.cli;

import engram.datasets.CsvReader;
import engram.table.DataException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
      names = "--missing",
      paramLabel = "WORD",
      split = ",",
      description =
          "Cells that mean a missing value, in any case, besides empty ones; default ?, NA,"
              + " N/A, #N/A, NaN, null and None.")
  private List<String> missing;

  @Option(
      names = "--separator",
      paramLabel = "SIGN",
      description =
          "What parts the cells: comma, semicolon, tab, bar, blanks or a sign; default: found in the"
              + " first rows.")
  private String separator;

  @Option(
      names = "--no-header",
      description = "The first line holds cells, not names; columns are x0, x1, ...")
  private boolean noHeader;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Of the characters, such as windows-1252; default UTF-8, or a mark says.")
  private Charset encoding;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--without",
      paramLabel = "COLUMN",
      split = ",",
      description = "Leave this column out, such as a number or name of the row (default: none).")
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

  /** Returns how text files are to be read. */
  CsvReader.Options csv(String data) {
    Boolean header = noHeader ? Boolean.FALSE : null;
    CsvReader.Options options =
        new CsvReader.Options()
            .withNominal(nominal())
            .withNumeric(Set.copyOf(numeric))
            .withFormat(encoding, sign(), header)
            .withNotes(said -> note(data + ": " + said));
    return missing == null ? options : options.withMissing(Set.copyOf(missing));
  }

  /** Says in a line what was assumed, on standard error. */
  void note(String line) {
    spec.commandLine().getErr().println("engram: " + line);
  }

  /** Returns whether something is said that holds for text files only. */
  boolean forText() {
    return !nominal.isEmpty()
        || !numeric.isEmpty()
        || missing != null
        || separator != null
        || noHeader
        || encoding != null;
  }

  private Character sign() {
    if (separator == null) {
      return null;
    }
    return switch (separator) {
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "tab", "\\t" -> '\t';
      case "bar" -> '|';
      case "blanks" -> ' ';
      default -> {
        if (separator.length() != 1) {
          throw new DataException(
              "--separator is "
                  + DataException.quote(separator)
                  + ", allowed: comma, semicolon, tab, bar, blanks or one sign");
        }
        yield separator.charAt(0);
      }
    };
  }

  List<String> without() {
    return without;
  }
}
