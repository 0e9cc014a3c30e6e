package engram.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class SummaryTest {

  @Test
  void rowsHoldMedianLeastAndMostOfTheRoundsRatios() {
    List<Round> rounds = List.of(round(30, 10), round(100, 20), round(16, 8));
    assertThat(row(rounds, "unmaskedEpoch / assignment")).endsWith("3.00 |     2.00 |     5.00 |");
  }

  @Test
  void ratesCountTheWorkOfTheBenchmark() {
    // 2 x 10000 x 784 x 10 operations in 10 ms
    assertThat(row(List.of(round(30, 10)), "assignment, threads 1, GFLOP/s")).contains(" 15.68 ");
  }

  @Test
  void rowsAgainstSgemmCompareRates() {
    Round round = new Round(Map.of("assignment 1", 10.0, "sgemm 1", 100.0));
    // 15.68 GFLOP/s against 2 x 1024^3 operations in 100 ms
    assertThat(row(List.of(round), "assignment GFLOP/s / sgemm")).contains(" 0.73 ");
  }

  @Test
  void rowsOfBenchmarksThatWereNotRunAreLeftOut() {
    assertThat(Summary.table(List.of(round(30, 10)))).doesNotContain("sgemm", "NaN", "Weka");
  }

  @Test
  void theDescentsAndTheFitsRunOnce() throws RunnerException {
    var results =
        new Runner(
                new OptionsBuilder()
                    .include("engram\\.benchmarks\\.(Descent|Fit)Benchmark")
                    .param("data", "letter")
                    .mode(org.openjdk.jmh.annotations.Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    assertThat(results).hasSize(10);
  }

  private static Round round(double epoch, double assignment) {
    return new Round(Map.of("unmaskedEpoch 1", epoch, "assignment 1", assignment));
  }

  private static String row(List<Round> rounds, String name) {
    return Summary.table(rounds)
        .lines()
        .filter(line -> line.startsWith("| " + name))
        .findFirst()
        .orElseThrow();
  }
}
