package engram.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every benchmark a few times in turn and prints one table, ratios first.
 *
 * <p>A ratio is of two scores of the same round, so that a machine that is slow for a while slows
 * both; a score is the least of many short iterations, since other work on the machine only adds to
 * it. The rows against sgemm appear where the module was built with the profile {@code nd4j}.
 */
public final class Summary {

  private static final int ROUNDS = 3;
  private static final int WARM_UPS = 10;
  private static final int ITERATIONS = 20;
  private static final TimeValue ITERATION = TimeValue.milliseconds(200);

  private Summary() {}

  /**
   * Prints the table.
   *
   * @param args how often everything is run, 3 if not given
   */
  public static void main(String[] args) throws RunnerException {
    int count = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
    List<Round> rounds = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      System.err.printf(Locale.ROOT, "round %d of %d%n", i, count);
      rounds.add(round());
    }
    System.out.print(table(rounds));
  }

  private static Round round() throws RunnerException {
    Map<String, Double> scores = new HashMap<>();
    collect(
        new Runner(
                quietly("(Descent|Prediction|Sgemm)Benchmark")
                    .warmupIterations(WARM_UPS)
                    .warmupTime(ITERATION)
                    .measurementIterations(ITERATIONS)
                    .measurementTime(ITERATION)
                    .build())
            .run(),
        scores);
    collect(
        new Runner(quietly("FitBenchmark").warmupIterations(1).measurementIterations(1).build())
            .run(),
        scores);
    return new Round(scores);
  }

  private static ChainedOptionsBuilder quietly(String benchmarks) {
    return new OptionsBuilder()
        .include("engram\\.benchmarks\\." + benchmarks)
        .forks(1)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static void collect(Collection<RunResult> results, Map<String, Double> scores) {
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      String name = params.getBenchmark();
      String method = name.substring(name.lastIndexOf('.') + 1);
      String parameter = params.getParam(params.getParamsKeys().iterator().next());
      scores.put(Round.key(method, parameter), result.getPrimaryResult().getStatistics().getMin());
    }
  }

  /** Returns the table in Markdown. */
  static String table(List<Round> rounds) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "| %-58s | %-7s | %8s | %8s | %8s |%n",
            "figure",
            "wanted",
            "median",
            "least",
            "most"));
    table.append(String.format(Locale.ROOT, "|---|---|---:|---:|---:|%n"));
    for (Figure figure : Figure.all()) {
      table.append(figure.row(rounds));
    }
    return table.toString();
  }
}
