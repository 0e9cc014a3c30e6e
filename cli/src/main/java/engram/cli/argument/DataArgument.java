package engram.cli.argument;

import engram.cli.clustering.PartProgress;
import engram.cli.completion.CompletedFile;
import engram.cli.rows.CsvLine;
import engram.cli.rows.RowIds;
import engram.cli.rows.RowSource;
import engram.cli.rows.TextForm;
import engram.datasets.CsvReader;
import engram.datasets.Datasets;
import engram.datasets.Entry;
import engram.datasets.FileBytes;
import engram.datasets.TextFile;
import engram.datasets.TextRowsReader;
import engram.datasets.Writing;
import engram.table.Cells;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A data set as it is named on the command line: a bundled name, a CSV file or an ARFF file. */
public final class DataArgument {

  /** What help says of it. */
  public static final String DESCRIPTION =
      "A bundled name (engram datasets), a .csv, .csv.gz or .arff file.";

  /** How many rows are held as text at a time. */
  public static final int ROWS = 4096;

  private static final Pattern TEXT =
      Pattern.compile("(?i).*\\.(csv|tsv|txt|data)(\\.gz)?", Pattern.DOTALL);

  private static final int GZIP = 0x1f;
  private static final int GZIP_AFTER = 0x8b;

  private final String name;
  private final ReadingArguments how;
  private byte[] input;

  public DataArgument(String name, ReadingArguments how) {
    this.name = name;
    this.how = how;
  }

  /**
   * Reads the data.
   *
   * @param share told how far it has come
   * @throws DataException if they cannot be read or are unusable
   */
  public Table load(PartProgress share) {
    Set<String> out = new LinkedHashSet<>(how.without());
    out.addAll(how.ids());
    refuseForText();
    List<String> dates = new ArrayList<>();
    Table table =
        isText() ? text(share, unread(withTarget(), out)).table() : retarget(whole(dates::add));
    dates.removeAll(out);
    noteDates(dates);
    Table kept = out.isEmpty() ? table : table.without(out.toArray(String[]::new));
    kept = withValues(kept);
    refuseText(kept);
    if (kept.weights() != null) {
      how.note(label() + ": the weights of the rows count");
    }
    return kept;
  }

  /** Dates of an ARFF file are numbers, and meet numbers of other files by the name alone. */
  private void noteDates(List<String> dates) {
    if (!dates.isEmpty()) {
      how.note(
          label()
              + ": dates count as milliseconds since 1970: "
              + dates.stream().map(DataException::quote).collect(Collectors.joining(", ")));
    }
  }

  private void refuseForText() {
    if (!isText() && how.forText()) {
      throw new DataException(
          name
              + ": --nominal, --numeric, --missing, --separator, --decimal, --no-header and"
              + " --encoding are for text files, this data set says these itself");
    }
  }

  /** Columns that are left out may look like anything. */
  private static CsvReader.Options unread(CsvReader.Options options, Set<String> out) {
    Set<String> nominal = new LinkedHashSet<>(options.nominal());
    nominal.addAll(out);
    Set<String> numeric = new LinkedHashSet<>(options.numeric());
    numeric.removeAll(out);
    return options.withNumeric(numeric).withNominal(nominal);
  }

  /** Returns what messages call the data. */
  public String label() {
    return name.equals("-") ? "standard input" : name;
  }

  /** The last column is the target, but for one that names the rows. */
  private CsvReader.Options withTarget() {
    CsvReader.Options options = how.csv(label());
    if (how.noTarget()) {
      return options.withoutTarget();
    }
    if (how.target() != null || how.ids().isEmpty()) {
      return options.withTarget(how.target());
    }
    try (TextRowsReader rows = text(PartProgress.NONE, options).rows(1)) {
      List<String> names = new ArrayList<>(rows.next().names());
      names.removeAll(how.ids());
      return names.isEmpty() ? options : options.withTarget(names.get(names.size() - 1));
    }
  }

  /**
   * Reads the rows as they are found, whatever their kinds.
   *
   * @param share told how far it has come
   * @param size how many rows at a time, where they need not be read at once
   */
  public RowSource rows(PartProgress share, int size) {
    if (isText()) {
      return RowSource.of(text(share, quiet()), size);
    }
    return RowSource.of(() -> whole(date -> {}));
  }

  /**
   * Reads rows to be answered as {@link #rows}, and says at the end what was assumed of the file.
   *
   * @param columns those that are looked at
   */
  public RowSource asked(PartProgress share, int size, Collection<String> columns) {
    refuseForText();
    if (isText()) {
      return RowSource.of(text(share, asked(how.csv(label()))), size);
    }
    how.noteWordsFollowed(label());
    return RowSource.of(
        () -> {
          List<String> dates = new ArrayList<>();
          Table table = whole(dates::add);
          dates.retainAll(columns);
          noteDates(dates);
          return table;
        });
  }

  /** Returns what the data are called: the name of a file without its kind. */
  public String title() {
    String file = name.equals("-") ? "standard input" : name.replaceFirst("(?s).*/", "");
    return file.replaceFirst("(?i)\\.(csv|tsv|txt|data|arff)(\\.gz)?$", "");
  }

  /**
   * Returns how the rows are written with their missing cells filled: in the form of the file, or
   * as CSV where it has none or the name of the output asks for that.
   *
   * @param out where they go, null for nowhere
   */
  public CompletedFile completed(Path out, OutputArguments output) {
    boolean packed = out != null && (TextForm.isPacked(out) || out.equals(file()) && isPacked());
    CsvLine line = output.line(out);
    if (isText()) {
      return CompletedFile.of(text(PartProgress.NONE, quiet()), line, packed);
    }
    if (!isArff()) {
      return CompletedFile.csv(line, packed);
    }
    String text = ArffFile.text(path());
    return out != null && TEXT.matcher(out.toString()).matches()
        ? CompletedFile.csv(text, ArffFile.header(path()), line, packed)
        : CompletedFile.ofArff(text, ArffFile.header(path()), packed);
  }

