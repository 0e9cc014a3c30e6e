package engram.cli;

import engram.cli.clustering.PartProgress;
import engram.datasets.CsvReader;
import engram.datasets.Datasets;
import engram.datasets.Entry;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Table;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A data set as it is named on the command line: a bundled name, a CSV file or an ARFF file. */
final class DataArgument {

  private static final Pattern TEXT =
      Pattern.compile("(?i).*\\.(csv|tsv|txt|data)(\\.gz)?", Pattern.DOTALL);

  private final String name;
  private final DataArguments how;

  DataArgument(String name, DataArguments how) {
    this.name = name;
    this.how = how;
  }

  /**
   * Reads the data.
   *
   * @param share told how far it has come
   * @throws DataException if they cannot be read or are unusable
   */
  Table load(PartProgress share) {
    Table table;
    if (isText()) {
      CsvReader.Options options = csv(share);
      table = read(how.noTarget() ? options.withoutTarget() : options.withTarget(how.target()));
    } else if (how.forText()) {
      throw new DataException(
          name
              + ": --nominal, --numeric, --missing, --separator, --no-header and --encoding are for"
              + " text files, this data set says these itself");
    } else {
      table = retarget(isArff() ? ArffFile.read(path()) : bundled());
    }
    Table kept =
        how.without().isEmpty() ? table : table.without(how.without().toArray(String[]::new));
    kept = withValues(kept);
    refuseText(kept);
    return kept;
  }

  /** Leaves out columns without a value, with a line; of a target that is an error. */
  private Table withValues(Table table) {
    List<String> empty = new ArrayList<>();
    for (int c = 0; c < table.columns(); c++) {
      if (Arrays.stream(table.column(c)).allMatch(Double::isNaN)) {
        empty.add(table.schema().column(c).name());
      }
    }
    if (empty.isEmpty()) {
      return table;
    }
    boolean target = table.target() >= 0 && empty.contains(table.targetColumn().name());
    if (target || empty.size() == table.features().size()) {
      throw new DataException(
          name
              + ": column '"
              + (target ? table.targetColumn().name() : empty.get(0))
              + "': all cells are missing, nothing can be learned from it");
    }
    how.note(name + ": left out, as all cells are missing: " + String.join(", ", empty));
    return table.without(empty.toArray(String[]::new));
  }

  /**
   * Reads the data as plain columns: no target, and what the other options say is not heeded.
   *
   * @param share told how far it has come
   * @throws DataException if they cannot be read
   */
  Table loadColumns(PartProgress share) {
    if (isText()) {
      return read(csv(share).withNominal(Set.of()).withNumeric(Set.of()).withoutTarget());
    }
    return isArff() ? ArffFile.read(path()) : bundled();
  }

  private boolean isText() {
    return name.equals("-") || TEXT.matcher(name).matches();
  }

  private boolean isArff() {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.arff(\\.gz)?");
  }

  private Table read(CsvReader.Options options) {
    return name.equals("-")
        ? CsvReader.read(System.in, "standard input", options)
        : CsvReader.read(path(), options);
  }

  private void refuseText(Table table) {
    for (Column column : table.features().columns()) {
      if (column.kind() == Column.Kind.TEXT) {
        throw new DataException(
            name
                + ": column '"
                + column.name()
                + "' is text, which has no use here; leave it out with --without");
      }
    }
  }

  private Path path() {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new DataException(name + ": no valid file name", e);
    }
  }

  private CsvReader.Options csv(PartProgress share) {
    return how.csv(name).withProgress((rows, bytes, size) -> share.done(bytes, size));
  }

  private Table bundled() {
    if (Datasets.catalogue().stream().noneMatch(entry -> entry.name().equals(name))) {
      throw new DataException(
          "no data set "
              + DataException.quote(name)
              + ": give a .csv, .tsv, .txt, .data or .arff file, plain or .gz, - for standard input, or one"
              + " of "
              + Datasets.catalogue().stream().map(Entry::name).collect(Collectors.joining(", ")));
    }
    return Datasets.load(name);
  }

  private Table retarget(Table table) {
    if (how.noTarget() && table.target() >= 0) {
      return withoutTarget(table);
    }
    return how.target() == null ? table : table.withTarget(how.target());
  }

  private static Table withoutTarget(Table table) {
    double[][] rows = new double[table.rows()][table.columns()];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        rows[row][column] = table.cell(row, column);
      }
    }
    return Table.of(table.name(), table.schema(), -1, rows);
  }
}
