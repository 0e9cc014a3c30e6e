package engram.cli;

import com.google.gson.Gson;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.Destination;
import engram.cli.argument.OutputArguments;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.ReadingArguments;
import engram.cli.clustering.PartProgress;
import engram.cli.completion.CompletedFile;
import engram.cli.completion.CompletedRows;
import engram.cli.prediction.AnswerScores;
import engram.cli.prediction.Answers;
import engram.cli.prediction.Confusion;
import engram.cli.prediction.Coverage;
import engram.cli.prediction.Score;
import engram.cli.rows.RowIds;
import engram.cli.rows.RowSource;
import engram.learned.Confidence;
import engram.learned.Model;
import engram.learned.Origin;
import engram.learned.TableClassifier;
import engram.learned.TableClustering;
import engram.learned.TableCompletion;
import engram.table.Binding;
import engram.table.Cells;
import engram.table.DataException;
import engram.table.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model used on other rows. */
@Command(
    name = "predict",
    description = {
      "Says of any rows what a model says of them: their cluster, class or number, or their missing"
          + " cells.",
      "The model is a file that --model of cluster, classify, complete or deep wrote. Columns are"
          + " found by their names; absent ones and unknown levels are missing, and said."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram classify --train known.csv --model model.json",
      "  engram predict model.json new.csv --id name --out answers.csv",
      "  engram predict model.json new.csv --explain 3"
    })
