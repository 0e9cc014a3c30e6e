package engram.cli.completion;

import com.google.gson.JsonObject;
import engram.cli.clustering.JsonNumber;
import engram.cli.clustering.Seconds;
import engram.completion.CompletionScore;
import engram.completion.MemoryCompletion;
import engram.completion.MemoryCompletionTable;
import engram.table.Table;
import java.util.function.UnaryOperator;

/**
 * Hidden cells, completed by one method.
 *
 * @param algorithm how the command line calls the method
 * @param title how a reader is told of it
 * @param score how well it did
 * @param seconds wall-clock time of the completion
 */
public record CompletionTrial(
    String algorithm, String title, CompletionScore score, double seconds) {

  /**
   * Completes by descent.
   *
   * @param whole the table before cells were hidden
   * @param holed the same with cells hidden
   */
  public static CompletionTrial of(Table whole, Table holed, MemoryCompletion.Options options) {
    return of(
        "memory",
        "memory",
        whole,
        holed,
        table -> MemoryCompletionTable.fit(table, options).complete(table));
  }

  /** Completes by another method. */
  public static CompletionTrial of(Table whole, Table holed, Imputer rival) {
    return of(rival.algorithm(), rival.title(), whole, holed, rival::complete);
  }

  private static CompletionTrial of(
      String algorithm, String title, Table whole, Table holed, UnaryOperator<Table> method) {
    Seconds seconds = new Seconds();
    Table completed = method.apply(holed);
    double passed = seconds.passed();
    return new CompletionTrial(
        algorithm, title, CompletionScore.of(whole, holed, completed), passed);
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
