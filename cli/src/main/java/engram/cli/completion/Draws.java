package engram.cli.completion;

import com.google.gson.JsonObject;
import engram.cli.clustering.JsonNumber;
import engram.cli.rows.TextForm;
import engram.completion.CompletionSpread;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Several completions of one data set: their files, and how well they are spread. */
public final class Draws {

  private static final int PACKED = ".gz".length();

  private Draws() {}

  /**
   * Returns the files of the completions: beside {@code whole.csv.gz} {@code whole.1.csv.gz} and so
   * on.
   */
  public static List<Path> files(Path out, int count) {
    String name = out.getFileName().toString();
    int inner = TextForm.isPacked(out) ? name.length() - PACKED : name.length();
    int dot = name.lastIndexOf('.', inner - 1);
    int end = dot > 0 ? dot : inner;
    return IntStream.rangeClosed(1, count)
        .mapToObj(draw -> name.substring(0, end) + "." + draw + name.substring(end))
        .map(out::resolveSibling)
        .toList();
  }

  /** Returns a line that says how many hidden numbers the draws hold, empty if none was hidden. */
  public static String line(CompletionSpread spread) {
    return spread.numbers() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "  hidden numbers between the ends of %d draws: %.3f, expected %.3f%n",
            spread.draws(),
            spread.held(),
            spread.expected());
  }

  /** Returns the same for machines. */
  public static JsonObject json(CompletionSpread spread) {
    JsonObject json = new JsonObject();
    json.addProperty("draws", spread.draws());
    json.addProperty("expected", spread.expected());
    json.add("held", JsonNumber.of(spread.held()));
    json.add("levelsFound", JsonNumber.of(spread.found()));
    return json;
  }
}
