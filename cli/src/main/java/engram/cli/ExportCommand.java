package engram.cli;

import engram.cli.completion.TableFile;
import engram.datasets.Datasets;
import engram.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a bundled data set, for other programs. */
@Command(
    name = "export",
    description =
        "Writes a bundled data set as CSV: a header, the columns with the target, missing cells"
            + " empty.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  engram datasets export iris --out iris.csv")
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "A bundled name (engram datasets).")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to, - = standard output (default).")
  private Path out = Path.of("-");

  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    Destination.check("--out", out);
    Table table = Datasets.load(name);
    if (!Destination.isStandardOutput(out)) {
      TableFile.write(out, table);
      return 0;
    }
    try {
      TableFile.write(spec.commandLine().getOut(), table);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
    }
    return 0;
  }
}
