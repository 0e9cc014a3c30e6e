package engram.learned;

import engram.math.Check;
import java.io.Serializable;
import java.util.List;

/**
 * What was said of the texts of a file when a model was learned from it, and holds for the texts of
 * other rows: it changes what a cell means, not only how it is written.
 *
 * @param missing words that mean a missing cell in any case, besides the empty one; null for those
 *     that every reader knows
 * @param decimal mark of numbers, {@code .} or {@code ,}; null where it is found in each file
 */
public record Reading(List<String> missing, String decimal) implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Copies the words.
   *
   * @throws IllegalArgumentException if the decimal mark is none
   */
  public Reading {
    missing = missing == null ? null : List.copyOf(missing);
    Check.that(
        decimal == null || decimal.equals(".") || decimal.equals(","),
        "decimal",
        decimal,
        "a point, a comma or none");
  }
}
