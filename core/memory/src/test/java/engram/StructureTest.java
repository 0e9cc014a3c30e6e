package engram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages point one way, and stay small enough to read, in every module. */
class StructureTest {

  /** A package may use those before it. Packages of Weka's own names count as engram.weka. */
  private static final List<String> ORDER =
      List.of(
          "engram.math",
          "engram.model",
          "engram.table",
          "engram.measure",
          "engram.energy",
          "engram.descent",
          "engram.density",
          "engram.landscape",
          "engram.recall",
          "engram.binary",
          "engram.hebb",
          "engram.capacity",
          "engram.universal",
          "engram.basin",
          "engram.cluster",
          "engram.completion",
          "engram.member",
          "engram.predict",
          "engram.trust",
          "engram.learned",
          "engram.transformer",
          "engram.nd4j",
          "engram.hamux",
          "engram.deep",
          "engram.datasets",
          "engram.weka",
          "engram.weka.compare",
          "engram.weka.explain",
          "engram.weka.deep",
          "engram.smile",
          "engram.smile.plot",
          "engram.cli.rows",
          "engram.cli.clustering",
          "engram.cli.report",
          "engram.cli.images",
          "engram.cli.deep",
          "engram.cli.prediction",
          "engram.cli.completion",
          "engram.cli.argument",
          "engram.cli.recall",
          "engram.cli",
          "engram.benchmarks");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(engram(?:\\.[a-z]\\w*)*)\\.[A-Z]");

  /** The sources of a folder of the project. */
  private static List<Path> sources() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("core/memory/pom.xml"))) {
      root = root.getParent();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String packageOf(String text) {
    return PACKAGE.matcher(text).results().findFirst().orElseThrow().group(1);
  }

  @Test
  void everyImportPointsToAPackageFurtherDown() {
    List<String> against = new ArrayList<>();
    for (Path file : sources()) {
      String text = text(file);
      String own = packageOf(text);
      int place = ORDER.indexOf(own.startsWith("weka") ? "engram.weka.deep" : own);
      assertThat(place).as("%s is in no place of the order", own).isNotNegative();
      for (MatchResult match : IMPORT.matcher(text).results().toList()) {
        if (ORDER.indexOf(match.group(1)) > place) {
          against.add(file.getFileName() + " in " + own + " uses " + match.group(1));
        }
      }
    }
    assertThat(against).isEmpty();
  }

  /** Digits, decimal marks and small letters are those of no locale, but of {@code Locale.ROOT}. */
  @Test
  void whatIsFormattedSaysItsLocale() {
    Pattern silent =
        Pattern.compile(
            "(?s)(?:String\\.format|\\.printf)\\((?!\\s*Locale\\.)|\\.formatted\\("
                + "|\\.format\\(\\s*\"|\\.to(?:Lower|Upper)Case\\(\\)|new (?:Formatter|Scanner)\\("
                + "|new DecimalFormat\\([^,;]*\\);");
    assertThat(sources())
        .allSatisfy(
            file ->
                assertThat(silent.matcher(text(file)).results().map(MatchResult::group))
                    .as(file.toString())
                    .isEmpty());
  }

  @Test
  void noPackageHoldsMoreThanThirtyFiveClasses() {
    Map<String, Integer> classes = new TreeMap<>();
    sources().forEach(file -> classes.merge(packageOf(text(file)), 1, Integer::sum));
    assertThat(classes)
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(35));
  }

  @Test
  void noFileIsLongerThanFourHundredLines() {
    assertThat(sources())
        .allSatisfy(
            file ->
                assertThat(text(file).lines().count())
                    .as(file.toString())
                    .isLessThanOrEqualTo(400));
  }
}
