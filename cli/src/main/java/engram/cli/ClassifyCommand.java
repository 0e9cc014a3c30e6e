package engram.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.DataArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.LearningArguments;
import engram.cli.argument.OneOf;
import engram.cli.argument.OutputArguments;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.RunArguments;
import engram.cli.clustering.PartProgress;
import engram.cli.prediction.BoostingLearner;
import engram.cli.prediction.ConfidentLearner;
import engram.cli.prediction.Coverage;
import engram.cli.prediction.EngramLearner;
import engram.cli.prediction.Folds;
import engram.cli.prediction.ForestLearner;
import engram.cli.prediction.Learner;
import engram.cli.prediction.NeighbourLearner;
import engram.cli.prediction.Outcome;
import engram.cli.prediction.PredictionRow;
import engram.cli.prediction.PredictionTable;
import engram.cli.prediction.Predictions;
import engram.cli.prediction.TargetColumn;
import engram.cli.prediction.Trial;
import engram.cli.prediction.VectorLearner;
import engram.cli.prediction.WekaRival;
import engram.cli.report.ReliabilityPicture;
import engram.cli.rows.RowIds;
import engram.cli.rows.RowSource;
import engram.learned.Model;
import engram.measure.Reliability;
import engram.table.Binding;
import engram.table.DataException;
import engram.table.Table;
import engram.trust.Misses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  @Parameters(paramLabel = "DATA", arity = "0..1", description = DataArgument.DESCRIPTION)
  private String data;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Folds of the cross-validation, cut as Weka cuts them (default 10).")
  private Integer folds;

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description = "In place of DATA: learn from all rows of this one, and write --model, or")
  private String train;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "predict this one, whose target may be missing.")
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
          "Write a CSV file: row (from 0) or --id, truth, prediction, and the probability of each"
              + " class; - = standard output.")
  private Path predictions;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "Write what is learned from all rows of DATA or --train, for engram predict; - = standard"
              + " output.")
  private Path model;

  @Option(
      names = "--reliability",
      paramLabel = "FILE",
      description =
          "Draw how often classes came true by how sure the prediction was, rivals too: .png or"
              + " .svg.")
  private Path reliability;

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

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description =
          "Say with each prediction a set of classes or an interval that holds the truth so often,"
              + " found from rows left out; kept with --model. Takes about six times as long"
              + " (default: none).")
  private Double confidence;

  @Mixin private DataArguments reading;
  @Mixin private OutputArguments output;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  private Coverage coverage;

  @Override
  public Integer call() {
    DataArgument source = new DataArgument(data == null ? train : data, reading);
    DataArgument asked = test == null ? source : new DataArgument(test, reading);
    checkArguments(source, asked);
    EngramLearner memory =
        LearningArguments.learner(spec, memories, run.seed(), run.givenThreads());
    List<Outcome> outcomes = new ArrayList<>();
    List<Trial> trials = List.of();
    RowIds ids = RowIds.NUMBERS;
    Model learned = null;
    try (ProgressLine progress =
        ProgressLine.start(
            spec.commandLine().getErr(), "classify", READING + 1 + (model == null ? 0 : 1))) {
      Table known = source.load(progress.part("reading", READING / 2));
      TargetColumn.check(known);
      if (reliability != null && known.targetColumn().isNumeric()) {
        throw usage("--reliability is for classes, the target is a number; leave it out");
      }
      if (test != null) {
        trials = List.of(Trial.of(known, bound(asked, known)));
      } else if (data != null) {
        trials = Folds.of(known, folds == null ? DEFAULT_FOLDS : folds, run.seed());
      }
      checkConfidence(known, trials);
      ids = predictions == null ? ids : asked.ids();
      if (model != null) {
        progress.part("learning", 1);
        List<String> names = source.ids().joined();
        learned =
            confidence == null
                ? memory.learn(known, known.weights(), names)
                : ConfidentLearner.learn(memory, known, known.weights(), names);
      }
      if (!trials.isEmpty()) {
        EngramLearner own = learned == null || data != null ? memory : memory.taught(learned);
        ConfidentLearner sure = confidence == null ? null : new ConfidentLearner(own, confidence);
        for (Learner learner : learners(sure == null ? own : sure)) {
          outcomes.add(
              Outcome.of(
                  learner, trials, progress.part(learner.title(), 1.0 / (1 + rivals.size()))));
        }
        coverage = sure == null ? null : sure.coverage(trials);
      }
      if (!Destination.anyStandardOutput(predictions, model, json)) {
        print(trials, outcomes, known, learned);
      }
    }
    write(trials, outcomes, ids, learned);
    return 0;
  }

  /** Refuses a confidence that the fewest rows learned from cannot tell. */
  private void checkConfidence(Table known, List<Trial> trials) {
    int rows =
        trials.stream()
            .mapToInt(trial -> trial.from().length)
            .min()
            .orElse(TargetColumn.known(known));
    if (confidence != null && confidence > Misses.most(rows)) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: --confidence is %s, allowed: above 0 to %.4f, what %d rows to learn from can"
                  + " tell; ask for less, or give more rows",
              known.name(),
              confidence,
              Misses.most(rows),
              rows));
    }
  }

  private void checkArguments(DataArgument source, DataArgument asked) {
    if ((data == null) == (train == null) || train == null && test != null) {
      throw usage("give DATA, or --train with --test, --model or both");
    }
    if (train != null && test == null && model == null) {
      throw usage("--train alone needs --model, to keep what is learned");
    }
    if (train != null
        && test == null
        && (predictions != null || json != null || reliability != null)) {
      throw usage("--predictions, --reliability and --json need rows to predict, give --test");
    }
    if (folds != null && data == null) {
      throw usage("--folds is for a cross-validation, leave it out with --train");
    }
    if (folds != null && folds < 2) {
      throw usage("--folds is " + folds + ", allowed: 2 or more");
    }
    if (confidence != null && !(confidence > 0 && confidence < 1)) {
      throw usage("--confidence is " + confidence + ", allowed: above 0 and below 1");
    }
    if (reading.noTarget()) {
      throw usage("classify needs a target, leave out --no-target");
    }
    Destination.checkTable("--predictions", predictions, source.file(), asked.file());
    Destination.checkModel("--model", model, source.file(), asked.file());
    Destination.check("--json", json, source.file(), asked.file());
    Destination.checkDistinct(
        spec.commandLine(), Arrays.asList(predictions, model, json, reliability));
    if (reliability != null) {
      Destination.checkPicture(spec.commandLine(), "--reliability", reliability, ".png", ".svg");
      Destination.check("--reliability", reliability, source.file(), asked.file());
      ReliabilityPicture.check();
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<Learner> learners(Learner memory) {
    List<Learner> learners = new ArrayList<>(List.of(memory));
    for (WekaRival rival : rivals.stream().distinct().toList()) {
      learners.add(
          switch (rival) {
            case IBK -> new NeighbourLearner();
            case FOREST -> new ForestLearner(run.seed(), run.threads());
            case SVM -> new VectorLearner(run.seed());
            case BOOSTING -> new BoostingLearner(run.seed(), run.threads());
          });
    }
    return learners;
  }

  /** The rows of the test file in the columns of the table learned from, whatever else it has. */
  private Table bound(DataArgument asked, Table known) {
    Binding binding = new Binding(known.features(), known.targetColumn(), false);
    try (RowSource rows =
        asked.asked(PartProgress.NONE, Integer.MAX_VALUE, known.features().names())) {
      Table table = binding.bind(rows.next()).withName(asked.title());
      rows.next();
      binding.notes().forEach(note -> reading.note(asked.label() + ": " + note));
      return table.arranged(known.schema().names());
    }
  }

  private void print(List<Trial> trials, List<Outcome> outcomes, Table known, Model learned) {
    String table =
        trials.isEmpty()
            ? heading(known, known, "learned")
            : PredictionTable.of(heading(trials, known), outcomes);
    String sure = coverage == null ? "" : coverage.text();
    String text = learned == null ? "" : EngramLearner.text(learned) + System.lineSeparator();
    spec.commandLine().getOut().print(table + sure + text);
  }

  private String heading(List<Trial> trials, Table known) {
    Table asked = trials.get(0).asked();
    return test == null
        ? heading(asked, known, trials.size() + " folds")
        : heading(
            asked,
            known,
            "learned from "
                + trials.get(0).from().length
                + " rows of "
                + DataException.shown(train));
  }

  private static String heading(Table asked, Table known, String how) {
    String target =
        "target "
            + DataException.shown(known.targetColumn().name())
            + (known.targetColumn().isNominal()
                ? ", " + known.targetColumn().levels().size() + " classes"
                : "");
    int rows = asked == known ? TargetColumn.known(known) : asked.rows();
    return String.format(
        Locale.ROOT,
        "%s: %d rows, %d columns, %s, %s%n",
        DataException.shown(asked.name()),
        rows,
        known.columns() - 1,
        target,
        how);
  }

  private void write(List<Trial> trials, List<Outcome> outcomes, RowIds ids, Model learned) {
    if (predictions != null) {
      Destination.write(
          spec.commandLine(),
          predictions,
          Predictions.of(outcomes.get(0), ids, output.line(predictions), coverage));
    }
    if (reliability != null) {
      Map<String, Reliability> drawn = new LinkedHashMap<>();
      outcomes.forEach(outcome -> drawn.put(outcome.learner().title(), outcome.reliability()));
      ReliabilityPicture.write(reliability, outcomes.get(0).asked().name(), drawn);
    }
    if (learned != null) {
      Destination.write(spec.commandLine(), model, learned.withReading(reading.kept()));
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, json(trials, outcomes));
    }
  }

  /** The memory's row; the rivals' rows, if there are any, inside it. */
  private JsonObject json(List<Trial> trials, List<Outcome> outcomes) {
    String name = trials.get(0).asked().name();
    int count = test == null ? trials.size() : 0;
    JsonObject row = PredictionRow.of(outcomes.get(0), name, count);
    if (coverage != null) {
      row.add("confidence", coverage.toJson());
    }
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
