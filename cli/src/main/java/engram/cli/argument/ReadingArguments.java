package engram.cli.argument;

import engram.datasets.CsvReader;
import engram.learned.Reading;
import engram.table.DataException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How data files are written, and what names their rows. */
public class ReadingArguments {

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
      names = "--decimal",
      paramLabel = "point|comma",
      description = "The decimal mark of numbers; default: found in the first rows.")
  private String decimal;

  @Option(
      names = "--no-header",
      description = "The first line holds cells, not names; columns are x0, x1, ...")
  private boolean noHeader;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Of the characters, such as windows-1252; default UTF-8, or a mark says.")
  private String encoding;

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

  private Reading followed = new Reading(null, null);

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
  public List<String> ids() {
    for (String id : ids) {
      if (Collections.frequency(ids, id) > 1) {
        throw usage("--id names " + DataException.quote(id) + " twice, allowed: once");
      }
    }
    return ids;
  }

  /** Returns how text files are to be read. */
  CsvReader.Options csv(String data) {
    Boolean header = noHeader ? Boolean.FALSE : null;
    CsvReader.Options options =
        new CsvReader.Options()
            .withFormat(charset(), sign(), header)
            .withDecimal(mark())
            .withNotes(said -> note(data + ": " + said));
    List<String> words = missing == null ? followed.missing() : missing;
    return words == null ? options : options.withMissing(Set.copyOf(words));
  }

  /** Returns what a model keeps of what is said here, null for nothing. */
  public Reading kept() {
    return missing == null && decimal == null
        ? null
        : new Reading(missing, decimal == null ? null : mark().toString());
  }

  /** Reads as was said when a model was learned, unless something else is said here. */
  public void follow(Reading reading) {
    followed = reading == null ? new Reading(null, null) : reading;
  }

  /** Says that words that meant missing where the model was learned have no meaning in a file. */
  void noteWordsFollowed(String label) {
    if (followed.missing() != null && !followed.missing().isEmpty()) {
      note(
          label
              + ": the model was learned from text with --missing "
              + String.join(",", followed.missing())
              + "; this data set says itself what is missing, and such cells are taken as they are");
    }
  }

  /** Says in a line what was assumed, on standard error. */
  public void note(String line) {
    spec.commandLine().getErr().println("engram: " + DataException.shown(line));
  }

  /** Returns whether something is said that holds for text files only. */
  boolean forText() {
    return missing != null || separator != null || decimal != null || noHeader || encoding != null;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Character mark() {
    if (decimal == null) {
      return followed.decimal() == null ? null : followed.decimal().charAt(0);
    }
    return switch (decimal) {
      case "point", "." -> '.';
      case "comma", "," -> ',';
      default ->
          throw usage("--decimal is " + DataException.quote(decimal) + ", allowed: point, comma");
    };
  }

  private Charset charset() {
    try {
      return encoding == null ? null : Charset.forName(encoding);
    } catch (IllegalArgumentException e) {
      throw usage(
          "--encoding is "
              + DataException.quote(encoding)
              + ", which is not known here, allowed: UTF-8, UTF-16LE, windows-1252, ISO-8859-1 and"
              + " others of this Java");
    }
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
          throw usage(
              "--separator is "
                  + DataException.quote(separator)
                  + ", allowed: comma, semicolon, tab, bar, blanks or one sign");
        }
        yield separator.charAt(0);
      }
    };
  }
}
