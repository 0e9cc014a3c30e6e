package engram.cli;

import engram.cli.argument.CommonArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.OutputArguments;
import engram.cli.rows.TableText;
import engram.datasets.Datasets;
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

  @Mixin private OutputArguments output;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    Destination.checkTable("--out", out);
    Destination.write(spec.commandLine(), out, TableText.of(Datasets.load(name), output.line(out)));
    return 0;
  }
}
