package engram.cli;

import engram.cli.clustering.Words;
import engram.cluster.DeadMemories;
import engram.cluster.Fill;
import engram.cluster.Rule;
import engram.cluster.Start;
import engram.energy.Kernel;
import engram.hamux.Hopfield;
import engram.hamux.Mask;
import engram.predict.MemoryForm;
import engram.predict.MetricForm;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option that is one of a few words: the constants of an enum in lower case with hyphens. */
abstract class OneOf<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

  private final List<E> constants;

  OneOf(List<E> constants) {
    this.constants = List.copyOf(constants);
  }

  @Override
  public E convert(String value) {
    for (E constant : constants) {
      if (Words.of(constant).equals(value)) {
        return constant;
      }
    }
    throw new TypeConversionException(
        "this version has no '" + value + "', allowed: " + String.join(", ", words()));
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    constants.forEach(constant -> words.add(Words.of(constant)));
    return words;
  }

  @Override
  public Iterator<String> iterator() {
    return words().iterator();
  }

  /** The algorithms of this version. */
  static final class Algorithms extends OneOf<Algorithm> {
    Algorithms() {
      super(List.of(Algorithm.values()));
    }
  }

  /** The further rivals. */
  static final class Rivals extends OneOf<Rival> {
    Rivals() {
      super(List.of(Rival.values()));
    }
  }

  /** The learners of Weka. */
  static final class Learners extends OneOf<WekaRival> {
    Learners() {
      super(List.of(WekaRival.values()));
    }
  }

  /** What is learned of a metric. */
  static final class Metrics extends OneOf<MetricForm> {
    Metrics() {
      super(List.of(MetricForm.values()));
    }
  }

  /** What the memories of a prediction are. */
  static final class Forms extends OneOf<MemoryForm> {
    Forms() {
      super(List.of(MemoryForm.values()));
    }
  }

  /** Which patches of an image are hidden. */
  static final class Masks extends OneOf<Mask> {
    Masks() {
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
  static final class Kernels extends OneOf<Kernel> {
    Kernels() {
      super(List.of(Kernel.values()));
    }
  }

  /** The kernels that basins descend by. */
  static final class BasinKernels extends OneOf<Kernel> {
    BasinKernels() {
      super(
          List.of(
              Kernel.GAUSSIAN,
              Kernel.EPANECHNIKOV,
              Kernel.COSINE,
              Kernel.QUARTIC,
              Kernel.TRIWEIGHT));
    }
  }

  /** Where memories start, but for those given by a program. */
  static final class Starts extends OneOf<Start> {
    Starts() {
      super(List.of(Start.KMEANS_PLUS_PLUS, Start.KMEANS, Start.ROWS, Start.GAUSSIAN));
    }
  }

  /** What hidden entries start at. */
  static final class Fills extends OneOf<Fill> {
    Fills() {
      super(List.of(Fill.values()));
    }
  }

  /** How a restart is chosen. */
  static final class Rules extends OneOf<Rule> {
    Rules() {
      super(List.of(Rule.values()));
    }
  }

  /** What happens to dead memories. */
  static final class DeadMemoryPolicies extends OneOf<DeadMemories> {
    DeadMemoryPolicies() {
      super(List.of(DeadMemories.values()));
    }
  }
}
