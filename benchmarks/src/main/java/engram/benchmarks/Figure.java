package engram.benchmarks;

import engram.benchmarks.DescentBenchmark.Narrow;
import engram.benchmarks.DescentBenchmark.Wide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One row of the summary: a number computed from the scores of a round.
 *
 * @param name what it is
 * @param wanted what it should be, empty if there is no such mark
 * @param of the number, NaN where a benchmark it needs was not run
 */
record Figure(String name, String wanted, ToDoubleFunction<Round> of) {

  private static final double MULTIPLY_ADD = 2;
  private static final double DESCENT = 12;
  private static final double ASSIGNMENT_WORK = MULTIPLY_ADD * Wide.POINTS * Wide.COLUMNS * Wide.K;
  private static final double EPOCH_WORK =
      DESCENT * Wide.POINTS * Wide.COLUMNS * Wide.K * DescentBenchmark.STEPS;
  private static final double DIRECT_WORK =
      DESCENT * Narrow.POINTS * Narrow.COLUMNS * Narrow.K * DescentBenchmark.STEPS;
  private static final double SGEMM_WORK = MULTIPLY_ADD * 1024 * 1024 * 1024;

  /** All rows: ratios of scores of the same round first, then rates and times. */
  static List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    for (String epoch : List.of("unmaskedEpoch", "maskedEpoch")) {
      figures.add(
          new Figure(epoch + " / assignment, 1 thread", "<= 5", ratio(epoch, "assignment", "1")));
    }
    figures.add(
        new Figure(
            "prediction / distances, letter, 1 thread",
            "<= 3",
            ratio("prediction", "distances", "1")));
    for (String task : List.of("unmaskedEpoch", "maskedEpoch", "assignment", "directEpoch")) {
      figures.add(
          new Figure(
              task + ", 1 thread / 2 threads",
              ">= 1.7",
              round -> round.score(task, "1") / round.score(task, "2")));
    }
    figures.add(new Figure("ClAM fit / Weka fit, letter", "<= 1", ratio("clam", "weka", "letter")));
    figures.add(
        new Figure(
            "ClAM fit / Weka fit, fashion_mnist_t10k",
            "<= 0.33",
            ratio("clam", "weka", "fashion_mnist_t10k")));
    for (String threads : List.of("1", "2")) {
      figures.add(toSgemm("assignment", ASSIGNMENT_WORK, threads));
      figures.add(toSgemm("directEpoch", DIRECT_WORK, threads));
      figures.add(toSgemm("unmaskedEpoch", EPOCH_WORK, threads));
      figures.add(toSgemm("maskedEpoch", EPOCH_WORK, threads));
    }
    figures.add(rate("assignment", ">= 15", ASSIGNMENT_WORK, "1"));
    figures.add(rate("directEpoch", ">= 8", DIRECT_WORK, "1"));
    figures.add(rate("sgemm", "", SGEMM_WORK, "1"));
    figures.add(rate("sgemm", "", SGEMM_WORK, "2"));
    for (String task : List.of("assignment", "unmaskedEpoch", "maskedEpoch", "directEpoch")) {
      figures.add(new Figure(task + ", 1 thread, ms", "", round -> round.score(task, "1")));
    }
    for (String task : List.of("prediction", "distances")) {
      figures.add(new Figure(task + ", 1 thread, ms", "", round -> round.score(task, "1")));
    }
    for (String data : List.of("letter", "fashion_mnist_t10k")) {
      figures.add(new Figure("ClAM fit, " + data + ", s", "", r -> r.score("clam", data)));
      figures.add(new Figure("Weka fit, " + data + ", s", "", r -> r.score("weka", data)));
    }
    return figures;
  }

  private static ToDoubleFunction<Round> ratio(String above, String below, String parameter) {
    return round -> round.score(above, parameter) / round.score(below, parameter);
  }

  private static Figure rate(String task, String wanted, double work, String threads) {
    return new Figure(
        task + ", threads " + threads + ", GFLOP/s",
        wanted,
        round -> work / round.score(task, threads) / 1e6);
  }

  private static Figure toSgemm(String task, double work, String threads) {
    return new Figure(
        task + " GFLOP/s / sgemm GFLOP/s, threads " + threads,
        "",
        round -> work / round.score(task, threads) * round.score("sgemm", threads) / SGEMM_WORK);
  }

  /**
   * Returns the row of a table in Markdown: median, least and largest over the rounds; empty where
   * the number is not known.
   */
  String row(List<Round> rounds) {
    double[] values = rounds.stream().mapToDouble(of).sorted().toArray();
    if (Arrays.stream(values).anyMatch(Double::isNaN)) {
      return "";
    }
    int middle = values.length / 2;
    double median =
        values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    return String.format(
        Locale.ROOT,
        "| %-58s | %-7s | %8.2f | %8.2f | %8.2f |%n",
        name,
        wanted,
        median,
        values[0],
        values[values.length - 1]);
  }
}
