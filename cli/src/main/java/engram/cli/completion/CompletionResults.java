package engram.cli.completion;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Completions of the same hidden cells as text, the best of each column marked. */
public final class CompletionResults {

  private CompletionResults() {}

  /** Returns a line for each method. */
  public static String of(List<CompletionTrial> trials) {
    StringBuilder text = new StringBuilder();
    text.append(line("method", "RMSE ", "levels right ", "seconds"));
    for (CompletionTrial trial : trials) {
      text.append(
          line(
              trial.title(),
              cell(trials, trial, each -> each.score().rmse(), -1),
              cell(trials, trial, each -> each.score().levelAccuracy(), 1),
              String.format(Locale.ROOT, "%.2f", trial.seconds())));
    }
    return text.toString();
  }

  private static String line(String title, String numbers, String levels, String seconds) {
    return String.format(Locale.ROOT, "  %-18s%13s%15s%12s%n", title, numbers, levels, seconds);
  }

  private static String cell(
      List<CompletionTrial> trials,
      CompletionTrial trial,
      ToDoubleFunction<CompletionTrial> value,
      int better) {
    double found = value.applyAsDouble(trial);
    if (Double.isNaN(found)) {
      return "- ";
    }
    boolean best =
        trials.stream()
            .mapToDouble(value)
            .noneMatch(other -> better * rounded(other) > better * rounded(found));
    return String.format(Locale.ROOT, "%.4f%s", found, best ? "*" : " ");
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4);
  }
}
