package engram.cli.prediction;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Outcomes as text, the best value of each column marked; below each of a cross-validation the mean
 * and the deviation of the scores of its folds.
 */
public final class PredictionTable {

  private static final int TITLE_WIDTH = 18;
  private static final int WIDTH = 13;

  private PredictionTable() {}

  /** Returns a line for each outcome, all of the same data. */
  public static String of(String heading, List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder(heading);
    text.append(title("method"));
    for (Score score : outcomes.get(0).scores()) {
      text.append(cell(score.heading() + " "));
    }
    text.append(cell("seconds")).append('\n');
    for (Outcome outcome : outcomes) {
      text.append(title(outcome.learner().title()));
      for (int s = 0; s < outcome.scores().size(); s++) {
        text.append(
            cell(outcome.scores().get(s).shown() + (best(outcomes, outcome, s) ? "*" : " ")));
      }
      text.append(cell(String.format(Locale.ROOT, "%.2f", outcome.seconds()))).append('\n');
      if (!outcome.folds().isEmpty()) {
        text.append(folds("  mean of folds", outcome, FoldScore::mean));
        text.append(folds("  +- over folds", outcome, FoldScore::deviation));
      }
    }
    Confusion confusion = outcomes.get(0).confusion();
    if (confusion != null && confusion.isKnown()) {
      text.append('\n').append(confusion.text());
    }
    return text.toString();
  }

  private static String folds(String title, Outcome outcome, ToDoubleFunction<FoldScore> number) {
    StringBuilder text = new StringBuilder(title(title));
    for (int s = 0; s < outcome.scores().size(); s++) {
      FoldScore fold = FoldScore.of(outcome.folds(), s);
      Score score = outcome.scores().get(s);
      text.append(cell(score.shown(number.applyAsDouble(fold)) + " "));
    }
    return text.toString().stripTrailing() + '\n';
  }

  private static boolean best(List<Outcome> outcomes, Outcome outcome, int s) {
    Score score = outcome.scores().get(s);
    return outcomes.size() > 1
        && !Double.isNaN(score.value())
        && outcomes.stream().noneMatch(other -> other.scores().get(s).beats(score));
  }

  private static String title(String content) {
    return String.format(Locale.ROOT, "  %-" + TITLE_WIDTH + "s", content);
  }

  private static String cell(String content) {
    return String.format(Locale.ROOT, "%" + WIDTH + "s", content);
  }
}
