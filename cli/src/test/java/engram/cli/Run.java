package engram.cli;

import engram.cli.clustering.WekaData;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the command line within the test.
 *
 * @param exit exit status
 * @param out what went to standard output
 * @param err what went to standard error
 */
public record Run(int exit, String out, String err) {

  static {
    WekaData.quietStart();
  }

  /** Runs a command. */
  public static Run of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    int exit = Main.run(new PrintWriter(out), new PrintWriter(err), words);
    return new Run(exit, out.toString(), err.toString());
  }

  /** Returns the only line on standard error; fails if there are more or fewer. */
  public String errorLine() {
    if (err.lines().count() != 1 || !err.startsWith("engram: ")) {
      throw new AssertionError("not one line of engram:\n" + err);
    }
    return err.strip();
  }
}
