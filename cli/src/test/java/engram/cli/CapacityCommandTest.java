package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityCommandTest {

  private static Run run(String words) {
    List<Object> args = new ArrayList<>(List.of("capacity"));
    args.addAll(List.of(words.split(" ")));
    return Run.of(args.toArray());
  }

  private static JsonObject json(String words) {
    Run run = run(words + " --json -");
    assertThat(run.err()).isEmpty();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @Test
  void squaresGrowWithTheBitsAsTheoryHasIt() {
    JsonObject found =
        json("--memory polynomial --power 2 --one-step --tolerance 0.01 --dimensions 60,120,240");
    assertThat(found.get("exponent").getAsDouble()).isBetween(.8, 1.2);
    JsonObject last = found.getAsJsonArray("points").get(2).getAsJsonObject();
    assertThat(last.get("D").getAsInt()).isEqualTo(240);
    double theory = last.get("theory").getAsDouble();
    assertThat(theory).isBetween(44.0, 44.7);
    assertThat(last.get("K").getAsDouble()).isBetween(theory * .8, theory * 1.2);
    assertThat(found.get("n").getAsInt()).isEqualTo(2);
  }

  @Test
  void rulesStandInATable() {
    Run run = run("--memory hopfield,storkey --dimensions 50 --trials 60 --most 40");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("random patterns of which 0.95 come back to the bit from 0.1 of the signs")
        .contains("hopfield ", "storkey ")
        .doesNotContain("grows");
  }

  @Test
  void aSearchThatEndsBeforeTheCapacitySaysSo() {
    assertThat(run("--dimensions 60,90 --most 30 --trials 40").out())
        .contains("30  or more")
        .doesNotContain("grows");
  }

  @Test
  void threadsChangeNothing() {
    String words = "--memory hopfield --dimensions 40 --trials 50 --threads ";
    assertThat(json(words + 3)).isEqualTo(json(words + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--dimensions 1|--dimensions has 1, allowed: 2 to 5000 each",
        "--dimensions 50,50|allowed: each once",
        "--noise .6|--noise is 0.6, allowed: 0 to 0.5",
        "--tolerance 1|--tolerance is 1.0, allowed: 0 or more, below 1",
        "--one-step --tolerance .5|--tolerance is 0.5, allowed: above 0, below 0.5",
        "--trials 0|--trials is 0, allowed: 1 or more",
        "--most 0|--most is 0, allowed: 1 to 1000000",
        "--memory polynomial --power 5|power is 5, allowed: even",
      })
  void whatIsNotAllowedIsSaidInALine(String words, String said) {
    Run run = run(words);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.errorLine()).contains(said);
  }
}
