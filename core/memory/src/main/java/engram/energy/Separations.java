package engram.energy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The separations that have names: what the option {@code separation} of every estimator takes. */
public final class Separations {

  /** The default of every estimator. */
  public static final Separation SOFTMAX = new Softmax();

  /** What the option says of itself, in every host. */
  public static final String SAYS =
      "From scores to weights of the memories: softmax, sparsemax, entmax, normmax, top-k, gaussian,"
          + " epanechnikov, cosine, tricube, quartic, triweight or triangle; entmax:ALPHA,"
          + " normmax:ALPHA and top-k:K take a number of their own. A sparse one gives most memories no weight.";

  private static final String UNIFORM = Kernel.UNIFORM.name();

  private Separations() {}

  /** Returns one of each kind, with its default number where it takes one. */
  public static List<Separation> all() {
    return Stream.concat(
            Stream.of(
                SOFTMAX,
                new Entmax(2),
                new Entmax(Entmax.DEFAULT),
                new NormMax(NormMax.DEFAULT),
                new TopK(TopK.DEFAULT)),
            Arrays.stream(Kernel.values())
                .filter(kernel -> kernel != Kernel.UNIFORM)
                .map(KernelSeparation::new))
        .toList();
  }

  /** Returns the words of {@link #all}, as a list to read. */
  public static String words() {
    return all().stream().map(Separation::word).collect(Collectors.joining(", "));
  }

  /**
   * Returns the separation that a word names, in any case: one of {@link #all}, or {@code
   * entmax:ALPHA}, {@code normmax:ALPHA} (infinity allowed) or {@code top-k:K} with a number of
   * their own.
   *
   * @throws IllegalArgumentException if there is none; the uniform kernel has no slope to follow
   */
  public static Separation named(String word) {
    String name = word.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    int colon = name.indexOf(':');
    if (colon > 0) {
      return withNumber(word, name.substring(0, colon), name.substring(colon + 1));
    }
    return all().stream()
        .filter(each -> each.word().equals(name))
        .findFirst()
        .orElseThrow(() -> refused(word));
  }

  private static Separation withNumber(String word, String name, String number) {
    try {
      if (name.equals("entmax")) {
        return new Entmax(Double.parseDouble(number));
      } else if (name.equals("normmax")) {
        return new NormMax(
            number.equals("infinity") ? Double.POSITIVE_INFINITY : Double.parseDouble(number));
      } else if (name.equals("top-k")) {
        return new TopK(Integer.parseInt(number));
      }
    } catch (NumberFormatException e) {
      throw refused(word);
    }
    throw refused(word);
  }

  private static IllegalArgumentException refused(String word) {
    boolean uniform = word.strip().equalsIgnoreCase(UNIFORM);
    return new IllegalArgumentException(
        "separation is '"
            + word
            + "'"
            + (uniform ? ", which has no slope to descend" : "")
            + ", allowed: "
            + words()
            + ", entmax:ALPHA, normmax:ALPHA, top-k:K");
  }
}
