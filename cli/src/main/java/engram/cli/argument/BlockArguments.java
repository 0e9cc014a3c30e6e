package engram.cli.argument;

import engram.transformer.EnergyTransformer;
import engram.transformer.Hopfield;
import engram.transformer.ImageOptions;
import engram.transformer.Mask;
import engram.transformer.Patches;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options of an Energy Transformer and its training. One that is not given has the library's
 * default.
 */
public final class BlockArguments {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Spec(Spec.Target.SELF)
  private CommandSpec own;

  @Option(
      names = "--patch",
      paramLabel = "N",
      description = "Pixels of a side of a patch; default a quarter of the image's.")
  private Integer patch;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the images (default 100).")
  private Integer epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Images a step of Adam (default 64).")
  private Integer batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "NUMBER",
      description = "The largest (default 0.01).")
  private Double learningRate;

  @Option(
      names = "--weight-decay",
      paramLabel = "NUMBER",
      description = "Relative to it (default 0.01).")
  private Double weightDecay;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of a descent (default 6).")
  private Integer steps;

  @Option(names = "--step-size", paramLabel = "NUMBER", description = "Their size (default 1).")
  private Double stepSize;

  @Option(names = "--dimension", paramLabel = "N", description = "Numbers a token (default 64).")
  private Integer dimension;

  @Option(names = "--heads", paramLabel = "N", description = "Attentions side by side (default 4).")
  private Integer heads;

  @Option(
      names = "--inner",
      paramLabel = "N",
      description = "Numbers a query and a key (default 16).")
  private Integer inner;

  @Option(names = "--memories", paramLabel = "N", description = "Stored patterns (default 256).")
  private Integer memories;

  @Option(
      names = "--self-attention",
      description = "A token attends to itself, too (default: to others only).")
  private boolean selfAttention;

  @Option(
      names = "--hopfield",
      paramLabel = "WORD",
      converter = OneOf.Hopfields.class,
      completionCandidates = OneOf.Hopfields.class,
      description = "How memories count: ${COMPLETION-CANDIDATES}; default relu.")
  private Hopfield hopfield = Hopfield.RELU;

  /** Refuses values out of range, whatever the images. */
  public void check(Mask mask) {
    options(4 * (patch == null || patch < 1 ? 1 : patch), mask, 1, 1);
  }

  /** Returns the options for images of a side. */
  public ImageOptions options(int side, Mask mask, long seed, int threads) {
    return Failure.options(
        spec.commandLine(),
        () -> {
          ImageOptions defaults =
              new ImageOptions(new Patches(side, side, patch == null ? quarter(side) : patch));
          EnergyTransformer.Options block = defaults.block();
          return defaults
              .withBlock(
                  new EnergyTransformer.Options(
                          or(dimension, block.dimension()),
                          or(heads, block.heads()),
                          or(inner, block.inner()),
                          or(memories, block.memories()))
                      .withSelfAttention(selfAttention)
                      .withHopfield(hopfield, 1))
              .withDescent(or(steps, defaults.steps()), or(stepSize, defaults.stepSize()))
              .withTraining(
                  or(epochs, defaults.epochs()),
                  or(batchSize, defaults.batchSize()),
                  or(learningRate, defaults.learningRate()),
                  or(weightDecay, defaults.weightDecay()))
              .withMask(mask)
              .withSeed(seed)
              .withThreads(threads);
        });
  }

  /** Returns those of the options that were given, as a list to read. */
  public String given() {
    return own.options().stream()
        .map(OptionSpec::longestName)
        .filter(name -> spec.commandLine().getParseResult().hasMatchedOption(name))
        .collect(Collectors.joining(", "));
  }

  /** A quarter of a side, or the next smaller divisor. */
  private static int quarter(int side) {
    int size = Math.max(1, side / 4);
    while (side % size != 0) {
      size--;
    }
    return size;
  }

  private static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
