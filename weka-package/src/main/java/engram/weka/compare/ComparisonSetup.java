package engram.weka.compare;

import java.util.List;
import java.util.Set;
import weka.clusterers.Clusterer;
import weka.core.Instances;

/**
 * What is compared on which data.
 *
 * @param data the instances, whatever their class attribute; not modified
 * @param classIndex attribute whose values are the true classes, which no scheme sees; -1 for none
 * @param ignored attributes that no scheme sees either
 * @param schemes the clusterers, which are copied for each run; the first is what others are
 *     compared with
 * @param k clusters asked of each scheme that can be asked, 0 = as many as there are classes, -1 =
 *     as its own options say
 * @param seeds runs of each scheme that has a seed
 * @param firstSeed seed of the first run, the next ones follow
 * @param sameRows whether schemes that do not encode data by themselves get the rows that Engram's
 *     get: numbers standardised, labels as numbers 0 and 1, missing values at the mean; otherwise
 *     they get the data as they are
 */
public record ComparisonSetup(
    Instances data,
    int classIndex,
    Set<Integer> ignored,
    List<Clusterer> schemes,
    int k,
    int seeds,
    int firstSeed,
    boolean sameRows) {

  /**
   * Copies the lists and checks the values.
   *
   * @throws IllegalArgumentException with what is wrong and what is allowed
   */
  public ComparisonSetup {
    ignored = Set.copyOf(ignored);
    schemes = List.copyOf(schemes);
    that(!schemes.isEmpty(), "no clusterer is listed: add one or more");
    that(seeds >= 1, "seeds is " + seeds + ", allowed: 1 or more");
    that(firstSeed >= 0, "first seed is " + firstSeed + ", allowed: 0 or more");
    that(k >= -1, "k is " + k + ", allowed: 1 or more, 0 = classes, -1 = as each scheme says");
    that(data.numInstances() > 0, "the data have no instances: load some");
    boolean classes = classIndex >= 0;
    that(
        !classes || data.attribute(classIndex).isNominal(),
        "the class "
            + (classes ? data.attribute(classIndex).name() : "")
            + " is not nominal: choose another, or none");
    that(
        k != 0 || classes,
        "k is as many as classes, but no class is chosen: choose one, or set k to 1 or more");
  }

  private static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Returns the number of clusters to ask for, -1 for what each scheme says itself. */
  public int clusters() {
    return k == 0 ? data.attribute(classIndex).numValues() : k;
  }
}
