package engram.cli.prediction;

import com.google.gson.JsonObject;
import engram.cli.clustering.JsonNumber;
import engram.learned.Confidence;
import engram.table.Table;
import java.util.Locale;

/** How often sets of classes or intervals hold the truth, and how large they are. */
public final class Coverage {

  private final Confidence confidence;
  private final double[][] bounds;
  private int rows;
  private int known;
  private int held;
  private int empty;
  private double size;

  /**
   * Starts to count.
   *
   * @param bounds of rows, null for one that was not asked for; null if they are not kept
   */
  public Coverage(Confidence confidence, double[][] bounds) {
    this.confidence = confidence;
    this.bounds = bounds;
  }

  /** Counts a row; its truth NaN where it is not known. */
  public void add(double[] rowBounds, double truth) {
    double wide = confidence.size(rowBounds);
    rows++;
    size += wide;
    empty += wide == 0 ? 1 : 0;
    if (!Double.isNaN(truth)) {
      known++;
      held += confidence.holds(rowBounds, truth) ? 1 : 0;
    }
  }

  /**
   * Counts rows.
   *
   * @param asked the rows; their target, where they have one, is the truth
   * @param answers what a model says of them
   */
  public void add(Table asked, Table answers) {
    for (int row = 0; row < answers.rows(); row++) {
      double truth = asked.target() < 0 ? Double.NaN : asked.cell(row, asked.target());
      add(confidence.bounds(answers, row), truth);
    }
  }

  /** Returns what says the bounds. */
  Confidence confidence() {
    return confidence;
  }

  /** Returns the bounds of a row. */
  double[] of(int row) {
    return bounds[row];
  }

  /** Returns the share of rows whose bounds hold the truth, NaN where none is known. */
  double share() {
    return (double) held / known;
  }

  /** Returns a line for readers. */
  public String text() {
    boolean sets = confidence.names().size() == 1;
    String truth =
        known == 0
            ? "the truth is not known"
            : String.format(Locale.ROOT, "%.4f hold the truth", share());
    String large =
        sets
            ? String.format(Locale.ROOT, "%.2f classes on average, %d empty", size / rows, empty)
            : String.format(Locale.ROOT, "width %.4g", size / rows);
    return String.format(
        Locale.ROOT,
        "  %s at confidence %s: %s, %s%n",
        sets ? "sets" : "intervals",
        confidence.asked(),
        truth,
        large);
  }

  /** Returns the same for machines. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("asked", confidence.asked());
    json.add("held", JsonNumber.of(share()));
    json.add("size", JsonNumber.of(size / rows));
    if (confidence.names().size() == 1) {
      json.addProperty("empty", empty);
    }
    return json;
  }
}
