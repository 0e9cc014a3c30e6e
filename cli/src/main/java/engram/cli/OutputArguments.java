package engram.cli;

import engram.cli.rows.CsvLine;
import picocli.CommandLine.Option;

/** How CSV files are written. */
final class OutputArguments {

  @Option(
      names = "--spreadsheet",
      description =
          "Put an apostrophe before cells of a CSV output that a spreadsheet would run as formulas:"
              + " those that begin with =, +, - or @ and are no numbers.")
  private boolean spreadsheet;

  /** Returns the form of lines with commas. */
  CsvLine line() {
    return new CsvLine(CsvLine.PLAIN.separator(), spreadsheet);
  }
}
