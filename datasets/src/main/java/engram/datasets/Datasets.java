package engram.datasets;

import com.google.gson.Gson;
import engram.datasets.CsvReader.Options;
import engram.table.DataException;
import engram.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The data sets that come with Engram, read from inside its jar.
 *
 * <p>They are real data of public sources; {@link #catalogue} says for each where it comes from and
 * under which licence.
 */
public final class Datasets {
  private static final String CATALOGUE = "catalogue.json";

  private Datasets() {}

  /**
   * What sets there are.
   *
   * @return the entries, those for classification first, in an order that does not change
   */
  public static List<Entry> catalogue() {
    try (Reader json = new InputStreamReader(resource(CATALOGUE), StandardCharsets.UTF_8)) {
      return List.of(new Gson().fromJson(json, Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads a bundled data set.
   *
   * @param name its name, such as {@code iris}
   * @return its table, with the target set
   * @throws DataException if there is no set of that name; the message lists the names there are
   */
  public static Table load(String name) {
    List<Entry> entries = catalogue();
    for (Entry entry : entries) {
      if (entry.name().equals(name)) {
        return load(entry);
      }
    }
    throw new DataException(
        "no bundled data set "
            + DataException.quote(name)
            + "; there are "
            + entries.stream().map(Entry::name).collect(Collectors.joining(", ")));
  }

  private static Table load(Entry entry) {
    String file = entry.name() + ".csv.gz";
    Options options =
        new Options()
            .withTarget(entry.target())
            .withNominal(entry.levels().keySet())
            .withMissing(Set.of("?"));
    if (entry.task() == Entry.Task.REGRESSION) {
      options = options.withNumeric(Set.of(entry.target()));
    }
    return CsvReader.read(new ByteSource(file, -1, () -> resource(file)), entry.name(), options);
  }

  private static InputStream resource(String file) throws IOException {
    InputStream in = Datasets.class.getResourceAsStream(file);
    if (in == null) {
      throw new IOException("the resource " + file + " is not there");
    }
    return in;
  }
}
