package engram.weka.compare;

import engram.cluster.RestartChoice;
import java.util.List;
import weka.experiment.PairedStats;
import weka.experiment.Stats;

/**
 * The runs of one scheme, and what they say together.
 *
 * @param name its class, without the package
 * @param options its options, k and the seed as in the first run
 * @param seeded whether it has a seed; otherwise it runs once
 * @param runs its runs so far, by seed
 */
public record SchemeRuns(String name, String options, boolean seeded, List<Run> runs) {

  private static final double LEVEL = 0.05;

  /** Copies the list. */
  public SchemeRuns {
    runs = List.copyOf(runs);
  }

  /** Returns the values of a score, one a run. */
  public double[] values(Score score) {
    return runs.stream().mapToDouble(score::of).toArray();
  }

  private Stats stats(Score score) {
    Stats stats = new Stats();
    for (double value : values(score)) {
      stats.add(value);
    }
    stats.calculateDerived();
    return stats;
  }

  /** Returns the mean of a score over the runs, NaN without runs or where it cannot be said. */
  public double mean(Score score) {
    return runs.isEmpty() ? Double.NaN : stats(score).mean;
  }

  /** Returns the sample deviation of a score, NaN with fewer than two runs. */
  public double deviation(Score score) {
    return runs.size() < 2 ? Double.NaN : stats(score).stdDev;
  }

  /** Returns the mean and the deviation as they are shown. */
  public String text(Score score) {
    String mean = score.kind().text(mean(score));
    double deviation = deviation(score);
    return Double.isNaN(deviation) ? mean : mean + " ± " + score.kind().text(deviation);
  }

  /** Returns the run whose clusters are most like those of the others, null without runs. */
  public Run typical() {
    return runs.isEmpty()
        ? null
        : runs.get(RestartChoice.byAgreement(runs.stream().map(Run::labels).toList()));
  }

  /**
   * A scheme beside the first one, seed by seed. One that has no seed has the same run at each.
   *
   * @param difference mean of its values less those of the first scheme
   * @param wins seeds at which it is better
   * @param losses seeds at which it is worse
   * @param pairs seeds that both have
   * @param probability of so large a difference by chance, by the two-sided paired t test; NaN with
   *     fewer than two pairs or where all differences are equal
   */
  public record Paired(double difference, int wins, int losses, int pairs, double probability) {

    /** Returns whether the difference is significant at {@value SchemeRuns#LEVEL}. */
    public boolean significant() {
      return probability < LEVEL;
    }
  }

  /** Compares with the first scheme. */
  public Paired against(SchemeRuns first, Score score) {
    int pairs =
        Math.min(
            seeded ? runs.size() : runs.isEmpty() ? 0 : Integer.MAX_VALUE,
            first.seeded ? first.runs.size() : first.runs.isEmpty() ? 0 : Integer.MAX_VALUE);
    pairs = pairs == Integer.MAX_VALUE ? 1 : pairs;
    double[] own = values(score);
    double[] other = first.values(score);
    PairedStats stats = new PairedStats(LEVEL);
    int wins = 0;
    int losses = 0;
    for (int i = 0; i < pairs; i++) {
      double mine = own[Math.min(i, own.length - 1)];
      double theirs = other[Math.min(i, other.length - 1)];
      stats.add(mine, theirs);
      wins += score.kind().ahead(mine, theirs) ? 1 : 0;
      losses += score.kind().ahead(theirs, mine) ? 1 : 0;
    }
    if (pairs == 0) {
      return new Paired(Double.NaN, 0, 0, 0, Double.NaN);
    }
    stats.calculateDerived();
    boolean varies = pairs > 1 && stats.differencesStats.stdDev > 0;
    return new Paired(
        stats.differencesStats.mean,
        wins,
        losses,
        pairs,
        varies ? stats.differencesProbability : Double.NaN);
  }
}
