package engram.cli.argument;

import engram.datasets.FileBytes;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Schema;
import engram.table.Table;
import engram.table.TableBuilder;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.converters.ArffLoader.ArffReader;

/**
 * Reads ARFF files with Weka. The last attribute is the target; dates are milliseconds since 1970,
 * as Weka has them.
 */
public final class ArffFile {

  private static final Pattern RELATION = Pattern.compile("(?i)@relation");

  private static final Pattern NAMES = Pattern.compile("(?is).*\\.arff(\\.gz)?");

  private ArffFile() {}

  /** Returns whether a name ends as those of ARFF files do, packed or not. */
  static boolean isNamed(String name) {
    return NAMES.matcher(name).matches();
  }

  /**
   * Reads a file.
   *
   * @param dates told the names of attributes that are dates
   * @throws DataException if it cannot be read or is no ARFF file; the message names the file
   */
  static Table read(Path file, Consumer<String> dates) {
    return of(
        file,
        text -> {
          Instances data = new ArffReader(reader(text)).getData();
          Collections.list(data.enumerateAttributes()).stream()
              .filter(Attribute::isDate)
              .map(Attribute::name)
              .forEach(dates);
          return table(name(file), data);
        });
  }

  /** Returns the attributes of a file. */
  static Instances header(Path file) {
    return of(file, text -> new ArffReader(reader(text), 1).getStructure());
  }

  /** Returns the text of a file, unpacked. */
  static String text(Path file) {
    return of(file, text -> text);
  }

  private interface Reading<T> {
    T of(String text) throws IOException;
  }

  private static <T> T of(Path file, Reading<T> reading) {
    byte[] bytes = FileBytes.ofText(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!RELATION.matcher(text).find()) {
        throw new DataException(
            file + ": no ARFF file, it has no @relation; let the name of other text end in .csv");
      }
      return reading.of(text);
    } catch (CharacterCodingException e) {
      throw new DataException(file + ": not UTF-8 text; write it anew in UTF-8", e);
    } catch (IOException | IllegalArgumentException e) {
      // Weka passes on what Java says of a text that is no number.
      String said =
          String.valueOf(e.getMessage())
              .replace("For input string: ", "")
              .replace("index out of bounds", "no attribute has this number, counted from 0");
      throw new DataException(file + ": " + said, e);
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new DataException(file + ": no whole ARFF file; it was cut or changed on the way", e);
    }
  }

  /**
   * The characters without a byte order mark; a line feed stands at their end, since Weka's reader
   * never ends at the end of a file inside an attribute.
   */
  private static Reader reader(String text) {
    return new StringReader((text.startsWith("\ufeff") ? text.substring(1) : text) + "\n");
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("(?i)\\.arff(\\.gz)?$", "");
  }

  private static Table table(String name, Instances data) {
    if (data.isEmpty()) {
      throw new IllegalArgumentException("there is no row");
    }
    List<Column> columns = new ArrayList<>();
    for (Attribute attribute : Collections.list(data.enumerateAttributes())) {
      columns.add(column(attribute));
    }
    TableBuilder rows = Table.builder(columns.size());
    data.forEach(row -> rows.add(row.toDoubleArray()));
    Table table = rows.build(name, new Schema(columns), columns.size() - 1);
    double[] weights = data.stream().mapToDouble(Instance::weight).toArray();
    boolean even = DoubleStream.of(weights).allMatch(weight -> weight == 1);
    return even ? table : table.withWeights(weights);
  }

  private static Column column(Attribute attribute) {
    if (attribute.isNumeric()) {
      return Column.numeric(attribute.name());
    }
    if (attribute.isRelationValued()) {
      throw new IllegalArgumentException(
          "attribute '" + attribute.name() + "' is relational, which has no use here; remove it");
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < attribute.numValues(); i++) {
      values.add(attribute.value(i));
    }
    return attribute.isNominal()
        ? Column.nominal(attribute.name(), values)
        : Column.text(attribute.name(), values);
  }
}
