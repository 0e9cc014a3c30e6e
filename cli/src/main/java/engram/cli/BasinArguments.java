package engram.cli;

import engram.cluster.BasinClustering;
import engram.cluster.Strays;
import engram.density.Bandwidth;
import engram.energy.Kernel;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of basins. One that is not given has the library's default. */
final class BasinArguments {

  private static final Set<String> ALL =
      Set.of("--kernel", "--prominence", "--min-cluster-size", "--noise-density");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--kernel",
      paramLabel = "WORD",
      converter = OneOf.BasinKernels.class,
      completionCandidates = OneOf.BasinKernels.class,
      description = "Basins: one of ${COMPLETION-CANDIDATES}; default quartic.")
  private Kernel kernel = BasinClustering.Options.DEFAULT.kernel();

  @Option(
      names = "--prominence",
      paramLabel = "DEPTH",
      description = "Basins: those parted by less, in log density, are one (default 0.1).")
  private double prominence = BasinClustering.Options.DEFAULT.prominence();

  @Option(
      names = "--min-cluster-size",
      paramLabel = "ROWS",
      description = "Basins: least rows of a cluster, 0 = auto (default).")
  private int minClusterSize = BasinClustering.Options.DEFAULT.minClusterSize();

  @Option(
      names = "--noise-density",
      paramLabel = "SHARE",
      description = "Basins: a row of less of its cluster's highest density is noise (default 0).")
  private double noiseDensity = BasinClustering.Options.DEFAULT.noiseDensity();

  /**
   * Returns the options.
   *
   * @param beta inverse temperature, 0 for auto
   */
  BasinClustering.Options options(double beta, Strays strays, int threads) {
    return Failure.options(
        spec.commandLine(),
        () ->
            new BasinClustering.Options(
                kernel,
                beta > 0 ? Bandwidth.ofBeta(beta) : 0,
                BasinClustering.Options.DEFAULT.tolerance(),
                BasinClustering.Options.DEFAULT.maxSteps(),
                prominence,
                minClusterSize,
                noiseDensity,
                strays,
                BasinClustering.Options.DEFAULT.exactRows(),
                threads));
  }

  /** Returns those of the options that were given, as a list to read. */
  String given() {
    return spec.options().stream()
        .map(OptionSpec::longestName)
        .filter(
            name ->
                ALL.contains(name) && spec.commandLine().getParseResult().hasMatchedOption(name))
        .collect(Collectors.joining(", "));
  }
}
