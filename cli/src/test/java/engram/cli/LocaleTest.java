package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digits and marks are those of English, whatever the locale of the machine. */
class LocaleTest {

  private static final Locale BEFORE = Locale.getDefault();

  @TempDir private static Path folder;

  @AfterEach
  void restore() {
    Locale.setDefault(BEFORE);
  }

  @Test
  void theLocalesTriedWriteNumbersInAnotherWay() {
    assertThat(String.format(Locale.GERMANY, "%.1f", 0.5)).isEqualTo("0,5");
    assertThat(String.format(Locale.forLanguageTag("ar-EG-u-nu-arab"), "%d", 12)).isEqualTo("١٢");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cluster wine -k 3 --restarts 2 --model MODEL",
        "predict MODEL wine --json J",
        "predict MODEL wine --out O --explain 1",
        "cluster penguins --algorithm basins",
        "cluster wine -k 3 --algorithm kmeans --json -",
        "classify iris --folds 3 --memories 3 --epochs 2 --rivals ibk",
        "classify diabetes_regression --folds 2 --memories 4 --epochs 2 --json -",
        "complete penguins --hide 0.1",
        "compare iris -k 3 --restarts 2 --epochs 2",
        "landscape iris --out l.svg",
        "transformer digits8x8 --rows 20 --epochs 1 --dimension 8 --heads 1 --inner 4 --memories 4",
        "datasets",
        "classify --help"
      })
  void theSameIsPrintedInEveryLocale(String command) {
    Object[] words =
        command
            .replace("MODEL", folder.resolve("m.json").toString())
            .replace(" J", " " + folder.resolve("j.json"))
            .replace(" O ", " " + folder.resolve("o.csv") + " ")
            .replace("l.svg", folder.resolve("l.svg").toString())
            .split(" ");
    Locale.setDefault(Locale.ROOT);
    Run plain = Run.of(words);
    assertThat(plain.exit()).as(plain.err()).isZero();
    for (Locale locale : new Locale[] {Locale.GERMANY, Locale.forLanguageTag("ar-EG-u-nu-arab")}) {
      Locale.setDefault(locale);
      Run run = Run.of(words);
      assertThat(timeless(run.out())).as(locale.toString()).isEqualTo(timeless(plain.out()));
      assertThat(run.err()).isEqualTo(plain.err());
    }
  }

  /** Without seconds, and stars that may stand behind them. */
  private static String timeless(String text) {
    return text.replaceAll("(?m)^( .* )[0-9.]+\\*?$", "$1")
        .replaceAll("\"seconds\": [0-9.E-]+", "")
        .replaceAll("took [0-9.]+ s", "");
  }
}
