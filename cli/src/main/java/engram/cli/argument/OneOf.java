package engram.cli.argument;

import engram.cli.clustering.OptionWords;
import engram.cli.completion.ImputerRival;
import engram.cli.prediction.WekaRival;
import engram.cluster.Start;
import engram.energy.Kernel;
import engram.table.Scaling;
import engram.transformer.Hopfield;
import engram.transformer.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option that is one of a few words: the constants of an enum in lower case with hyphens. */
public abstract class OneOf<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

  private final List<E> constants;

  protected OneOf(List<E> constants) {
    this.constants = List.copyOf(constants);
  }

  @Override
  public E convert(String value) {
    for (E constant : constants) {
      if (OptionWords.of(constant).equals(value)) {
        return constant;
      }
    }
    throw new TypeConversionException(
        "this version has no '" + value + "', allowed: " + String.join(", ", words()));
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    constants.forEach(constant -> words.add(OptionWords.of(constant)));
    return words;
  }

  @Override
  public Iterator<String> iterator() {
    return words().iterator();
  }

  /**
   * Returns the constants of a setting's type that a command offers: those of an enum but for what
   * needs values that only programs give, and of kernels those that basins descend by.
   */
  static List<Object> offered(Class<?> type) {
    if (type == Kernel.class) {
      return List.of(
          Kernel.GAUSSIAN, Kernel.EPANECHNIKOV, Kernel.COSINE, Kernel.QUARTIC, Kernel.TRIWEIGHT);
    }
    return Arrays.stream((Object[]) type.getEnumConstants())
        .filter(each -> each != Start.GIVEN)
        .toList();
  }

  /** Scalings of numeric columns. */
  static final class Scalings extends OneOf<Scaling> {
    Scalings() {
      super(List.of(Scaling.values()));
    }
  }

  /** The algorithms of this version. */
  public static final class Algorithms extends OneOf<Algorithm> {
    public Algorithms() {
      super(List.of(Algorithm.values()));
    }
  }

  /** The further rivals. */
  public static final class Rivals extends OneOf<Rival> {
    public Rivals() {
      super(List.of(Rival.values()));
    }
  }

  /** The learners of Weka. */
  public static final class Learners extends OneOf<WekaRival> {
    public Learners() {
      super(List.of(WekaRival.values()));
    }
  }

  /** The other ways to fill cells. */
  public static final class Imputers extends OneOf<ImputerRival> {
    public Imputers() {
      super(List.of(ImputerRival.values()));
    }
  }

  /** Which patches of an image are hidden. */
  public static final class Masks extends OneOf<Mask> {
    public Masks() {
      super(List.of(Mask.values()));
    }
  }

  /** The modules of memories of an Energy Transformer. */
  static final class Hopfields extends OneOf<Hopfield> {
    Hopfields() {
      super(List.of(Hopfield.values()));
    }
  }

  /** The kernels of energies. */
  public static final class Kernels extends OneOf<Kernel> {
    public Kernels() {
      super(List.of(Kernel.values()));
    }
  }
}
