package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Help says of each option with a value what it is if it is not given. */
class DefaultsTest {

  /** Results that are not written, files that are not read. */
  private static final Set<String> PLACES = Set.of("FILE", "DIR", "FOLDER");

  @Test
  void everyOptionWithAValueSaysItsDefault() {
    List<String> silent = new ArrayList<>();
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    collect(Main.line(nowhere, nowhere), silent);
    assertThat(silent).isEmpty();
  }

  private static void collect(CommandLine line, List<String> silent) {
    for (OptionSpec option : line.getCommandSpec().options()) {
      boolean optional = option.arity().max() > 0 && !option.required();
      if (optional && !PLACES.contains(option.paramLabel()) && !says(option)) {
        silent.add(line.getCommandSpec().qualifiedName() + " " + option.longestName());
      }
    }
    line.getSubcommands().values().forEach(each -> collect(each, silent));
  }

  private static boolean says(OptionSpec option) {
    String text = String.join(" ", option.description()).toLowerCase(Locale.ROOT);
    return text.contains("default") || text.contains("if not given");
  }
}
