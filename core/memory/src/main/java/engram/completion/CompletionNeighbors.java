package engram.completion;

import java.util.Arrays;

/** The nearest rows met so far, at most a fixed number; of equally far rows the first ones. */
final class CompletionNeighbors {

  private final int[] rows;
  private final double[] distances;
  private int size;

  CompletionNeighbors(int most) {
    rows = new int[most];
    distances = new double[most];
  }

  int size() {
    return size;
  }

  /** Returns the row at a place, the nearest first once {@link #sort} was called. */
  int row(int place) {
    return rows[place];
  }

  double distance(int place) {
    return distances[place];
  }

  /** Returns the rows in ascending order. */
  int[] ascending() {
    int[] ascending = Arrays.copyOf(rows, size);
    Arrays.sort(ascending);
    return ascending;
  }

  /** Takes note of a row; rows come in ascending order. O(log most). */
  void offer(int row, double distance) {
    if (size < rows.length) {
      rows[size] = row;
      distances[size] = distance;
      for (int at = size++; at > 0 && farther(at, (at - 1) / 2); at = (at - 1) / 2) {
        swap(at, (at - 1) / 2);
      }
    } else if (size > 0 && distance < distances[0]) {
      rows[0] = row;
      distances[0] = distance;
      sink(0, size);
    }
  }

  /** Orders the rows by distance, then index; nothing may be offered afterwards. */
  void sort() {
    for (int end = size - 1; end > 0; end--) {
      swap(0, end);
      sink(0, end);
    }
  }

  private void sink(int from, int end) {
    int at = from;
    while (2 * at + 1 < end) {
      int child = 2 * at + 1;
      child = child + 1 < end && farther(child + 1, child) ? child + 1 : child;
      if (!farther(child, at)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private boolean farther(int a, int b) {
    return distances[a] > distances[b] || (distances[a] == distances[b] && rows[a] > rows[b]);
  }

  private void swap(int a, int b) {
    int row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
    double distance = distances[a];
    distances[a] = distances[b];
    distances[b] = distance;
  }
}
