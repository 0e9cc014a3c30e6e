package engram.model;

import java.util.Locale;

/** Memories as text: one row a memory, its size and its coordinates. */
public final class MemoryTable {

  private static final int COLUMNS = 8;

  private MemoryTable() {}

  /** Returns the text; memories K x D, sizes K values, neither modified. */
  public static String of(double[][] memories, int[] sizes) {
    StringBuilder text = new StringBuilder("memory     rows  coordinates\n");
    for (int j = 0; j < memories.length; j++) {
      text.append(String.format(Locale.ROOT, "%6d %8d ", j, sizes[j]));
      for (int d = 0; d < Math.min(COLUMNS, memories[j].length); d++) {
        text.append(String.format(Locale.ROOT, " %10.4g", memories[j][d]));
      }
      text.append(memories[j].length > COLUMNS ? " ...\n" : "\n");
    }
    return text.toString();
  }
}