final class PredictCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A file that --model wrote.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description =
          "A bundled name (engram datasets), a .csv, .tsv, .txt, .data or .arff file, plain or .gz,"
              + " or - for standard input.")
  private String data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write a CSV file: row (from 0) or --id, truth where it is known, prediction or cluster,"
              + " probability of each class; of a completion DATA without missing cells. Default"
              + " standard output, unless --json is given.")
  private Path out;

  @Option(
      names = {"--probabilities", "--membership"},
      description =
          "Of clusters: how much the row belongs to each, too, as cluster --membership says it."
              + " Classes always have their probabilities; numbers and completions have none, and"
              + " refuse it.")
  private boolean shares;

  @Option(
      names = "--explain",
      paramLabel = "N",
      description =
          "Write the N memories behind each answer, too: the stored row, what it stands for and its"
              + " share (default 0); of k-means the nearest mean. Completions have none, and refuse"
              + " it.")
  private int reasons;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description =
          "Write with each prediction a set of classes or an interval that holds the truth so"
              + " often; for a model learned with --confidence (default: none).")
  private Double asked;

  @Option(
      names = "--unknown",
      paramLabel = "missing|refuse",
      description = "What becomes of a level that the model does not know (default missing).")
  private String unknown = "missing";

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write counts and scores as JSON, - = standard output.")
  private Path json;

  @Mixin private ReadingArguments reading;
  @Mixin private OutputArguments output;
  @Mixin private CommonArguments common;

  private Model model;
  private Binding binding;
  private AnswerScores scores;
  private Confidence confidence;
  private Coverage coverage;
  private int rows;

  @Override
  public Integer call() throws IOException {
    DataArgument source = new DataArgument(data, reading);
    check(source);
    model = Model.load(file);
    reading.follow(model.origin().reading());
    checkAnswers();
    if (model instanceof TableCompletion) {
      source.checkCompleted("--out", out, source.file(), file);
    } else {
      Destination.checkTable("--out", out, source.file(), file);
    }
    binding = model.binding(unknown.equals("refuse"));
    scores = new AnswerScores(model);
    if (asked != null) {
      confidence = Confidence.of(model, asked);
      coverage = new Coverage(confidence, null);
    }
    if (out == null && json == null) {
      out = Path.of("-");
    }
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "predict", 1)) {
      PartProgress part = progress.part("predicting", 1);
      if (out == null) {
        write(source, null, part, Writer.nullWriter());
      } else if (model instanceof TableCompletion) {
        complete(source, part);
      } else {
        Destination.write(spec.commandLine(), out, text -> write(source, null, part, text));
      }
    }
    binding.notes().forEach(note -> reading.note(source.label() + ": " + note));
    if (!Destination.anyStandardOutput(out, json)) {
      print();
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, toJson());
    }
    return 0;
  }

  private void complete(DataArgument source, PartProgress part) {
    CompletedFile file = source.completed(out, output);
    Destination.write(
        spec.commandLine(),
        out,
        file.form(),
        text -> {
          try (CompletedRows completed = file.rows().get()) {
            write(source, completed, part, text);
            completed.end(text);
          }
        });
  }

  private void check(DataArgument source) {
    if (!unknown.equals("missing") && !unknown.equals("refuse")) {
      throw new ParameterException(
          spec.commandLine(), "--unknown is " + unknown + ", allowed: missing, refuse");
    }
    if (reasons < 0) {
      throw new ParameterException(
          spec.commandLine(), "--explain is " + reasons + ", allowed: 0 or more");
    }
    Destination.check("--out", out, source.file(), file);
    Destination.check("--json", json, source.file(), file);
    Destination.checkDistinct(spec.commandLine(), Arrays.asList(out, json));
  }

  /** Refuses what the kind of the model has no answer to. */
  private void checkAnswers() {
    if (reasons > 0 && model instanceof TableCompletion) {
      throw new ParameterException(
          spec.commandLine(), "--explain is for predictions and clusters, leave it out");
    }
    if (shares && !(model instanceof TableClustering || model instanceof TableClassifier)) {
      throw new ParameterException(
          spec.commandLine(),
          "--probabilities and --membership are for clusters and classes, "
              + file
              + " is a "
              + model.kind()
              + ", leave them out");
    }
  }

  /**
   * Reads, answers and writes some rows after the other.
   *
   * @param completed writes the rows themselves; null where answers are written, if anything
   */
  private void write(DataArgument source, CompletedRows completed, PartProgress part, Writer text)
      throws IOException {
    try (RowSource found =
        source.asked(part, DataArgument.ROWS, model.encoder().schema().names())) {
      for (Cells cells = found.next(); cells != null; cells = found.next()) {
        Table bound = binding.bind(cells);
        Table answers = answers(bound);
        scores.add(bound, answers);
        if (confidence != null) {
          coverage.add(bound, answers);
          answers = confidence.beside(answers);
        }
        if (completed != null) {
          completed.rows(text, cells, answers, 0);
        } else if (!(model instanceof TableCompletion)) {
          writeAnswers(source, text, cells, bound, answers);
        }
        rows += cells.rows();
      }
    }
  }

  private Table answers(Table bound) {
    try {
      return model.answers(bound, shares);
    } catch (DataException e) {
      throw new DataException(data + ": " + e.getMessage(), e);
    }
  }

  private void writeAnswers(
      DataArgument source, Writer text, Cells cells, Table bound, Table answers)
      throws IOException {
    boolean truth = model.target() != null && cells.names().contains(model.target().name());
    Answers lines = new Answers(model, truth, shares, reasons, output.line(out));
    int[] at = source.places(cells);
    if (rows == 0) {
      lines.head(text, at.length == 0 ? RowIds.NUMBERS.names() : reading.ids(), answers);
    }
    List<List<String>> ids = new ArrayList<>();
    for (int row = 0; row < cells.rows(); row++) {
      ids.add(
          at.length == 0
              ? List.of(Integer.toString(rows + row))
              : DataArgument.ids(cells, row, at));
    }
    lines.rows(text, new RowIds(reading.ids(), ids), bound, answers);
  }

  private void print() {
    PrintWriter text = spec.commandLine().getOut();
    Origin origin = model.origin();
    text.printf(
        Locale.ROOT,
        "%s: %d rows, %s learned from %d rows of %s%n",
        DataException.shown(data),
        rows,
        model.kind(),
        origin.rows(),
        DataException.shown(origin.data()));
    if (binding.missing() > 0) {
      text.printf(
          Locale.ROOT,
          "  %d %s missing%n",
          binding.missing(),
          binding.missing() == 1 ? "cell" : "cells");
    }
    for (Score score : scores.scores()) {
      text.printf(Locale.ROOT, "  %s %s%n", score.heading(), score.shown());
    }
    if (coverage != null && rows > 0) {
      text.print(coverage.text());
    }
    Confusion confusion = scores.confusion();
    if (confusion != null) {
      text.print(System.lineSeparator() + confusion.text());
    }
  }

  private JsonObject toJson() {
    JsonObject about = new JsonObject();
    about.addProperty("type", model.kind());
    new Gson().toJsonTree(model.origin()).getAsJsonObject().asMap().forEach(about::add);
    JsonObject tree = new JsonObject();
    tree.add("model", about);
    tree.addProperty("data", data);
    tree.addProperty("rows", rows);
    tree.addProperty("missing", binding.missing());
    tree.addProperty("unknownLevels", binding.unknownLevels());
    List<Score> found = scores.scores();
    JsonObject values = new JsonObject();
    IntStream.range(0, found.size())
        .mapToObj(found::get)
        .filter(score -> Double.isFinite(score.value()))
        .forEach(score -> values.addProperty(score.name(), score.value()));
    tree.add("scores", found.isEmpty() ? JsonNull.INSTANCE : values);
    if (coverage != null) {
      tree.add("confidence", coverage.toJson());
    }
    Confusion confusion = scores.confusion();
    tree.add("confusion", confusion == null ? JsonNull.INSTANCE : confusion.toJson());
    return tree;
  }
}
