package engram.weka;

import engram.table.Encoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import weka.core.Attribute;
import weka.core.Utils;

/** Memories as a table of text in the units of the data: a row an attribute, a column a memory. */
public final class MemoryText {

  private static final int DECIMALS = 4;
  private static final int LONGEST_CELL = 20;

  private MemoryText() {}

  /**
   * Returns the table.
   *
   * @param coder what encoded the data
   * @param mean encoded column means of the data
   * @param rows number of training instances
   * @param memories K x D encoded memories
   * @param sizes instances of each
   */
  public static String of(
      RowCoder coder, double[] mean, int rows, double[][] memories, int[] sizes) {
    String[] heads = new String[sizes.length];
    Arrays.setAll(heads, k -> "(" + sizes[k] + ")");
    return of(coder, mean, rows, memories, heads);
  }

  /**
   * Returns the table with something else said of each memory.
   *
   * @param heads what stands below the number of each memory
   */
  public static String of(
      RowCoder coder, double[] mean, int rows, double[][] memories, String[] heads) {
    List<String[]> lines = new ArrayList<>();
    String[] head = new String[memories.length + 2];
    String[] counts = new String[head.length];
    head[0] = "Attribute";
    head[1] = "Full Data";
    counts[0] = "";
    counts[1] = "(" + rows + ")";
    for (int k = 0; k < memories.length; k++) {
      head[k + 2] = Integer.toString(k);
      counts[k + 2] = cut(heads[k]);
    }
    lines.add(head);
    lines.add(counts);
    for (int c = 0; c < coder.attributes(); c++) {
      String[] line = new String[head.length];
      line[0] = cut(coder.attribute(c).name());
      line[1] = cell(coder, c, mean);
      for (int k = 0; k < memories.length; k++) {
        line[k + 2] = cell(coder, c, memories[k]);
      }
      lines.add(line);
    }
    return format(lines);
  }

  /** A number, a date, or the label with the largest share. */
  private static String cell(RowCoder coder, int column, double[] row) {
    Encoder encoder = coder.encoder();
    Attribute attribute = coder.attribute(column);
    double value = encoder.decodeRow(row)[column];
    if (attribute.isNominal()) {
      double[] shares = encoder.proportions(row, encoder.schema().column(column).name());
      return String.format(
          Locale.ROOT, "%s %.0f%%", cut(attribute.value((int) value)), 100 * shares[(int) value]);
    }
    return attribute.isDate() ? attribute.formatDate(value) : Utils.doubleToString(value, DECIMALS);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 2) + "..";
  }

  private static String format(List<String[]> lines) {
    int columns = lines.get(0).length;
    int[] widths = new int[columns];
    for (String[] line : lines) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], line[c].length());
      }
    }
    StringBuilder text = new StringBuilder();
    int total = 0;
    for (int i = 0; i < lines.size(); i++) {
      String[] line = lines.get(i);
      int start = text.length();
      text.append(padded(line[0], -widths[0]));
      for (int c = 1; c < columns; c++) {
        text.append("  ").append(padded(line[c], widths[c]));
      }
      total = Math.max(total, text.length() - start);
      text.append('\n');
      if (i == 1) {
        text.append("=".repeat(total)).append('\n');
      }
    }
    return text.toString();
  }

  private static String padded(String text, int width) {
    return String.format(Locale.ROOT, "%" + width + "s", text);
  }
}
