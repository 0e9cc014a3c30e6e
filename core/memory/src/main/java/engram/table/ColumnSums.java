package engram.table;

import java.util.Arrays;

/** What the encoded numbers of each column of a table add up to. */
public final class ColumnSums {

  private ColumnSums() {}

  /**
   * Adds the numbers of each column, such as what each encoded column adds to a distance.
   *
   * @param encoder that made the encoded columns
   * @param encoded one number an encoded column, not modified
   * @return one sum a column of {@link Encoder#schema()}
   * @throws IllegalArgumentException if there are not as many numbers as encoded columns
   */
  public static double[] of(Encoder encoder, double[] encoded) {
    if (encoded.length != encoder.width()) {
      throw new IllegalArgumentException(
          "an encoded row has " + encoder.width() + " numbers, this one " + encoded.length);
    }
    double[] sums = new double[encoder.schema().columns().size()];
    for (int c = 0; c < sums.length; c++) {
      sums[c] = Arrays.stream(encoded, encoder.offset(c), encoder.offset(c + 1)).sum();
    }
    return sums;
  }
}
