package engram.cli.clustering;

import java.util.List;
import java.util.Locale;

/** Blocks of results as text, the best value of each column marked. */
public final class ResultTable {

  /** What a mark behind the smallest cluster means. */
  public static final String CRUMBS =
      "the smallest cluster holds under a fifth of n/k rows; silhouette rewards one big cluster"
          + " with a few crumbs";

  private static final int TITLE_WIDTH = 26;
  private static final int NARROWEST = 8;

  private ResultTable() {}

  /** Returns the text of some blocks, with a note on what the marks mean. */
  public static String of(List<ResultBlock> blocks) {
    StringBuilder text = new StringBuilder();
    boolean crumbs = false;
    for (ResultBlock block : blocks) {
      text.append(block(block)).append('\n');
      crumbs |= block.lines().stream().anyMatch(ResultBlock.Line::crumbs);
    }
    if (text.indexOf("*") >= 0) {
      text.append("* best of its column; DB and seconds: lower is better\n");
    }
    if (crumbs) {
      text.append("! ").append(CRUMBS).append('\n');
    }
    return text.toString();
  }

  private static String block(ResultBlock block) {
    StringBuilder text = new StringBuilder(block.heading()).append('\n');
    text.append(String.format(Locale.ROOT, "  %-" + TITLE_WIDTH + "s", "method"));
    for (Measure measure : Measure.values()) {
      text.append(cell(measure, measure.heading() + " "));
    }
    endLine(text);
    for (ResultBlock.Line line : block.lines()) {
      text.append(String.format(Locale.ROOT, "  %-" + TITLE_WIDTH + "s", line.title()));
      for (Measure measure : Measure.values()) {
        String mark = block.best(line, measure) ? "*" : " ";
        if (measure == Measure.SMALLEST && line.crumbs()) {
          mark = "!";
        }
        text.append(cell(measure, measure.text(line.values()[measure.ordinal()]) + mark));
      }
      endLine(text);
    }
    return text.toString();
  }

  private static String cell(Measure measure, String content) {
    int width = Math.max(NARROWEST, measure.heading().length() + 2);
    return String.format(Locale.ROOT, "%" + width + "s", content);
  }

  private static void endLine(StringBuilder text) {
    while (text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
  }
}
