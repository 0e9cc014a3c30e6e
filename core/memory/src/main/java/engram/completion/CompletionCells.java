package engram.completion;

/**
 * Which cells of a row are known.
 *
 * @param known columns of the known cells, ascending
 * @param missing columns of the missing cells, ascending
 */
record CompletionCells(int[] known, int[] missing) {

  static CompletionCells of(double[] row) {
    int count = 0;
    for (double value : row) {
      count += Double.isNaN(value) ? 0 : 1;
    }
    int[] known = new int[count];
    int[] missing = new int[row.length - count];
    int k = 0;
    for (int d = 0; d < row.length; d++) {
      if (Double.isNaN(row[d])) {
        missing[d - k] = d;
      } else {
        known[k++] = d;
      }
    }
    return new CompletionCells(known, missing);
  }
}
