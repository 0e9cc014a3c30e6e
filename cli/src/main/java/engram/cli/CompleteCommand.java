package engram.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.DataArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.OneOf;
import engram.cli.argument.OutputArguments;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.RunArguments;
import engram.cli.argument.SettingOptions;
import engram.cli.clustering.JsonNumber;
import engram.cli.clustering.PartProgress;
import engram.cli.completion.CompletedFile;
import engram.cli.completion.CompletedRows;
import engram.cli.completion.Completion;
import engram.cli.completion.CompletionResults;
import engram.cli.completion.CompletionTrial;
import engram.cli.completion.Draws;
import engram.cli.completion.ForestImputer;
import engram.cli.completion.ImputerRival;
import engram.cli.completion.MeanImputer;
import engram.cli.completion.NeighbourImputer;
import engram.cli.rows.RowSource;
import engram.completion.CompletionScore;
import engram.completion.MemoryCompletion;
import engram.model.WholeFile;
import engram.table.Cells;
import engram.table.DataException;
import engram.table.Table;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Missing cells, completed by clamped descent. */
@Command(
    name = "complete",
    description = {
      "Fills the missing cells of a data set: known cells are clamped, the others descend the energy"
          + " of the rows.",
      "The target has no part in filling the other columns; its own missing cells are filled from"
          + " them."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    modelTransformer = CompleteCommand.Settings.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram complete penguins --out whole.csv",
      "  engram complete iris --hide 0.2 --rivals knn,forest"
    })
final class CompleteCommand implements Callable<Integer> {

