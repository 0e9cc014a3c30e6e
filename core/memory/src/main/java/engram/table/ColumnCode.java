package engram.table;

import java.io.Serializable;

/** How the cells of one column become numbers of an encoded row, and back. */
sealed interface ColumnCode extends Serializable permits ZScore, OneHot {

  /** The column as it was when the code was learned. */
  Column column();

  /** How many numbers a cell becomes. */
  int width();

  /** Writes the code of a known cell to out[at] ... out[at + width - 1]. */
  void encode(double cell, double[] out, int at);

  /** The cell nearest to the code in[at] ... in[at + width - 1], NaN if one of those is NaN. */
  double decode(double[] in, int at);

  /** Name of the i-th number. */
  String encodedName(int i);

  /** Whether the i-th number was the same in all rows that the code was learned from. */
  boolean constant(int i);
}
