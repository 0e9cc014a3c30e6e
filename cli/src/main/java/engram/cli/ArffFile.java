package engram.cli;

import engram.table.Column;
import engram.table.DataException;
import engram.table.Schema;
import engram.table.Table;
import engram.table.TableBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPInputStream;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.converters.ArffLoader.ArffReader;

/** Reads ARFF files with Weka. The last attribute is the target. */
final class ArffFile {

  private ArffFile() {}

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read or is no ARFF file; the message names the file
   */
  static Table read(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataException(file + ": is a folder, not a file");
    }
    try (Reader in = text(file)) {
      return table(name(file), new ArffReader(in).getData());
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new DataException(file + ": may not be read (permission denied)", e);
    } catch (CharacterCodingException e) {
      throw new DataException(file + ": not UTF-8 text", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new DataException(file + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new DataException(file + ": no whole ARFF file; it was cut or changed on the way", e);
    }
  }

  /**
   * The characters, unpacked and without a byte order mark; a line feed stands at their end, since
   * Weka's reader never ends at the end of a file inside an attribute.
   */
  private static Reader text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
      try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = packed.readAllBytes();
      }
    }
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
    for (Instance row : data) {
      rows.add(row.toDoubleArray());
    }
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
          "attribute '" + attribute.name() + "' is relational, which has no use here");
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