  private static final double MOST_HIDDEN = 0.9;
  private static final double READING = 0.1;
  private static final int MOST_DRAWS = 1000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DATA", description = DataArgument.DESCRIPTION)
  private String data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the data without missing cells, in the form of DATA: all else stays as it is"
              + " written. Of an ARFF file a name that ends in .csv gets CSV; .gz is packed; - ="
              + " standard output.")
  private Path out;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = {
        "Write N further completions beside --out, spread as the rows are, so that what follows from"
            + " guessed cells shows how unsure it is: FILE.csv has FILE.1.csv to FILE.N.csv.",
        "With --hide, say how many hidden numbers lie between the least and the greatest of N"
            + " (default: 0)."
      })
  private int draws;

  @Option(names = "--in-place", description = "Write that over DATA.")
  private boolean inPlace;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Write what completes other rows, for engram predict; - = standard output.")
  private Path model;

  @Option(
      names = "--hide",
      paramLabel = "SHARE",
      description =
          "Hide this share of the known cells, complete them and score that, beside the mean and"
              + " the most frequent level; what --out writes has no part in it (default: none).")
  private Double hide;

  @Option(
      names = "--rivals",
      paramLabel = "WORD",
      split = ",",
      converter = OneOf.Imputers.class,
      completionCandidates = OneOf.Imputers.class,
      description =
          "With --hide: other ways to fill the same cells: ${COMPLETION-CANDIDATES} (default: none).")
  private List<ImputerRival> rivals = new ArrayList<>();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the scores as JSON, - = standard output.")
  private Path json;

  @Mixin private DataArguments reading;
  @Mixin private OutputArguments output;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    DataArgument source = new DataArgument(data, reading);
    checkArguments(source);
    MemoryCompletion.Options options =
        SettingOptions.of(spec)
            .read(
                new MemoryCompletion.Options(),
                Map.of("seed", run.seed(), "threads", run.givenThreads()));
    CompletionScore score;
    List<CompletionTrial> trials = new ArrayList<>();
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "complete", 1)) {
      Table table = source.load(progress.part("reading", READING));
      progress.part("completing", 1 - READING);
      Completion completion =
          out == null && model == null ? null : Completion.of(table, model != null, options);
      if (hide != null) {
        trials.addAll(measured(table, options));
      }
      score = hide == null ? plain(table, completion) : trials.get(0).score();
      if (out != null) {
        write(source, out, completion.whole());
        writeDraws(source, completion);
      }
      if (model != null) {
        Destination.write(
            spec.commandLine(), model, completion.model().withReading(reading.kept()));
      }
    }
    if (!Destination.anyStandardOutput(out, model, json)) {
      print(score, trials);
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, json(score, trials));
    }
    return 0;
  }

  /** Adds the settings of the completion. */
  static final class Settings implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
      SettingOptions.add(
          spec,
          List.of(
              new SettingOptions.Group(
                  "Memories", "", new MemoryCompletion.Options(), Set.of("seed", "threads"))));
      return spec;
    }
  }

  /** Writes the file anew for each of the draws. */
  private void writeDraws(DataArgument source, Completion completion) {
    List<Table> samples = draws == 0 ? List.of() : completion.samples(draws, run.seed());
    List<Path> files = Draws.files(out, samples.size());
    for (int draw = 0; draw < files.size(); draw++) {
      write(source, files.get(draw), samples.get(draw));
    }
  }

  /** Writes the file anew, its missing cells filled. */
  private void write(DataArgument source, Path to, Table whole) {
    CompletedFile file = source.completed(to, output);
    Destination.write(
        spec.commandLine(),
        to,
        file.form(),
        text -> {
          try (RowSource found = source.rows(PartProgress.NONE, DataArgument.ROWS);
              CompletedRows rows = file.rows().get()) {
            int first = 0;
            for (Cells cells = found.next(); cells != null; cells = found.next()) {
              rows.rows(text, cells, whole, first);
              first += cells.rows();
            }
            rows.end(text);
          }
        });
  }

  private void checkArguments(DataArgument source) {
    if (inPlace) {
      if (out != null || source.file() == null || WholeFile.isThrough(source.file())) {
        throw new ParameterException(
            spec.commandLine(),
            out == null
                ? "--in-place needs a file, " + data + " is none"
                : "--in-place writes DATA, leave out --out");
      }
      out = source.file();
    }
    if (out == null && hide == null && model == null) {
      throw new ParameterException(
          spec.commandLine(), "give one or more of --out, --in-place, --model and --hide");
    }
    if (hide != null && !(hide > 0 && hide <= MOST_HIDDEN)) {
      throw new ParameterException(
          spec.commandLine(), "--hide is " + hide + ", allowed: above 0 to " + MOST_HIDDEN);
    }
    if (!rivals.isEmpty() && hide == null) {
      throw new ParameterException(
          spec.commandLine(), "--rivals fill cells that are hidden, give --hide");
    }
    checkDraws();
    run.threads();
    source.checkCompleted(inPlace ? "--in-place" : "--out", out, inPlace ? null : source.file());
    Destination.checkModel("--model", model, source.file());
    Destination.check("--json", json, source.file());
    List<Path> files = new ArrayList<>(Arrays.asList(out, model, json));
    if (draws > 0 && out != null) {
      List<Path> others = Draws.files(out, draws);
      others.forEach(file -> source.checkCompleted("--draws", file, source.file()));
      files.addAll(others);
    }
    Destination.checkDistinct(spec.commandLine(), files);
  }

  private void checkDraws() {
    if (draws < 0 || draws > MOST_DRAWS) {
      throw new ParameterException(
          spec.commandLine(), "--draws is " + draws + ", allowed: 0 to " + MOST_DRAWS);
    }
    if (draws == 1 && hide != null) {
      throw new ParameterException(
          spec.commandLine(), "--draws is 1, allowed with --hide: 2 or more, to have two ends");
    }
    if (draws > 0 && out == null && hide == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--draws writes files beside --out or scores --hide, give one of them");
    }
    if (draws > 0
        && out != null
        && (Destination.isStandardOutput(out) || WholeFile.isThrough(out))) {
      throw new ParameterException(
          spec.commandLine(),
          "--draws writes files beside --out, " + out + " has none; name a file");
    }
  }

  /** The memory's completion of hidden cells, then those of the rivals. */
  private List<CompletionTrial> measured(Table table, MemoryCompletion.Options options) {
    try {
      Table holed = CompletionScore.hide(table, hide, run.seed());
      List<CompletionTrial> trials = new ArrayList<>();
      trials.add(CompletionTrial.of(table, holed, options, draws));
      for (ImputerRival rival : rivals.stream().distinct().toList()) {
        trials.add(
            CompletionTrial.of(
                table,
                holed,
                switch (rival) {
                  case MEAN -> new MeanImputer();
                  case KNN -> new NeighbourImputer();
                  case FOREST -> new ForestImputer(run.seed(), run.threads());
                }));
      }
      return trials;
    } catch (DataException e) {
      throw new DataException(table.name() + ": " + e.getMessage(), e);
    }
  }

  private static CompletionScore plain(Table table, Completion completion) {
    return new CompletionScore(
        table.name(),
        table.rows(),
        table.features().size(),
        completion.missing(),
        completion.filled(),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }

  private void print(CompletionScore score, List<CompletionTrial> trials) {
    PrintWriter text = spec.commandLine().getOut();
    text.printf(
        Locale.ROOT,
        "%s: %d rows, %d columns, %d %s missing%s, %d filled%n",
        score.data(),
        score.rows(),
        score.columns(),
        score.missing(),
        score.missing() == 1 ? "cell" : "cells",
        hide == null ? "" : " with those hidden",
        score.filled());
    if (!Double.isNaN(score.rmse())) {
      text.printf(
          Locale.ROOT,
          "  hidden numbers: RMSE %.4f, of the mean %.4f (standardised units)%n",
          score.rmse(),
          score.meanRmse());
    }
    if (!Double.isNaN(score.levelAccuracy())) {
      text.printf(
          Locale.ROOT,
          "  hidden levels: %.4f right, of the most frequent level %.4f%n",
          score.levelAccuracy(),
          score.modeAccuracy());
    }
    if (draws > 0 && hide != null) {
      text.print(Draws.line(trials.get(0).spread()));
    }
    if (trials.size() > 1) {
      text.print(CompletionResults.of(trials));
    }
  }

  private JsonObject json(CompletionScore score, List<CompletionTrial> trials) {
    JsonObject json = new JsonObject();
    json.addProperty("data", score.data());
    json.addProperty("rows", score.rows());
    json.addProperty("columns", score.columns());
    json.addProperty("missing", score.missing());
    json.addProperty("filled", score.filled());
    json.add("rmse", JsonNumber.of(score.rmse()));
    json.add("meanRmse", JsonNumber.of(score.meanRmse()));
    json.add("levelAccuracy", JsonNumber.of(score.levelAccuracy()));
    json.add("modeAccuracy", JsonNumber.of(score.modeAccuracy()));
    if (draws > 0 && hide != null) {
      json.add("spread", Draws.json(trials.get(0).spread()));
    }
    if (trials.size() > 1) {
      JsonArray others = new JsonArray();
      trials.subList(1, trials.size()).forEach(trial -> others.add(trial.json()));
      json.add("rivals", others);
    }
    return json;
  }
}
