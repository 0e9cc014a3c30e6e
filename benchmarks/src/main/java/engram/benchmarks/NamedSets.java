package engram.benchmarks;

import engram.datasets.CsvReader;
import engram.datasets.Datasets;
import engram.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data sets by name, bundled or in a folder. */
final class NamedSets {

  private NamedSets() {}

  /**
   * Returns a bundled set, or FOLDER/NAME/NAME.csv or .csv.gz, or null where there is neither.
   *
   * @param folder of the sets that are not bundled, or null for none
   */
  static Table load(String name, Path folder) {
    if (Datasets.catalogue().stream().anyMatch(entry -> entry.name().equals(name))) {
      return Datasets.load(name);
    }
    for (String end : new String[] {".csv", ".csv.gz"}) {
      Path file = folder == null ? null : folder.resolve(name).resolve(name + end);
      if (file != null && Files.exists(file)) {
        return CsvReader.read(file);
      }
    }
    return null;
  }
}
