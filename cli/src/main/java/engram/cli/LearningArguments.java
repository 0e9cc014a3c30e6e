package engram.cli;

import engram.cli.prediction.EngramLearner;
import engram.predict.Learning;
import engram.predict.MemoryForm;
import engram.predict.MetricForm;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The options of memories that predict. One that is not given has the library's default; one that
 * the form of the memories has no use for is refused.
 */
final class LearningArguments {

  private static final List<String> ONLY_LEARNED =
      List.of(
          "--memories",
          "--steps",
          "--step-size",
          "--beta",
          "--target-beta",
          "--epochs",
          "--batch-size",
          "--learning-rate",
          "--weight-decay",
          "--group-penalty",
          "--learn-beta",
          "--learn-scales",
          "--learn-start");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--form",
      paramLabel = "WORD",
      converter = OneOf.Forms.class,
      completionCandidates = OneOf.Forms.class,
      description =
          "What the memories are: ${COMPLETION-CANDIDATES}; the training rows themselves (pairs,"
              + " default), or a few learned from them.")
  private MemoryForm form;

  @Option(
      names = "--metric",
      paramLabel = "WORD",
      converter = OneOf.Metrics.class,
      completionCandidates = OneOf.Metrics.class,
      description =
          "Pairs: what is learned of the distance between rows: ${COMPLETION-CANDIDATES}; auto"
              + " (default) mixes them as rows left out ask.")
  private MetricForm metric = MetricForm.AUTO;

  @Option(
      names = "--memories",
      paramLabel = "K",
      description =
          "Learned: how many memories, 0 = auto (default), the number that predicts rows left out"
              + " best. Implies --form learned.")
  private Integer memories;

  @Option(names = "--steps", paramLabel = "T", description = "Learned: descent steps (default 1).")
  private Integer steps;

  @Option(
      names = "--step-size",
      paramLabel = "SIZE",
      description = "Learned: size of a step, above 0, at most 1 (default).")
  private Double stepSize;

  @Option(
      names = "--beta",
      paramLabel = "auto|NUMBER",
      converter = TrainingArguments.Beta.class,
      description =
          "Learned: inverse temperature; auto (default) takes one that predicts rows left out"
              + " best.")
  private Double beta;

  @Option(
      names = "--target-beta",
      paramLabel = "NUMBER",
      description = "Learned: the same of the target (default 1).")
  private Double targetBeta;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Learned: passes over the data, 0 = auto (default), as many as predict rows left out"
              + " best.")
  private Integer epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "ROWS",
      description = "Learned: rows a gradient step, 0 = auto.")
  private Integer batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Learned: first step of Adam, in units of the spread of the data.")
  private Double learningRate;

  @Option(
      names = "--weight-decay",
      paramLabel = "NUMBER",
      description = "Learned: weight of half the squared norms of the memories (default 0).")
  private Double weightDecay;

  @Option(
      names = "--group-penalty",
      paramLabel = "NUMBER",
      description = "Learned: weight of their norms, the 2,1 norm (default 0).")
  private Double groupPenalty;

  @Option(names = "--learn-beta", description = "Learned: the inverse temperatures as well.")
  private boolean learnBeta;

  @Option(names = "--learn-scales", description = "Learned: a scale for each feature as well.")
  private boolean learnScales;

  @Option(names = "--learn-start", description = "Learned: where the target starts as well.")
  private boolean learnStart;

  /** Returns the learner that these options ask for. */
  EngramLearner learner(long seed, int threads) {
    ParseResult parsed = spec.commandLine().getParseResult();
    MemoryForm which = form();
    if (which == MemoryForm.LEARNED && parsed.hasMatchedOption("--metric")) {
      throw usage("--metric is of pairs, leave it out with learned memories");
    }
    String unused =
        ONLY_LEARNED.stream().filter(parsed::hasMatchedOption).collect(Collectors.joining(", "));
    if (which == MemoryForm.PAIRS && !unused.isEmpty()) {
      throw usage(unused + " is for --form learned");
    }
    if (memories != null && memories < 0) {
      throw usage("--memories is " + memories + ", allowed: 0 (auto) or more");
    }
    int k = memories == null ? 0 : memories;
    return new EngramLearner(which, metric, k, learning(), seed, threads);
  }

  private MemoryForm form() {
    if (form != null) {
      return form;
    }
    return memories == null ? MemoryForm.PAIRS : MemoryForm.LEARNED;
  }

  private Learning learning() {
    Learning base = new Learning();
    return Failure.options(
        spec.commandLine(),
        () ->
            new Learning(
                or(steps, base.steps()),
                or(stepSize, base.stepSize()),
                or(beta, base.beta()),
                or(targetBeta, base.targetBeta()),
                or(epochs, base.epochs()),
                or(batchSize, base.batchSize()),
                or(learningRate, base.learningRate()),
                or(weightDecay, base.weightDecay()),
                or(groupPenalty, base.groupPenalty()),
                learnBeta,
                learnScales,
                learnStart));
  }

  private static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
