package engram.cli;

import engram.datasets.CsvReader;
import engram.table.DataException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How data files are written, and what names their rows. */
class ReadingArguments {

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

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "This column names the rows: it is not learned from, and stands in what is written in"
              + " place of row numbers (default: none).")
  private List<String> ids = List.of();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Returns the name of the target, null for the last column. */
  String target() {
    return null;
  }

  /** Returns whether there is no target. */
  boolean noTarget() {
    return false;
  }

  /** Returns the columns that are left out. */
  List<String> without() {
    return List.of();
  }

  /** Returns the columns that name the rows. */
  List<String> ids() {
    return ids;
  }

  /** Returns how text files are to be read. */
  CsvReader.Options csv(String data) {
    Boolean header = noHeader ? Boolean.FALSE : null;
    CsvReader.Options options =
        new CsvReader.Options()
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
    return missing != null || separator != null || noHeader || encoding != null;
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
}
