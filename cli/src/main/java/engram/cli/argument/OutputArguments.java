package engram.cli.argument;

import engram.cli.rows.CsvLine;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How CSV files are written. */
public final class OutputArguments {

  @Option(
      names = "--spreadsheet",
      description =
          "Put an apostrophe before cells of a CSV output that a spreadsheet would run as formulas:"
              + " those that begin with =, +, - or @ and are no numbers.")
  private boolean spreadsheet;

  /** Returns the form of lines with commas, with tabs where the name of the file says so. */
  public CsvLine line(Path file) {
    boolean tabs = file != null && file.toString().matches("(?is).*\\.tsv(\\.gz)?");
    return new CsvLine(tabs ? '\t' : CsvLine.PLAIN.separator(), spreadsheet);
  }
}
