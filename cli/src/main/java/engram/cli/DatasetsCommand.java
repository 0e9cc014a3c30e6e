package engram.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.Destination;
import engram.cli.clustering.OptionWords;
import engram.datasets.Datasets;
import engram.datasets.Entry;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the bundled data sets. */
@Command(
    name = "datasets",
    description = "Lists the data sets that come along.",
    subcommands = ExportCommand.class,
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  engram datasets", "  engram datasets export iris --out iris.csv"})
final class DatasetsCommand implements Callable<Integer> {

  private static final String LINE = "%-20s %-14s %7s %8s %8s %8s  %s%n";

  @Spec private CommandSpec spec;
  @Mixin private CommonArguments common;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the list for machines, - = standard output.")
  private Path json;

  @Override
  public Integer call() {
    Destination.check("--json", json);
    if (json == null || !Destination.isStandardOutput(json)) {
      spec.commandLine().getOut().print(table());
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, list());
    }
    return 0;
  }

  private static String table() {
    StringBuilder text = new StringBuilder();
    text.append(line("name", "task", "rows", "columns", "classes", "missing", "licence"));
    for (Entry entry : Datasets.catalogue()) {
      text.append(
          line(
              entry.name(),
              OptionWords.of(entry.task()),
              entry.rows(),
              entry.columns(),
              entry.classes() == 0 ? "-" : entry.classes(),
              entry.missing(),
              entry.licence()));
    }
    return text.toString();
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, LINE, cells);
  }

  private static JsonObject list() {
    JsonArray entries = new JsonArray();
    for (Entry entry : Datasets.catalogue()) {
      JsonObject json = new JsonObject();
      json.addProperty("data", entry.name());
      json.addProperty("title", entry.title());
      json.addProperty("task", OptionWords.of(entry.task()));
      json.addProperty("rows", entry.rows());
      json.addProperty("columns", entry.columns());
      json.addProperty("classes", entry.classes());
      json.addProperty("missing", entry.missing());
      json.addProperty("target", entry.target());
      json.addProperty("licence", entry.licence());
      json.addProperty("source", entry.source());
      json.addProperty("sha256", entry.sha256());
      entries.add(json);
    }
    JsonObject all = new JsonObject();
    all.add("datasets", entries);
    return all;
  }
}
