package engram.model;

import java.io.Serializable;

/**
 * Where a model comes from.
 *
 * @param engram version of the library that fitted it
 * @param rows rows of the data
 * @param columns columns of the data
 * @param rule how the restart was chosen: {@code agreement}, {@code loss}, {@code silhouette} or
 *     {@code single}
 * @param restart which restart was chosen, 0 for the first
 * @param agreement mean adjusted Rand index of its clusters with those of the other restarts; null
 *     of a single one, and in older files
 */
public record Provenance(
    String engram, int rows, int columns, String rule, int restart, Double agreement)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the same with another word on how the restart was chosen. */
  public Provenance withRule(String value) {
    return new Provenance(engram, rows, columns, value, restart, agreement);
  }

  /** Returns the version of the library that runs. */
  public static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
