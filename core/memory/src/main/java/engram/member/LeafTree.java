package engram.member;

import java.io.Serializable;

/**
 * A binary tree of cuts of columns. Node 0 is the root.
 *
 * @param columns which column a node cuts, -1 for a leaf
 * @param cuts values below go left
 * @param left the left child, followed by the right one
 */
record LeafTree(int[] columns, float[] cuts, int[] left) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the leaf of a row. */
  int leaf(double[] x) {
    int node = 0;
    while (columns[node] >= 0) {
      node = x[columns[node]] < cuts[node] ? left[node] : left[node] + 1;
    }
    return node;
  }

  /** Returns whether this is a tree over rows of so many columns. */
  boolean fits(int width) {
    boolean fits =
        columns.length > 0 && cuts.length == columns.length && left.length == columns.length;
    for (int node = 0; fits && node < columns.length; node++) {
      boolean children = left[node] > node && left[node] + 1 < columns.length;
      fits = columns[node] == -1 || columns[node] >= 0 && columns[node] < width && children;
    }
    return fits;
  }
}
