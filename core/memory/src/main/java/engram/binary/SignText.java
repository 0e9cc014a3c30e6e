package engram.binary;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

/** Patterns in model files: a text of + and - for each. */
final class SignText {

  private SignText() {}

  static JsonArray of(long[][] rows, int dimensions) {
    JsonArray texts = new JsonArray();
    for (long[] row : rows) {
      StringBuilder text = new StringBuilder(dimensions);
      for (int i = 0; i < dimensions; i++) {
        text.append(Signs.of(row, i) > 0 ? '+' : '-');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  static double[][] read(JsonArray texts) {
    double[][] rows = new double[texts.size()][];
    for (int mu = 0; mu < rows.length; mu++) {
      rows[mu] = row(texts.get(mu));
    }
    return rows;
  }

  private static double[] row(JsonElement element) {
    String text = element.getAsString();
    double[] row = new double[text.length()];
    for (int i = 0; i < row.length; i++) {
      char sign = text.charAt(i);
      if (sign != '+' && sign != '-') {
        throw new IllegalArgumentException("a pattern holds '" + sign + "', allowed: + and -");
      }
      row[i] = sign == '+' ? 1 : -1;
    }
    return row;
  }
}
