package engram.cli.completion;

import com.google.gson.JsonObject;
import engram.cli.clustering.JsonNumber;
import engram.cli.clustering.Seconds;
import engram.completion.CompletionScore;
import engram.completion.CompletionSpread;
import engram.completion.MemoryCompletion;
import engram.completion.MemoryCompletionTable;
import engram.table.Table;

/**
 * Hidden cells, completed by one method.
 *
 * @param algorithm how the command line calls the method
 * @param title how a reader is told of it
 * @param score how well it did
 * @param seconds wall-clock time of the completion
 * @param spread how several completions are spread; null where there are none
 */
public record CompletionTrial(
    String algorithm,
    String title,
    CompletionScore score,
    double seconds,
    CompletionSpread spread) {

  /**
   * Completes by descent.
   *
   * @param whole the table before cells were hidden
   * @param holed the same with cells hidden
   * @param draws how many further completions tell the spread, 0 for none
   */
  public static CompletionTrial of(
      Table whole, Table holed, MemoryCompletion.Options options, int draws) {
    Seconds seconds = new Seconds();
    MemoryCompletionTable model = MemoryCompletionTable.fit(holed, options);
    Table completed = model.complete(holed);
    double passed = seconds.passed();
    CompletionSpread spread =
        draws == 0
            ? null
            : CompletionSpread.of(whole, holed, model.samples(holed, draws, options.seed()));
    return new CompletionTrial(
        "memory", "memory", CompletionScore.of(whole, holed, completed), passed, spread);
  }

  /** Completes by another method. */
  public static CompletionTrial of(Table whole, Table holed, Imputer rival) {
    Seconds seconds = new Seconds();
    Table completed = rival.complete(holed);
    double passed = seconds.passed();
    return new CompletionTrial(
        rival.algorithm(),
        rival.title(),
        CompletionScore.of(whole, holed, completed),
        passed,
        null);
  }

  /** Returns this as a rival's row for machines. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("algorithm", algorithm);
    json.add("rmse", JsonNumber.of(score.rmse()));
    json.add("levelAccuracy", JsonNumber.of(score.levelAccuracy()));
    json.addProperty("seconds", seconds);
    return json;
  }
}
