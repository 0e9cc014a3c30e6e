package engram.cli.prediction;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.cli.clustering.JsonNumber;
import engram.table.Column;
import engram.table.DataException;
import java.util.List;
import java.util.Locale;

/**
 * Which class was taken for which.
 *
 * @param classes their names
 * @param counts rows by truth and prediction
 */
public record Confusion(List<String> classes, long[][] counts) {

  private static final int MOST_SHOWN = 12;
  private static final int WIDTH = 12;

  /**
   * Counts rows whose truth is known.
   *
   * @param truth one class a row, -1 = not known, not modified
   * @param probabilities a row of one number a class for each, or null, not modified
   */
  static Confusion of(Column target, int[] truth, double[][] probabilities) {
    int classes = target.levels().size();
    Confusion confusion = new Confusion(target.levels(), new long[classes][classes]);
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] >= 0 && probabilities[i] != null) {
        confusion.counts[truth[i]][ClassScores.predicted(probabilities[i])]++;
      }
    }
    return confusion;
  }

  /** Returns how many rows are of a class. */
  public long rows(int truth) {
    long rows = 0;
    for (long count : counts[truth]) {
      rows += count;
    }
    return rows;
  }

  /** Returns the share of the rows of a class that were predicted so; NaN where there is none. */
  public double recall(int truth) {
    return (double) counts[truth][truth] / rows(truth);
  }

  /** Returns the share of the predictions of a class that are right; NaN where there is none. */
  public double precision(int prediction) {
    long predicted = 0;
    for (long[] row : counts) {
      predicted += row[prediction];
    }
    return (double) counts[prediction][prediction] / predicted;
  }

  /** Returns whether any truth is known. */
  public boolean isKnown() {
    for (int c = 0; c < counts.length; c++) {
      if (rows(c) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns a line for each class; with few classes the counts, too. */
  public String text() {
    boolean few = classes.size() <= MOST_SHOWN;
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "  %-18s", "truth"));
    text.append(String.format(Locale.ROOT, "%9s%11s%9s", "rows", "precision", "recall"));
    if (few) {
      text.append("   predicted as");
      classes.forEach(
          name -> text.append(String.format(Locale.ROOT, " %" + WIDTH + "s", cut(name, WIDTH))));
    }
    text.append('\n');
    for (int c = 0; c < counts.length; c++) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-18s%9d%11s%9s",
              cut(classes.get(c), 18),
              rows(c),
              share(precision(c)),
              share(recall(c))));
      if (few) {
        text.append(" ".repeat(15));
        for (long count : counts[c]) {
          text.append(String.format(Locale.ROOT, " %" + WIDTH + "d", count));
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String cut(String level, int most) {
    String name = DataException.shown(level);
    return name.length() <= most ? name : name.substring(0, most - 1) + "~";
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  /** Returns the same for machines; what cannot be said is null. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.add("classes", new Gson().toJsonTree(classes));
    json.add("counts", new Gson().toJsonTree(counts));
    JsonArray precision = new JsonArray();
    JsonArray recall = new JsonArray();
    for (int c = 0; c < counts.length; c++) {
      precision.add(JsonNumber.of(precision(c)));
      recall.add(JsonNumber.of(recall(c)));
    }
    json.add("precision", precision);
    json.add("recall", recall);
    return json;
  }
}
