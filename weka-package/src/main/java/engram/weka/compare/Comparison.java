package engram.weka.compare;

import engram.measure.ClusterScores;
import engram.weka.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import weka.clusterers.Clusterer;

/**
 * Several clusterers, several seeds, the same data. Runs in the thread of its caller, the schemes
 * in turn at each seed, so that what is there when it is stopped can be compared. The same setup
 * gives the same result but for the seconds.
 */
public final class Comparison {

  /** Told what happens; from the thread of the comparison. */
  public interface Listener {
    /** A run begins. */
    void begins(String scheme, int seed);

    /** A run has ended, or a scheme has failed; this is the result so far. */
    void changed(ComparisonResult soFar);
  }

  private final ComparisonSetup setup;
  private volatile boolean stopped;

  /** Prepares a comparison. */
  public Comparison(ComparisonSetup setup) {
    this.setup = setup;
  }

  /**
   * Ends the comparison: rows refuse to be read from now on. Interrupt its thread too, for schemes
   * that notice that.
   */
  public void stop() {
    stopped = true;
  }

  /**
   * Runs all schemes with all seeds. A scheme that fails is left out from there on, and the result
   * says why.
   *
   * @param listener told what happens
   * @return the whole result
   * @throws CancellationException if it was stopped
   * @throws IllegalArgumentException if the data cannot be compared on
   */
  public ComparisonResult run(Listener listener) {
    ComparedData data = ComparedData.of(setup, () -> stopped);
    Pictures pictures = Pictures.of(data);
    List<Scheme> schemes = setup.schemes().stream().map(Scheme::new).toList();
    List<List<Run>> runs = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    boolean[] failed = new boolean[schemes.size()];
    schemes.forEach(scheme -> runs.add(new ArrayList<>()));
    for (int s = 0; s < setup.seeds(); s++) {
      int seed = setup.firstSeed() + s;
      for (int i = 0; i < failed.length; i++) {
        Scheme scheme = schemes.get(i);
        if (failed[i] || s > 0 && !scheme.seeded()) {
          continue;
        }
        listener.begins(scheme.name(), seed);
        try {
          runs.get(i).add(run(scheme, seed, data, pictures));
        } catch (Exception e) {
          if (stopped) {
            throw cancelled(e);
          }
          failed[i] = true;
          failures.add(scheme.name() + " with seed " + seed + ": " + reason(e));
        }
        listener.changed(result(data, schemes, runs, failures));
      }
    }
    return result(data, schemes, runs, failures);
  }

  private Run run(Scheme scheme, int seed, ComparedData data, Pictures pictures) throws Exception {
    Clusterer clusterer = scheme.copy(setup.clusters(), seed);
    long start = System.nanoTime();
    clusterer.buildClusterer(data.rows(clusterer));
    int[] labels = Scheme.labels(clusterer, data.rows(clusterer), () -> stopped);
    double seconds = (System.nanoTime() - start) / 1e9;
    check();
    ClusterScores scores = ClusterScores.of(data.complete(), data.classes(), labels, seed, 0);
    Sketch sketch = pictures.sketch(scheme.name(), clusterer, labels);
    check();
    return new Run(seed, labels, scores, seconds, sketch);
  }

  private void check() {
    if (stopped) {
      throw new CancellationException("stopped");
    }
  }

  private static CancellationException cancelled(Exception cause) {
    CancellationException end = new CancellationException("stopped");
    end.initCause(cause);
    return end;
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage().lines().findFirst().orElse("");
  }

  private ComparisonResult result(
      ComparedData data, List<Scheme> schemes, List<List<Run>> runs, List<String> failures) {
    List<SchemeRuns> all = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Scheme scheme = schemes.get(i);
      all.add(
          new SchemeRuns(
              scheme.name(),
              scheme.options(setup.clusters(), setup.firstSeed()),
              scheme.seeded(),
              runs.get(i)));
    }
    return new ComparisonResult(
        data.name(), data.complete().length, data.classes(), data.classNames(), all, failures);
  }
}
