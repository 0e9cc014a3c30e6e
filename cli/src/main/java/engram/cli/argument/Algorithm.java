package engram.cli.argument;

import engram.basin.BasinClustering;
import engram.basin.StrayRows;
import engram.cli.clustering.BasinMethod;
import engram.cli.clustering.ClamMethod;
import engram.cli.clustering.KMeansMethod;
import engram.cli.clustering.Method;
import engram.cli.clustering.SoftMethod;
import engram.cli.deep.DeepMethod;
import engram.cluster.Clam;
import engram.cluster.RestartRule;
import engram.cluster.SoftKMeans;
import engram.cluster.Training;
import engram.cluster.Views;
import engram.deep.DeepClustering;
import engram.density.Bandwidth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The clusterers of this version, by the words of the command line: which settings each uses, and
 * how it is made of those that are given. A new clusterer is one more constant.
 */
public enum Algorithm {
  /** Clustering with an associative memory. */
  CLAM(new Clam.Options(1)) {
    @Override
    public Method method(SettingOptions given, int k, boolean compared) {
      return new ClamMethod(given.read(new Clam.Options(k), Map.of()));
    }
  },
  /** Basins of a kernel-density energy. */
  BASINS(BasinClustering.Options.DEFAULT) {
    @Override
    Set<String> uses() {
      Set<String> uses = super.uses();
      uses.removeAll(NOT_OF_BASINS);
      uses.addAll(Set.of("beta", "seed"));
      return uses;
    }

    @Override
    public Method method(SettingOptions given, int k, boolean compared) {
      Double beta = given.value("beta");
      StrayRows strays = compared ? StrayRows.NEAREST : StrayRows.NOISE;
      Map<String, Object> own =
          Map.of(
              "strays",
              strays,
              "bandwidth",
              beta == null || beta == 0 ? 0.0 : Bandwidth.ofBeta(beta),
              "tolerance",
              BasinClustering.Options.DEFAULT.tolerance());
      return new BasinMethod(
          given.read(BasinClustering.Options.DEFAULT, own), training(given).seed());
    }
  },
  /** Soft k-means, trained like ClAM. */
  SOFT(new SoftKMeans.Options(1)) {
    @Override
    public Method method(SettingOptions given, int k, boolean compared) {
      return new SoftMethod(given.read(new SoftKMeans.Options(k), Map.of()));
    }
  },
  /** Weka's k-means. */
  KMEANS(Training.DEFAULT) {
    @Override
    Set<String> uses() {
      return new TreeSet<>(Set.of("restarts", "rule", "seed", "threads"));
    }

    @Override
    public Method method(SettingOptions given, int k, boolean compared) {
      Training shared = training(given);
      Clam.Options checked = given.read(new Clam.Options(k), Map.of());
      boolean agreement = given.value("rule") == RestartRule.AGREEMENT;
      List<String> rules =
          compared
              ? List.of("inertia", "silhouette", "agreement")
              : List.of(agreement ? "agreement" : "inertia");
      return new KMeansMethod(
          rules,
          checked.training().restarts(),
          compared ? shared.views() : Views.NONE,
          shared.seed(),
          shared.threads());
    }
  },
  /** An autoencoder around an associative memory. */
  DEEP(new DeepClustering.Options(1)) {
    @Override
    Set<String> uses() {
      return new TreeSet<>(
          Set.of(
              "k",
              "beta",
              "steps",
              "stepSize",
              "epochs",
              "batchSize",
              "seed",
              "threads",
              "separation"));
    }

    @Override
    public Method method(SettingOptions given, int k, boolean compared) {
      DeepClustering.Options options = given.read(new DeepClustering.Options(k), Map.of());
      int epochs = training(given).epochs();
      return new DeepMethod(
          epochs == 0
              ? options
              : options.withSchedule(options.schedule().withEpochs(epochs, epochs, epochs)));
    }
  };

  private static final Set<String> NOT_OF_BASINS = Set.of("bandwidth", "tolerance", "strays");

  private final Record defaults;

  Algorithm(Record defaults) {
    this.defaults = defaults;
  }

  /** Returns the settings that count here. */
  Set<String> uses() {
    return new TreeSet<>(SettingOptions.names(defaults));
  }

  /**
   * Returns the clusterer.
   *
   * @param k number of clusters; another one where data are compared
   * @param compared whether it stands beside others, so that every row needs a cluster
   */
  public abstract Method method(SettingOptions given, int k, boolean compared);

  /** Returns what clusterers with restarts share. */
  public static Training training(SettingOptions given) {
    return given.read(Training.DEFAULT, Map.of());
  }

  /** Returns the options given that this algorithm has no use for, as a list to read. */
  public String unused(SettingOptions given) {
    Set<String> others = new TreeSet<>();
    for (Algorithm each : values()) {
      others.addAll(each.uses());
    }
    others.addAll(SettingOptions.names(Training.DEFAULT));
    others.removeAll(uses());
    return given.given(others);
  }

  /** Adds the options of all algorithms to a command. */
  public static final class Options implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
      Training training = Training.DEFAULT;
      SettingOptions.add(
          spec,
          List.of(
              new SettingOptions.Group(
                  "Energy and descent", "", new Clam.Options(1), settingsOf("k", training)),
              new SettingOptions.Group("Training of memories", "", training, Set.of()),
              new SettingOptions.Group(
                  "Basins", "", BasinClustering.Options.DEFAULT, NOT_OF_BASINS)));
      return spec;
    }

    private static Set<String> settingsOf(String name, Record record) {
      Set<String> names = SettingOptions.names(record);
      names.add(name);
      return names;
    }
  }
}
