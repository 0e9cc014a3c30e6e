package engram.member;

import java.io.Serializable;

/**
 * The pairs by the leaf of a tree that they are in.
 *
 * @param start of each node, where its pairs begin in the list; one more at the end
 * @param rows the list of the pairs, n
 */
record LeafRows(int[] start, int[] rows) implements Serializable {

  private static final long serialVersionUID = 1L;

  static LeafRows of(LeafTree tree, Pairs pairs) {
    int[] start = new int[tree.columns().length + 1];
    int[] leaf = new int[pairs.size()];
    for (int j = 0; j < leaf.length; j++) {
      leaf[j] = tree.leaf(pairs.x()[j]);
      start[leaf[j] + 1]++;
    }
    for (int node = 1; node < start.length; node++) {
      start[node] += start[node - 1];
    }
    int[] next = start.clone();
    int[] rows = new int[leaf.length];
    for (int j = 0; j < leaf.length; j++) {
      rows[next[leaf[j]]++] = j;
    }
    return new LeafRows(start, rows);
  }

  /** Returns the weight of the pairs of a leaf. */
  double weight(int leaf, Pairs pairs) {
    double weight = 0;
    for (int k = start[leaf]; k < start[leaf + 1]; k++) {
      weight += pairs.weight(rows[k]);
    }
    return weight;
  }
}
