package engram.basin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Modes made of the ends of descents: ends within the merge distance of each other, or linked by
 * others that are, belong to one mode, which is the densest of them.
 *
 * @param points R x D modes
 * @param heights log sum of the kernels at each
 * @param ofEnd the mode of each end
 */
record BasinModes(double[][] points, double[] heights, int[] ofEnd) {

  /**
   * Merges ends.
   *
   * @param ends M x D values, not modified
   * @param heights log sum of the kernels at each, not modified
   * @param distance the merge distance in data units, above 0
   */
  static BasinModes merge(double[][] ends, double[] heights, double distance) {
    Integer[] byHeight =
        IntStream.range(0, ends.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -heights[i])
                    .thenComparing(i -> ends[i], BasinMemories::compare))
            .toArray(Integer[]::new);
    BasinIndex index = new BasinIndex(ends, distance);
    int[] order = index.order();
    int[] ofEnd = new int[ends.length];
    Arrays.fill(ofEnd, -1);
    List<Integer> leaders = new ArrayList<>();
    // Half the distance leaves a chain of leaders along a ridge, which the links then join.
    for (int i : byHeight) {
      if (ofEnd[i] < 0) {
        int leader = leaders.size();
        leaders.add(i);
        ofEnd[i] = leader;
        index.visit(
            ends[i],
            (from, to) -> {
              for (int at = from; at < to; at++) {
                int j = order[at];
                if (ofEnd[j] < 0 && squared(ends[i], ends[j]) <= 0.25 * distance * distance) {
                  ofEnd[j] = leader;
                }
              }
            });
      }
    }
    int[] root = link(ends, leaders, distance);
    int[] number = new int[root.length];
    List<Integer> modes = new ArrayList<>();
    for (int r = 0; r < root.length; r++) {
      if (root[r] == r) {
        number[r] = modes.size();
        modes.add(leaders.get(r));
      }
    }
    return new BasinModes(
        modes.stream().map(i -> ends[i]).toArray(double[][]::new),
        modes.stream().mapToDouble(i -> heights[i]).toArray(),
        Arrays.stream(ofEnd).map(r -> number[root[r]]).toArray());
  }

  /** Returns, for each leader, the first of those it is linked to. */
  private static int[] link(double[][] ends, List<Integer> leaders, double distance) {
    double[][] points = leaders.stream().map(i -> ends[i]).toArray(double[][]::new);
    BasinIndex index = new BasinIndex(points, distance);
    int[] order = index.order();
    int[] root = IntStream.range(0, points.length).toArray();
    for (int r = 0; r < points.length; r++) {
      int self = r;
      index.visit(
          points[r],
          (from, to) -> {
            for (int at = from; at < to; at++) {
              int other = order[at];
              if (other < self && squared(points[self], points[other]) <= distance * distance) {
                int a = find(root, self);
                int b = find(root, other);
                root[Math.max(a, b)] = Math.min(a, b);
              }
            }
          });
    }
    return IntStream.range(0, root.length).map(r -> find(root, r)).toArray();
  }

  static int find(int[] root, int start) {
    int r = start;
    while (root[r] != r) {
      root[r] = root[root[r]];
      r = root[r];
    }
    return r;
  }

  static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < a.length; c++) {
      sum += (a[c] - b[c]) * (a[c] - b[c]);
    }
    return sum;
  }
}
