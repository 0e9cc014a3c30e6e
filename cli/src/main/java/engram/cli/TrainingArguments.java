package engram.cli;

import engram.cluster.Clam;
import engram.cluster.DeadMemories;
import engram.cluster.Fill;
import engram.cluster.Rule;
import engram.cluster.SoftKMeans;
import engram.cluster.Start;
import engram.cluster.Training;
import engram.deep.DeepClustering;
import engram.deep.Schedule;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of clusterers with learned memories. One that is not given has the library's default.
 */
final class TrainingArguments {

  private static final String AUTO = "auto";
  private static final Set<String> ONLY_CLAM =
      Set.of("--steps", "--step-size", "--mask-fraction", "--fill");
  private static final Set<String> NOT_DEEP =
      Set.of(
          "--mask-fraction",
          "--fill",
          "--learning-rate",
          "--tolerance",
          "--patience",
          "--init",
          "--dead-memories",
          "--restarts",
          "--rule");
  private static final Set<String> ONLY_TRAINED =
      Set.of(
          "--beta",
          "--epochs",
          "--batch-size",
          "--learning-rate",
          "--tolerance",
          "--patience",
          "--init",
          "--dead-memories");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--beta",
      paramLabel = "auto|NUMBER",
      converter = Beta.class,
      description =
          "Inverse temperature; auto (default) follows the spread of the data, for deep of the codes.")
  private Double beta;

  @Option(names = "--steps", paramLabel = "T", description = "ClAM and deep: descent steps.")
  private Integer steps;

  @Option(
      names = "--step-size",
      paramLabel = "SIZE",
      description = "ClAM and deep: size of a step, above 0, at most 1.")
  private Double stepSize;

  @Option(
      names = "--mask-fraction",
      paramLabel = "SHARE",
      description = "ClAM: share of the coordinates hidden in training, 0 to below 1.")
  private Double maskFraction;

  @Option(
      names = "--fill",
      paramLabel = "WORD",
      converter = OneOf.Fills.class,
      completionCandidates = OneOf.Fills.class,
      description = "ClAM: what hidden and missing entries start at: ${COMPLETION-CANDIDATES}.")
  private Fill fill;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the data, 0 = auto; deep: in each of its three parts.")
  private Integer epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "ROWS",
      description = "Rows a gradient step, 0 = auto.")
  private Integer batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "First step of Adam, in units of the spread of the data.")
  private Double learningRate;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description = "An epoch that improves the loss by less is idle; 0 = run all epochs.")
  private Double tolerance;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "Idle epochs in a row that end the training.")
  private Integer patience;

  @Option(
      names = "--init",
      paramLabel = "WORD",
      converter = OneOf.Starts.class,
      completionCandidates = OneOf.Starts.class,
      description = "Where memories start: ${COMPLETION-CANDIDATES}.")
  private Start init;

  @Option(
      names = "--dead-memories",
      paramLabel = "WORD",
      converter = OneOf.DeadMemoryPolicies.class,
      completionCandidates = OneOf.DeadMemoryPolicies.class,
      description = "What happens to memories without a row: ${COMPLETION-CANDIDATES}.")
  private DeadMemories deadMemories;

  @Option(
      names = "--restarts",
      paramLabel = "N",
      description = "Independent runs of every method (default 10).")
  private Integer restarts;

  @Option(
      names = "--rule",
      paramLabel = "WORD",
      converter = OneOf.Rules.class,
      completionCandidates = OneOf.Rules.class,
      description = "How one of them is chosen, without labels: ${COMPLETION-CANDIDATES}.")
  private Rule rule;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Everything random follows from it (default 1).")
  private Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads, 0 = one per processor (default); no influence on the result, but for deep.")
  private Integer threads;

  /** Returns the options of ClAM. */
  Clam.Options clam(int k) {
    return checked(
        () -> {
          Clam.Options base = new Clam.Options(k);
          return new Clam.Options(
              k,
              or(beta, base.beta()),
              or(steps, base.steps()),
              or(stepSize, base.stepSize()),
              or(maskFraction, base.maskFraction()),
              or(fill, base.fill()),
              training());
        });
  }

  /** Returns the options of soft k-means; its gamma is half of beta. */
  SoftKMeans.Options soft(int k) {
    return checked(
        () -> {
          SoftKMeans.Options base = new SoftKMeans.Options(k);
          return new SoftKMeans.Options(k, beta == null ? base.gamma() : beta / 2, training());
        });
  }

  /** Returns the options of deep clustering. */
  DeepClustering.Options deep(int k) {
    return checked(
        () -> {
          Training shared = training();
          DeepClustering.Options base = new DeepClustering.Options(k);
          Schedule schedule = base.schedule();
          if (shared.epochs() > 0) {
            schedule = schedule.withEpochs(shared.epochs(), shared.epochs(), shared.epochs());
          }
          if (shared.batchSize() > 0) {
            schedule = schedule.withBatchSize(shared.batchSize());
          }
          return base.withBeta(beta())
              .withSteps(or(steps, base.steps()), or(stepSize, base.stepSize()))
              .withSchedule(schedule)
              .withSeed(shared.seed())
              .withThreads(shared.threads());
        });
  }

  /** Returns the inverse temperature, 0 for auto. */
  double beta() {
    return beta == null ? 0 : beta;
  }

  /** Returns what the clusterers share. */
  Training training() {
    return checked(
        () -> {
          Training base = Training.DEFAULT;
          return new Training(
              or(init, base.init()),
              null,
              or(epochs, base.epochs()),
              or(batchSize, base.batchSize()),
              or(learningRate, base.learningRate()),
              or(tolerance, base.tolerance()),
              or(patience, base.patience()),
              or(restarts, base.restarts()),
              or(rule, base.rule()),
              or(deadMemories, base.deadMemories()),
              or(seed, base.seed()),
              or(threads, base.threads()));
        });
  }

  /** Returns the options given that a search decides on by itself, as a list to read. */
  String searched() {
    return given(Set.of("--beta", "--mask-fraction", "--learning-rate", "--restarts", "--rule"));
  }

  /** Returns the options given that an algorithm has no use for, as a list to read. */
  String unusedBy(Algorithm algorithm) {
    return switch (algorithm) {
      case CLAM -> "";
      case SOFT -> given(ONLY_CLAM);
      case BASINS -> {
        Set<String> unused = new HashSet<>(ONLY_CLAM);
        unused.addAll(ONLY_TRAINED);
        unused.addAll(Set.of("--restarts", "--rule"));
        unused.remove("--beta");
        yield given(unused);
      }
      case KMEANS -> {
        Set<String> unused = new HashSet<>(ONLY_CLAM);
        unused.addAll(ONLY_TRAINED);
        yield given(unused);
      }
      case DEEP -> given(NOT_DEEP);
    };
  }

  private String given(Set<String> names) {
    ParseResult parsed = spec.commandLine().getParseResult();
    return spec.options().stream()
        .map(OptionSpec::longestName)
        .filter(name -> names.contains(name) && parsed.hasMatchedOption(name))
        .collect(Collectors.joining(", "));
  }

  /** Returns the rule for k-means: least inertia unless another one was asked for. */
  String kmeansRule() {
    return rule == Rule.AGREEMENT ? "agreement" : "inertia";
  }

  private <T> T checked(Supplier<T> making) {
    return Failure.options(spec.commandLine(), making);
  }

  private static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  /** A number above 0, or the word auto as 0. */
  static final class Beta implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      if (value.equals(AUTO)) {
        return 0.0;
      }
      try {
        double number = Double.parseDouble(value);
        if (number > 0 && number < Double.POSITIVE_INFINITY) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Refused below, like a number out of range.
      }
      throw new TypeConversionException("'" + value + "', allowed: auto, or a number above 0");
    }
  }
}
