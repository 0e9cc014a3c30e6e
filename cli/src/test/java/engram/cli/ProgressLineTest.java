package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.argument.ProgressLine;
import engram.cli.clustering.PartProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @AfterEach
  void forget() {
    System.clearProperty("engram.terminal");
  }

  private static String shown(boolean terminal) {
    System.setProperty("engram.terminal", Boolean.toString(terminal));
    StringWriter err = new StringWriter();
    try (ProgressLine line = ProgressLine.start(new PrintWriter(err), "work", 4)) {
      line.part("first", 3).done(3, 3);
      PartProgress second = line.part("second", 1);
      second.done(1, 2);
      second.done(5, -1);
    }
    return err.toString();
  }

  @Test
  void nothingIsShownWhereThereIsNoTerminal() {
    assertThat(shown(false)).isEmpty();
  }

  @Test
  void aBarIsShownOnATerminalAndWipedInTheEnd() {
    String shown = shown(true);
    assertThat(shown).contains("work").contains("\r");
    assertThat(shown.substring(shown.lastIndexOf('\r'))).isEqualTo("\r");
    assertThat(shown).doesNotContain("\n");
    assertThat(shown).contains("second").contains(" 88%");
  }

  @Test
  void whatIsDrawnAfterTheEndIsNotShown() {
    StringWriter err = new StringWriter();
    ProgressLine.Line line = new ProgressLine.Line(new PrintWriter(err));
    line.accept("50%");
    line.close();
    line.accept("50%");
    assertThat(err.toString()).startsWith("\r50%\r").endsWith(" \r");
  }
}
