package engram.weka;

import engram.measure.ClusterSizes;
import java.util.List;
import java.util.stream.IntStream;

/** What the schemes tell the Experimenter besides their results, which becomes columns there. */
public final class Measures {

  private Measures() {}

  /**
   * Returns the place of a measure.
   *
   * @throws IllegalArgumentException if there is none of that name, with those that there are
   */
  public static int place(List<String> measures, String name) {
    int place = measures.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "measure is " + name + ", allowed: " + String.join(", ", measures));
    }
    return place;
  }

  /** Returns the exponential of the entropy of the sizes of clusters, NaN if all are empty. */
  public static double effectiveClusters(int[] sizes) {
    int[] labels =
        IntStream.range(0, sizes.length)
            .flatMap(k -> IntStream.generate(() -> k).limit(sizes[k]))
            .toArray();
    return labels.length == 0 ? Double.NaN : ClusterSizes.of(labels).effectiveClusters();
  }
}
