package engram.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.cli.prediction.Folds;
import engram.cli.prediction.ForestLearner;
import engram.cli.prediction.Learner;
import engram.cli.prediction.NeighbourLearner;
import engram.cli.prediction.Outcome;
import engram.cli.prediction.PredictionRow;
import engram.cli.prediction.PredictionTable;
import engram.cli.prediction.Predictions;
import engram.cli.prediction.SameColumns;
import engram.cli.prediction.TargetColumn;
import engram.cli.prediction.Trial;
import engram.cli.prediction.VectorLearner;
import engram.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prediction of a target, scored by cross-validation or on a test file. */
@Command(
    name = "classify",
    description = {
      "Predicts the target of a data set with an associative memory, and scores the predictions.",
      "A nominal target is classified, a numeric one is a regression."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    modelTransformer = LearningArguments.Options.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram classify iris --rivals ibk,forest",
      "  engram classify segment --memories 70",
      "  engram classify --train known.csv --test new.csv --predictions predicted.csv"
    })
final class ClassifyCommand implements Callable<Integer> {

  private static final int DEFAULT_FOLDS = 10;
  private static final double READING = 0.1;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      arity = "0..1",
      description = "A bundled name (engram datasets), a .csv, .csv.gz or .arff file.")
  private String data;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Folds of the cross-validation, cut as Weka cuts them (default 10).")
  private Integer folds;

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description = "In place of DATA: learn from all rows of this one,")
  private String train;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "and predict this one, whose target may be missing.")
  private String test;

  @Option(
      names = "--rivals",
      paramLabel = "WORD",
      split = ",",
      converter = OneOf.Learners.class,
      completionCandidates = OneOf.Learners.class,
      description = "Learners of Weka on the same folds: ${COMPLETION-CANDIDATES} (default: none).")
  private List<WekaRival> rivals = new ArrayList<>();

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description =
          "Write a CSV file: row (from 0), truth, prediction, and the probability of each class.")
  private Path predictions;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the scores as JSON, - = standard output.")
  private Path json;

  @Option(
      names = "--memories",
      paramLabel = "K",
      description =
          "How many memories are learned, 0 = auto, the number that predicts rows left out best (default)."
              + " Implies --form learned.")
  private Integer memories;

  @Mixin private DataArguments reading;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    checkArguments();
    List<Learner> learners = learners();
    List<Outcome> outcomes = new ArrayList<>();
    List<Trial> trials;
    try (ProgressLine progress =
        ProgressLine.start(spec.commandLine().getErr(), "classify", READING + learners.size())) {
      trials = test == null ? crossValidation(progress) : trainAndTest(progress);
      for (Learner learner : learners) {
        outcomes.add(Outcome.of(learner, trials, progress.part(learner.title(), 1)));
      }
    }
    if (!Destination.isStandardOutput(json)) {
      spec.commandLine().getOut().print(PredictionTable.of(heading(trials), outcomes));
    }
    write(trials, outcomes);
    return 0;
  }

  private void checkArguments() {
    if ((data == null) == (train == null) || (train == null) != (test == null)) {
      throw usage("give DATA, or both --train and --test");
    }
    if (folds != null && test != null) {
      throw usage("--folds is for a cross-validation, leave it out with --test");
    }
    if (folds != null && folds < 2) {
      throw usage("--folds is " + folds + ", allowed: 2 or more");
    }
    if (reading.noTarget()) {
      throw usage("classify needs a target, leave out --no-target");
    }
    Destination.check("--predictions", predictions);
    Destination.check("--json", json);
    Destination.checkDistinct(spec.commandLine(), Arrays.asList(predictions, json));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<Learner> learners() {
    List<Learner> learners = new ArrayList<>();
    learners.add(LearningArguments.learner(spec, memories, run.seed(), run.threads()));
    for (WekaRival rival : rivals.stream().distinct().toList()) {
      learners.add(
          switch (rival) {
            case IBK -> new NeighbourLearner();
            case FOREST -> new ForestLearner(run.seed(), run.threads());
            case SVM -> new VectorLearner(run.seed());
          });
    }
    return learners;
  }

  private List<Trial> crossValidation(ProgressLine progress) {
    Table table = new DataArgument(data, reading).load(progress.part("reading", READING));
    TargetColumn.check(table);
    return Folds.of(table, folds == null ? DEFAULT_FOLDS : folds, run.seed());
  }

  private List<Trial> trainAndTest(ProgressLine progress) {
    Table known = new DataArgument(train, reading).load(progress.part("reading", READING / 2));
    TargetColumn.check(known);
    Table asked =
        new DataArgument(test, reading).loadColumns(progress.part("reading", READING / 2));
    return List.of(Trial.of(known, SameColumns.of(test, asked, known, reading::note)));
  }

  private String heading(List<Trial> trials) {
    Trial first = trials.get(0);
    Table asked = first.asked();
    String target =
        "target "
            + asked.targetColumn().name()
            + (asked.targetColumn().isNominal()
                ? ", " + asked.targetColumn().levels().size() + " classes"
                : "");
    return test == null
        ? String.format(
            "%s: %d rows, %d columns, %s, %d folds",
            asked.name(), TargetColumn.known(asked), asked.columns() - 1, target, trials.size())
        : String.format(
            "%s: %d rows, %d columns, %s, learned from %d rows of %s",
            asked.name(), asked.rows(), asked.columns() - 1, target, first.from().length, train);
  }

  private void write(List<Trial> trials, List<Outcome> outcomes) {
    if (predictions != null) {
      Predictions.write(predictions, outcomes.get(0));
    }
    if (json != null) {
      Destination.write(
          spec.commandLine(),
          json,
          new GsonBuilder()
              .serializeNulls()
              .setPrettyPrinting()
              .create()
              .toJson(json(trials, outcomes)));
    }
  }

  /** The memory's row; the rivals' rows, if there are any, inside it. */
  private JsonObject json(List<Trial> trials, List<Outcome> outcomes) {
    String name = trials.get(0).asked().name();
    int count = test == null ? trials.size() : 0;
    JsonObject row = PredictionRow.of(outcomes.get(0), name, count);
    if (outcomes.size() > 1) {
      JsonArray others = new JsonArray();
      for (Outcome rival : outcomes.subList(1, outcomes.size())) {
        others.add(PredictionRow.of(rival, name, count));
      }
      row.add("rivals", others);
    }
    return row;
  }
}
