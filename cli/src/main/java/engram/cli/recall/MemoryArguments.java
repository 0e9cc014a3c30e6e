package engram.cli.recall;

import engram.binary.FlipLandscape;
import engram.cli.argument.Failure;
import engram.cli.argument.OneOf;
import engram.cli.clustering.OptionWords;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which memories of signs are tried. */
final class MemoryArguments {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--memory",
      paramLabel = "WORD",
      split = ",",
      converter = Kinds.class,
      completionCandidates = Kinds.class,
      description =
          "What stores: ${COMPLETION-CANDIDATES}; several with commas between them make a table"
              + " (default exponential).")
  private List<MemoryKind> kinds = List.of(MemoryKind.EXPONENTIAL);

  @Option(
      names = "--power",
      paramLabel = "N",
      description = "Power of overlaps, of polynomial and rectified (default 6).")
  private int power = 6;

  @Option(
      names = "--beta",
      paramLabel = "NUMBER",
      description = "Inverse temperature of exponential (default 1).")
  private double beta = 1;

  private static final class Kinds extends OneOf<MemoryKind> {
    Kinds() {
      super(List.of(MemoryKind.values()));
    }
  }

  /** Returns the memories in the order in which they are named. */
  List<MemoryKind> kinds() {
    return kinds;
  }

  /** Stores patterns; what their numbers do not allow is an error of usage. */
  FlipLandscape learn(MemoryKind kind, double[][] patterns) {
    return Failure.options(spec.commandLine(), () -> kind.learn(patterns, power, beta));
  }

  /** Returns the word of a memory with its power or beta. */
  String label(MemoryKind kind) {
    return switch (kind) {
      case POLYNOMIAL, RECTIFIED -> OptionWords.of(kind) + " " + power;
      case EXPONENTIAL ->
          OptionWords.of(kind) + (beta == 1 ? "" : String.format(Locale.ROOT, " %.3g", beta));
      default -> OptionWords.of(kind);
    };
  }

  /** Returns n of a power of overlaps, 2 for Hebb's matrix, 0 for what is no power. */
  int power(MemoryKind kind) {
    return switch (kind) {
      case POLYNOMIAL, RECTIFIED -> power;
      case HOPFIELD -> 2;
      default -> 0;
    };
  }
}
