package engram.weka.compare;

import engram.measure.Matching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The result of a comparison in words and tables of text. */
final class ResultText {

  private static final int NAME = 22;
  private static final int COUNT = 7;
  private static final double LEAST = 1e-4;

  private ResultText() {}

  /** Returns the table with all marks, and what the marks mean. */
  static String table(ComparisonResult result) {
    StringBuilder text = new StringBuilder(heading(result)).append("\n\n");
    text.append(left("", NAME));
    for (Score score : Score.values()) {
      text.append(right(score.kind().heading(), width(score)));
    }
    for (SchemeRuns scheme : result.schemes()) {
      text.append('\n').append(left(scheme.name(), NAME));
      for (Score score : Score.values()) {
        text.append(right(cell(result, scheme, score), width(score)));
      }
    }
    text.append("\n\n").append(legend(result, "+:")).append('\n');
    result.schemes().forEach(each -> text.append(options(each)).append('\n'));
    result.failures().forEach(each -> text.append("failed: ").append(each).append('\n'));
    return text.toString();
  }

  private static int width(Score score) {
    return Math.max(18, score.kind().heading().length() + 2);
  }

  /** Returns what the data are. */
  static String heading(ComparisonResult result) {
    return result.data()
        + ": "
        + result.rows()
        + " instances"
        + (result.classes() == null ? "" : ", " + result.classNames().size() + " classes");
  }

  /** Returns mean and deviation with the marks of a cell. */
  static String cell(ComparisonResult result, SchemeRuns scheme, Score score) {
    return scheme.text(score)
        + (result.best(scheme, score) ? " +" : "")
        + (result.mark(scheme, score).isEmpty() ? "" : " " + result.mark(scheme, score));
  }

  /**
   * Returns what the marks mean.
   *
   * @param best the mark of the best
   */
  static String legend(ComparisonResult result, String best) {
    int runs = result.schemes().stream().mapToInt(each -> each.runs().size()).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "Mean ± deviation over %d seed%s. %s best of its column; v significantly better, * worse"
            + " than %s (paired t test over the seeds, 0.05).",
        runs,
        runs == 1 ? "" : "s",
        best,
        result.schemes().get(0).name());
  }

  static String options(SchemeRuns scheme) {
    return scheme.name()
        + " "
        + scheme.options()
        + (scheme.seeded() ? "" : " (has no seed: one run)");
  }

  /** Returns every scheme beside the first one, score by score. */
  static String paired(ComparisonResult result) {
    SchemeRuns first = result.schemes().get(0);
    StringBuilder text =
        new StringBuilder(
            heading(result) + "\nEach scheme beside " + first.name() + ", seed by seed\n");
    for (SchemeRuns scheme : result.schemes().subList(1, result.schemes().size())) {
      text.append('\n').append(options(scheme)).append('\n');
      text.append(left("", 15));
      for (String head : List.of("difference", "better", "worse", "seeds", "p")) {
        text.append(right(head, 12));
      }
      text.append('\n');
      for (Score score : Score.values()) {
        SchemeRuns.Paired paired = scheme.against(first, score);
        if (!score.kind().judges() || Double.isNaN(paired.difference())) {
          continue;
        }
        text.append(left(score.kind().heading(), 15));
        text.append(right(String.format(Locale.ROOT, "%+.4f", paired.difference()), 12));
        text.append(right(Integer.toString(paired.wins()), 12));
        text.append(right(Integer.toString(paired.losses()), 12));
        text.append(right(Integer.toString(paired.pairs()), 12));
        text.append(right(chance(paired.probability()), 12));
        text.append('\n');
      }
    }
    text.append(
        "\nThe seeds say how much a scheme varies by chance on these data, not how it does on"
            + " others.\n");
    return text.toString();
  }

  private static String chance(double probability) {
    if (Double.isNaN(probability)) {
      return "-";
    }
    return probability < LEAST ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", probability);
  }

  /**
   * Returns the rows that each class shares with each cluster of a scheme's typical run, the
   * clusters under the numbers that they have in the pictures.
   */
  static String contingency(ComparisonResult result, SchemeRuns scheme) {
    Run run = scheme.typical();
    int[] numbers = numbers(run, result.groups(run));
    int columns = 1 + Arrays.stream(numbers).max().orElse(0);
    boolean none = Arrays.stream(numbers).anyMatch(number -> number < 0);
    List<String> heads = new ArrayList<>();
    IntStream.range(0, columns).forEach(c -> heads.add(Integer.toString(c)));
    if (none) {
      heads.add("none");
      numbers =
          Arrays.stream(numbers).map(number -> number < 0 ? heads.size() - 1 : number).toArray();
    }
    boolean known = result.classes() != null;
    List<String> names = known ? result.classNames() : List.of("instances");
    int[] classes = known ? result.classes() : new int[numbers.length];
    long[][] counts = Matching.counts(classes, numbers, names.size(), heads.size());
    StringBuilder text = new StringBuilder(scheme.name());
    text.append(scheme.seeded() ? ", seed " + run.seed() : "");
    text.append(": classes down, clusters across\n").append(left("", NAME));
    heads.forEach(head -> text.append(right(head, COUNT)));
    for (int c = 0; c < names.size(); c++) {
      text.append('\n').append(left(names.get(c), NAME));
      for (long count : counts[c]) {
        text.append(right(count == 0 ? "." : Long.toString(count), COUNT));
      }
    }
    return text.append('\n').toString();
  }

  private static int[] numbers(Run run, int[] groups) {
    int[] numbers = run.labels().clone();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers[i] < 0 ? -1 : groups[numbers[i]];
    }
    return numbers;
  }

  private static String left(String text, int width) {
    String cut = text.length() < width ? text : text.substring(0, width - 2) + "~";
    return cut + " ".repeat(width - cut.length());
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }

  /** Returns the values of all runs in full, and their means and deviations, as CSV. */
  static String csv(ComparisonResult result) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("scheme,options,seed");
    for (Score score : Score.values()) {
      head.append(',').append(score.kind().heading());
    }
    lines.add(head.toString());
    for (SchemeRuns scheme : result.schemes()) {
      for (Run run : scheme.runs()) {
        lines.add(csv(scheme, scheme.seeded() ? "" + run.seed() : "", score -> score.of(run)));
      }
      lines.add(csv(scheme, "mean", scheme::mean));
      lines.add(csv(scheme, "deviation", scheme::deviation));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String csv(SchemeRuns scheme, String seed, ToDoubleFunction<Score> value) {
    StringBuilder line = new StringBuilder(quoted(scheme.name()));
    line.append(',').append(quoted(scheme.options())).append(',').append(seed);
    for (Score score : Score.values()) {
      double number = value.applyAsDouble(score);
      line.append(',').append(Double.isNaN(number) ? "" : Double.toString(number));
    }
    return line.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
