package engram.weka.compare;

import engram.measure.Matching;
import engram.weka.Sketch;
import engram.weka.SketchPicture;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a comparison has found so far.
 *
 * @param data what the data are called
 * @param rows number of instances
 * @param classes class of each row, -1 where it is missing; null without classes; not to be
 *     modified
 * @param classNames their names
 * @param schemes the schemes in their order
 * @param failures what went wrong, a line each
 */
public record ComparisonResult(
    String data,
    int rows,
    int[] classes,
    List<String> classNames,
    List<SchemeRuns> schemes,
    List<String> failures) {

  /** Copies the lists. */
  public ComparisonResult {
    schemes = List.copyOf(schemes);
    failures = List.copyOf(failures);
  }

  /** Returns whether a scheme has the best mean of a score, as shown. */
  public boolean best(SchemeRuns scheme, Score score) {
    return score
        .kind()
        .best(scheme.mean(score), schemes.stream().mapToDouble(each -> each.mean(score)).toArray());
  }

  /**
   * Returns what Weka's Experimenter puts behind a value: v for one that is significantly better
   * than that of the first scheme, * for one that is worse, nothing otherwise.
   */
  public String mark(SchemeRuns scheme, Score score) {
    SchemeRuns.Paired paired = scheme.against(schemes.get(0), score);
    if (scheme == schemes.get(0) || !paired.significant() || !score.kind().judges()) {
      return "";
    }
    return score.kind().ahead(paired.difference(), 0) ? "v" : "*";
  }

  /**
   * Returns the group of each cluster of a run, which is its colour: the class that it is matched
   * to, or without classes the cluster of the first scheme's typical run.
   */
  int[] groups(Run run) {
    Run first = schemes.get(0).typical();
    int[] reference = classes != null || first == null ? classes : first.labels();
    return Matching.groups(
        reference == null ? run.labels() : reference, run.labels(), clusters(run));
  }

  /** Returns the number of clusters of a run, the last one that its picture marks included. */
  private static int clusters(Run run) {
    int clusters = run.sketch().marks().length;
    for (int group : run.sketch().memoryGroups()) {
      clusters = Math.max(clusters, group + 1);
    }
    for (int label : run.labels()) {
      clusters = Math.max(clusters, label + 1);
    }
    return clusters;
  }

  /**
   * Returns the pictures of two schemes' typical runs in one frame, matched clusters in one colour;
   * takes up to some seconds.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  List<SketchPicture> pictures(SchemeRuns left, SchemeRuns right) {
    List<Sketch> sketches = Stream.of(left, right).map(this::titled).toList();
    return SketchPicture.of(sketches, List.of(groups(left.typical()), groups(right.typical())));
  }

  private Sketch titled(SchemeRuns scheme) {
    Run run = scheme.typical();
    StringBuilder title = new StringBuilder(scheme.name());
    if (scheme.seeded()) {
      title.append(", seed ").append(run.seed());
    }
    for (Score score : List.of(Score.ARI, Score.NMI, Score.SILHOUETTE)) {
      if (!Double.isNaN(score.of(run))) {
        title.append(", ").append(score.kind().heading()).append(' ');
        title.append(score.kind().text(score.of(run)));
      }
    }
    return run.sketch().titled(title.toString());
  }
}
