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
import java.util.Locale;
import java.util.stream.Collectors;

/** A data set as it is named on the command line: a bundled name, a CSV file or an ARFF file. */
final class DataArgument {

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
    String lower = name.toLowerCase(Locale.ROOT);
    Table table;
    if (lower.endsWith(".csv") || lower.endsWith(".csv.gz")) {
      table = CsvReader.read(path(), csv(share));
    } else if (!how.nominal().isEmpty()) {
      throw new DataException(name + ": --nominal is for CSV files, this data set has its kinds");
    } else {
      table = retarget(lower.endsWith(".arff") ? ArffFile.read(path()) : bundled());
    }
    Table kept =
        how.without().isEmpty() ? table : table.without(how.without().toArray(String[]::new));
    refuseText(kept);
    return kept;
  }

  /**
   * Reads the data as plain columns: no target, and what the other options say is not heeded.
   *
   * @param share told how far it has come
   * @throws DataException if they cannot be read
   */
  Table loadColumns(PartProgress share) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv") || lower.endsWith(".csv.gz")) {
      CsvReader.Options options =
          new CsvReader.Options()
              .withoutTarget()
              .withProgress((rows, bytes, size) -> share.done(bytes, size));
      return CsvReader.read(path(), options);
    }
    return lower.endsWith(".arff") ? ArffFile.read(path()) : bundled();
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
    CsvReader.Options options =
        new CsvReader.Options()
            .withTarget(how.target())
            .withNominal(how.nominal())
            .withProgress((rows, bytes, size) -> share.done(bytes, size));
    return how.noTarget() ? options.withoutTarget() : options;
  }

  private Table bundled() {
    if (Datasets.catalogue().stream().noneMatch(entry -> entry.name().equals(name))) {
      throw new DataException(
          "no data set "
              + DataException.quote(name)
              + ": give a .csv, .csv.gz or .arff file, or one of "
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
