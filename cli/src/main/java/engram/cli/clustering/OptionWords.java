package engram.cli.clustering;

import java.util.Locale;

/** Constants and names as the command line writes them. */
public final class OptionWords {

  private OptionWords() {}

  /**
   * Returns a constant in lower case with hyphens: {@code KMEANS_PLUS_PLUS} as kmeans-plus-plus.
   */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns a name in camel case in lower case with hyphens: {@code stepSize} as step-size. */
  public static String kebab(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
