package engram.cli.argument;

import engram.math.Parallel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seed and threads of a run. */
public final class RunArguments {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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
  private int threads;

  public long seed() {
    return seed(1);
  }

  /** Returns the seed, or another one if none is given. */
  public long seed(long otherwise) {
    return seed == null ? otherwise : seed;
  }

  /** Returns the number of threads as it is given, 0 = one per processor: what a model keeps. */
  public int givenThreads() {
    threads();
    return threads;
  }

  /** Returns the number of threads, 1 or more. */
  public int threads() {
    return Failure.options(spec.commandLine(), () -> Parallel.resolve(threads));
  }
}
