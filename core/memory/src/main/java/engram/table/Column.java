package engram.table;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/**
 * Name and kind of one column of a table.
 *
 * @param name the name, not empty
 * @param kind what the cells are
 * @param levels of a nominal column its levels, of a text column the distinct texts, in the order
 *     of the indices that the cells hold, without repeats; empty for a numeric column
 */
public record Column(String name, Kind kind, List<String> levels) implements Serializable {

  /** What the cells of a column are. */
  public enum Kind {
    /** Numbers. */
    NUMERIC,
    /** One of a few levels without order; the cell holds the index of the level. */
    NOMINAL,
    /** Free text; the cell holds the index of the text. */
    TEXT
  }

  /**
   * Checks the parts and copies the levels.
   *
   * @throws IllegalArgumentException if the name is empty, a numeric column has levels, or a level
   *     comes twice
   */
  public Column {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a column needs a name");
    }
    if (kind == null) {
      throw new IllegalArgumentException("column '" + name + "' needs a kind");
    }
    levels = List.copyOf(levels);
    if (kind == Kind.NUMERIC && !levels.isEmpty()) {
      throw new IllegalArgumentException("numeric column '" + name + "' cannot have levels");
    }
    HashSet<String> seen = new HashSet<>();
    for (String level : levels) {
      if (!seen.add(level)) {
        throw new IllegalArgumentException(
            "column '" + name + "' has the level " + DataException.quote(level) + " twice");
      }
    }
  }

  /**
   * A numeric column.
   *
   * @param name the name
   * @return the column
   */
  public static Column numeric(String name) {
    return new Column(name, Kind.NUMERIC, List.of());
  }

  /**
   * A nominal column.
   *
   * @param name the name
   * @param levels the levels in the order of their indices
   * @return the column
   */
  public static Column nominal(String name, List<String> levels) {
    return new Column(name, Kind.NOMINAL, levels);
  }

  /**
   * A text column.
   *
   * @param name the name
   * @param texts the distinct texts in the order of their indices
   * @return the column
   */
  public static Column text(String name, List<String> texts) {
    return new Column(name, Kind.TEXT, texts);
  }

  /**
   * Whether the cells are numbers.
   *
   * @return true for a numeric column
   */
  public boolean isNumeric() {
    return kind == Kind.NUMERIC;
  }

  /**
   * Whether the cells are levels.
   *
   * @return true for a nominal column
   */
  public boolean isNominal() {
    return kind == Kind.NOMINAL;
  }
}
