package engram.weka;

import engram.energy.Energy;
import engram.math.PrincipalPlane;
import java.io.Serializable;

/**
 * What a picture of a model needs: rows, memories and the energy on the plane of the two principal
 * axes. Kept in the model, so that one that was loaded from a file can be drawn too.
 *
 * @param title what model it is of
 * @param subtitle a line of figures
 * @param points n x 2 projected rows
 * @param groups cluster of each point, -1 for none
 * @param memories K x 2 projected memories that make the energy
 * @param memoryGroups cluster of each memory, -1 for none
 * @param marks k x 2 projected memories or modes that are marked with their numbers
 * @param share share of the variance along each axis
 * @param energy the energy
 * @param steps descent steps that tell a point's basin
 * @param stepSize size of a step
 */
public record Sketch(
    String title,
    String subtitle,
    double[][] points,
    int[] groups,
    double[][] memories,
    int[] memoryGroups,
    double[][] marks,
    double[] share,
    Energy energy,
    int steps,
    double stepSize)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The most rows that are kept. */
  public static final int MOST_POINTS = 1000;

  /** The most of them that make an energy: each pixel is compared with all. */
  private static final int MOST_MEMORIES = 400;

  /**
   * Returns which rows to keep: all, or {@value #MOST_POINTS} at even distances.
   *
   * @param count how many rows there are
   */
  public static int[] drawn(int count) {
    return drawn(count, MOST_POINTS);
  }

  private static int[] drawn(int count, int most) {
    int[] drawn = new int[Math.min(count, most)];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = (int) ((long) i * count / drawn.length);
    }
    return drawn;
  }

  /** Returns the rows at some places. */
  public static double[][] pick(double[][] rows, int[] places) {
    double[][] picked = new double[places.length][];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = rows[places[i]];
    }
    return picked;
  }

  /**
   * A sketch whose energy is made by the marked memories.
   *
   * @param rows n x D complete rows
   * @param labels cluster of each
   * @param memories k x D, cluster k is that of memory k
   */
  public static Sketch ofMemories(
      String title,
      String subtitle,
      double[][] rows,
      int[] labels,
      double[][] memories,
      Energy energy,
      int steps,
      double stepSize) {
    PrincipalPlane plane = PrincipalPlane.of(rows);
    int[] groups = new int[memories.length];
    for (int k = 0; k < groups.length; k++) {
      groups[k] = k;
    }
    double[][] marks = plane.project(memories);
    return new Sketch(
        title,
        subtitle,
        plane.project(rows),
        labels,
        marks,
        groups,
        marks,
        plane.share(),
        energy,
        steps,
        stepSize);
  }

  /**
   * A sketch whose energy is made by the rows themselves.
   *
   * @param rows n x D complete rows
   * @param labels cluster of each, -1 for none
   * @param modes k x D
   */
  public static Sketch ofRows(
      String title,
      String subtitle,
      double[][] rows,
      int[] labels,
      double[][] modes,
      Energy energy,
      int steps) {
    PrincipalPlane plane = PrincipalPlane.of(rows);
    double[][] points = plane.project(rows);
    int[] some = drawn(rows.length, MOST_MEMORIES);
    int[] someLabels = new int[some.length];
    for (int i = 0; i < some.length; i++) {
      someLabels[i] = labels[some[i]];
    }
    return new Sketch(
        title,
        subtitle,
        points,
        labels,
        pick(points, some),
        someLabels,
        plane.project(modes),
        plane.share(),
        energy,
        steps,
        1);
  }

  /** Returns this sketch with another title. */
  public Sketch titled(String text) {
    return new Sketch(
        text,
        subtitle,
        points,
        groups,
        memories,
        memoryGroups,
        marks,
        share,
        energy,
        steps,
        stepSize);
  }

  /** Returns the cluster of a marked memory or mode. */
  int clusterOf(int mark) {
    return marks == memories ? memoryGroups[mark] : mark;
  }
}
