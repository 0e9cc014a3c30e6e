package engram.datasets;

import engram.table.Column;
import engram.table.DataException;
import engram.table.Schema;
import engram.table.Table;
import engram.table.TableBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads IDX files, the format of MNIST and Fashion-MNIST, plain or packed with gzip.
 *
 * <p>An IDX file is an array of up to 255 dimensions: two zero bytes, a type (08 unsigned byte, 09
 * byte, 0B short, 0C int, 0D float, 0E double), the number of dimensions, their sizes as 4-byte
 * integers, then the values, all big-endian. The first dimension counts the items, which become the
 * rows; the others are laid out in one row, its columns named p0, p1, ... NaN in a file of floats
 * is a missing cell. Labels are a file of whole numbers with one dimension; they become the nominal
 * target {@code class} with the numbers as levels.
 */
public final class IdxReader {
  private static final Pattern IMAGES = Pattern.compile("(.+)-images.*idx.*");
  private static final String FIRST = "train";

  private IdxReader() {}

  /**
   * Reads images without labels.
   *
   * @param images an IDX file
   * @return one row an image, no target; named after the file
   * @throws DataException if the file cannot be read, is no IDX file, or is shorter or longer than
   *     its header says
   */
  public static Table read(Path images) {
    return read(List.of(new Pair(images, null)), images.getFileName().toString());
  }

  /**
   * Reads images and their labels.
   *
   * @param images an IDX file
   * @param labels an IDX file with as many whole numbers
   * @return one row an image, with the target {@code class}; named after the file of images
   * @throws DataException if a file cannot be read, is no IDX file, or is shorter or longer than
   *     its header says, or if the files do not fit
   */
  public static Table read(Path images, Path labels) {
    return read(List.of(new Pair(images, labels)), images.getFileName().toString());
  }

  /**
   * The parts in a folder: {@code NAME} for every file {@code NAME-images...idx...}.
   *
   * @param folder a folder
   * @return their names, {@code train} first, the others by alphabet; empty if there are none
   * @throws DataException if the folder cannot be read
   */
  public static List<String> parts(Path folder) {
    return List.copyOf(pairs(folder).keySet());
  }

  /**
   * Reads all parts of a folder, one after the other, in the order of {@link #parts}.
   *
   * @param folder a folder with files such as {@code train-images-idx3-ubyte.gz} and {@code
   *     train-labels-idx1-ubyte.gz}
   * @return their rows; named after the folder
   * @throws DataException as {@link #read(Path, Path)}, or if there are no such files
   */
  public static Table readFolder(Path folder) {
    Map<String, Pair> pairs = pairs(folder);
    if (pairs.isEmpty()) {
      throw new DataException(folder + ": no IDX files such as train-images-idx3-ubyte in it");
    }
    return read(List.copyOf(pairs.values()), nameOf(folder));
  }

  /**
   * Reads one part of a folder.
   *
   * @param folder a folder with files such as {@code t10k-images-idx3-ubyte.gz} and {@code
   *     t10k-labels-idx1-ubyte.gz}
   * @param part name of the part, such as {@code t10k}
   * @return its rows; named after the folder and the part
   * @throws DataException as {@link #read(Path, Path)}, or if there are no such files
   */
  public static Table readFolder(Path folder, String part) {
    Map<String, Pair> pairs = pairs(folder);
    if (!pairs.containsKey(part)) {
      throw new DataException(
          folder
              + ": no IDX files of part "
              + DataException.quote(part)
              + "; the parts are "
              + pairs.keySet());
    }
    return read(List.of(pairs.get(part)), nameOf(folder) + "-" + part);
  }

  private static String nameOf(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  /** Images and their labels, null if there are none. */
  private record Pair(Path images, Path labels) {}

  private static Map<String, Pair> pairs(Path folder) {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.sorted().toList();
    } catch (IOException e) {
      throw new DataException(folder + ": " + ByteSource.explain(e), e);
    }
    Map<String, Pair> pairs =
        new TreeMap<>(
            Comparator.comparing((String part) -> !part.equals(FIRST))
                .thenComparing(Comparator.naturalOrder()));
    for (Path file : files) {
      Matcher images = IMAGES.matcher(file.getFileName().toString());
      if (images.matches()) {
        String part = images.group(1);
        Path labels =
            files.stream()
                .filter(
                    f -> f.getFileName().toString().matches(Pattern.quote(part) + "-labels.*idx.*"))
                .findFirst()
                .orElse(null);
        pairs.put(part, new Pair(file, labels));
      }
    }
    return pairs;
  }

  private static Table read(List<Pair> pairs, String name) {
    boolean labelled = pairs.get(0).labels() != null;
    int width = widthOf(pairs.get(0));
    TableBuilder rows = Table.builder(labelled ? width + 1 : width);
    for (Pair pair : pairs) {
      try (IdxFile images = IdxFile.open(pair.images())) {
        if (images.columns() != width || (pair.labels() != null) != labelled) {
          throw new DataException(
              images.label()
                  + ": does not fit to "
                  + pairs.get(0).images().getFileName()
                  + " (other size of images, or labels for one of them only)");
        }
        append(images, pair.labels(), rows);
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      columns.add(Column.numeric("p" + c));
    }
    if (labelled) {
      columns.add(classes(rows, width));
    }
    return rows.build(name, new Schema(columns), labelled ? width : -1);
  }

  private static int widthOf(Pair pair) {
    try (IdxFile images = IdxFile.open(pair.images())) {
      return images.columns();
    }
  }

  private static void append(IdxFile images, Path labels, TableBuilder rows) {
    if (labels == null) {
      double[] row = new double[images.columns()];
      for (int i = 0; i < images.items(); i++) {
        images.next(row);
        rows.add(row);
      }
      images.end();
      return;
    }
    try (IdxFile classes = IdxFile.open(labels)) {
      if (classes.items() != images.items() || classes.columns() != 1 || !classes.isWhole()) {
        throw new DataException(
            classes.label() + ": not " + images.items() + " whole numbers, one for each image");
      }
      double[] row = new double[images.columns() + 1];
      double[] label = new double[1];
      for (int i = 0; i < images.items(); i++) {
        images.next(row);
        classes.next(label);
        row[row.length - 1] = label[0];
        rows.add(row);
      }
      images.end();
      classes.end();
    }
  }

  private static Column classes(TableBuilder rows, int c) {
    double[] values = new double[rows.rows()];
    Arrays.setAll(values, row -> rows.cell(row, c));
    Map<Double, Integer> index = new HashMap<>();
    List<String> levels = new ArrayList<>();
    Arrays.stream(values)
        .distinct()
        .sorted()
        .forEach(
            value -> {
              index.put(value, levels.size());
              levels.add(Integer.toString((int) value));
            });
    rows.map(c, index::get);
    return Column.nominal("class", levels);
  }
}
