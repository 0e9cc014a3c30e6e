package engram.cli.argument;

import engram.cli.prediction.EngramLearner;
import engram.predict.Learning;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryForm;
import engram.predict.MemoryRegressor;
import engram.predict.MetricForm;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The options of memories that predict, made of the settings of {@link MemoryClassifier.Options}.
 * One that the form of the memories has no use for is refused.
 */
public final class LearningArguments {

  private static final MemoryClassifier.Options DEFAULTS = new MemoryClassifier.Options();

  private LearningArguments() {}

  /** Adds the options to a command, which has seed and threads of its own. */
  public static final class Options implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
      Set<String> learning = SettingOptions.names(DEFAULTS.learning());
      Set<String> others = new HashSet<>(learning);
      others.addAll(Set.of("seed", "threads", "k"));
      SettingOptions.add(
          spec,
          List.of(
              new SettingOptions.Group("Memories", "", DEFAULTS, others),
              new SettingOptions.Group(
                  "Learning of memories (form learned; of metric single the first four)",
                  "",
                  DEFAULTS.learning(),
                  Set.of())));
      return spec;
    }
  }

  /**
   * Returns the learner that the options ask for.
   *
   * @param memories number of learned memories, which implies the form; null if not given
   */
  public static EngramLearner learner(CommandSpec spec, Integer memories, long seed, int threads) {
    SettingOptions given = SettingOptions.of(spec);
    MemoryForm form = given.value("form");
    if (form == null) {
      form = memories == null ? MemoryForm.PAIRS : MemoryForm.LEARNED;
    }
    MetricForm metric = given.value("metric");
    if (form == MemoryForm.LEARNED && given.given("metric")) {
      throw usage(spec, "--metric is of pairs, leave it out with learned memories");
    }
    boolean mixed = form == MemoryForm.PAIRS && (metric == null || metric == MetricForm.AUTO);
    if (!mixed && given.given("effort")) {
      throw usage(spec, "--effort is of pairs with --metric auto, leave it out with others");
    }
    Set<String> unused = SettingOptions.names(new Learning());
    if (metric == MetricForm.SINGLE) {
      unused.removeAll(Learning.OF_SINGLE);
    }
    String wrong = given.given(unused);
    if (form == MemoryForm.PAIRS && memories != null) {
      wrong = wrong.isEmpty() ? "--memories" : "--memories, " + wrong;
    }
    if (form == MemoryForm.PAIRS && !wrong.isEmpty()) {
      throw usage(spec, wrong + " is for --form learned");
    }
    if (memories != null && memories < 0) {
      throw usage(spec, "--memories is " + memories + ", allowed: 0 (auto) or more");
    }
    Map<String, Object> own =
        Map.of(
            "form", form, "k", memories == null ? 0 : memories, "seed", seed, "threads", threads);
    return new EngramLearner(
        given.read(DEFAULTS, own), given.read(new MemoryRegressor.Options(), own), null);
  }

  private static ParameterException usage(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