  /** Returns whether the file holds gzip data, whatever its name. */
  private boolean isPacked() {
    try (InputStream in = Files.newInputStream(path())) {
      return in.read() == GZIP && in.read() == GZIP_AFTER;
    } catch (IOException e) {
      throw new DataException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Refuses an output of the completed rows whose name promises another form than they can have.
   *
   * @param option the option that names it
   */
  public void checkCompleted(String option, Path out, Path... inputs) {
    if (isArff() && out != null && ArffFile.isNamed(out.toString())) {
      Destination.check(option, out, inputs);
    } else {
      Destination.checkTable(option, out, inputs);
    }
  }

  /** Returns the file that is read; null for a bundled set and standard input. */
  public Path file() {
    return name.equals("-") || !isText() && !isArff() ? null : path();
  }

  /**
   * Returns what the rows are called in an output.
   *
   * @throws DataException if there is no such column
   */
  public RowIds ids() {
    if (how.ids().isEmpty()) {
      return RowIds.NUMBERS;
    }
    List<List<String>> ids = new ArrayList<>();
    try (RowSource rows = rows(PartProgress.NONE, ROWS)) {
      for (Cells cells = rows.next(); cells != null; cells = rows.next()) {
        int[] at = places(cells);
        for (int row = 0; row < cells.rows(); row++) {
          ids.add(ids(cells, row, at));
        }
      }
    }
    return new RowIds(how.ids(), ids);
  }

  /** Returns where the columns are that name the rows. */
  public int[] places(Cells cells) {
    return how.ids().stream().mapToInt(id -> place(cells, id)).toArray();
  }

  private int place(Cells cells, String id) {
    int at = cells.names().indexOf(id);
    if (at < 0) {
      throw new DataException(
          name
              + ": there is no column "
              + DataException.quote(id)
              + " to name the rows; columns are "
              + String.join(", ", cells.names().stream().limit(20).toList())
              + (cells.names().size() > 20 ? ", ..." : ""));
    }
    return at;
  }

  /** Returns the cells of a row that name it. */
  public static List<String> ids(Cells cells, int row, int[] at) {
    return Arrays.stream(at).mapToObj(c -> RowSource.written(cells, row, c).strip()).toList();
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
    how.note(label() + ": left out, as all cells are missing: " + String.join(", ", empty));
    return table.without(empty.toArray(String[]::new));
  }

  private boolean isText() {
    return name.equals("-") || TEXT.matcher(name).matches();
  }

  private boolean isArff() {
    return ArffFile.isNamed(name);
  }

  private TextFile text(PartProgress share, CsvReader.Options options) {
    CsvReader.Options told = options.withProgress((rows, bytes, size) -> share.done(bytes, size));
    boolean standard = name.equals("-");
    if (input == null && (standard || isPipe())) {
      input = readOnce(standard);
    }
    return input == null
        ? TextFile.of(path(), told)
        : TextFile.of(new ByteArrayInputStream(input), label(), told);
  }

  private boolean isPipe() {
    return Files.exists(path()) && !Files.isRegularFile(path()) && !Files.isDirectory(path());
  }

  /** What can be read once only is kept, since a file is looked at more than once. */
  private byte[] readOnce(boolean standard) {
    try {
      return FileBytes.of(standard ? System.in : Files.newInputStream(path()), label());
    } catch (IOException e) {
      throw new DataException(label() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The options that say how cells are written, without those that say what columns are. */
  private CsvReader.Options quiet() {
    return asked(how.csv(label())).withNotes(note -> {});
  }

  private static CsvReader.Options asked(CsvReader.Options options) {
    return options.withNominal(Set.of()).withNumeric(Set.of()).withoutTarget();
  }

  private Table whole(Consumer<String> dates) {
    return isArff() ? ArffFile.read(path(), dates) : bundled();
  }

  private void refuseText(Table table) {
    for (Column column : table.features().columns()) {
      if (column.kind() == Column.Kind.TEXT) {
        boolean dates = column.levels().stream().limit(1).anyMatch(Writing::isDate);
        throw new DataException(
            label()
                + ": column "
                + DataException.quote(column.name())
                + (dates
                    ? " holds dates, like "
                        + DataException.quote(column.levels().get(0))
                        + ", which are not read as numbers: write days or years in their place,"
                        + " have them read as levels with --nominal, "
                    : " is text, which has no use here: ")
                + "name the rows by it with --id, or leave it out with --without");
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

  private Table bundled() {
    if (Datasets.catalogue().stream().noneMatch(entry -> entry.name().equals(name))) {
      String endings = ".csv, .tsv, .txt, .data or .arff file, plain or .gz";
      if (Files.isDirectory(path())) {
        throw new DataException(name + ": is a folder, not a file; give a " + endings);
      }
      if (Files.exists(path())) {
        String refusal = FileBytes.refusal(path());
        throw new DataException(
            name
                + ": "
                + (refusal == null
                    ? "its name does not say what it is; let it end as that of a " + endings
                    : refusal));
      }
      throw new DataException(
          "no data set "
              + DataException.quote(name)
              + ": give a "
              + endings
              + ", - for standard input, or one of "
              + Datasets.catalogue().stream().map(Entry::name).collect(Collectors.joining(", ")));
    }
    return Datasets.load(name);
  }

  private Table retarget(Table table) {
    if (how.noTarget()) {
      return table.withoutTarget();
    }
    return how.target() == null ? table : table.withTarget(how.target());
  }
}
