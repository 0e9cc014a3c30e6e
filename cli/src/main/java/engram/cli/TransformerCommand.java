package engram.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import engram.cli.clustering.Share;
import engram.cli.clustering.Words;
import engram.cli.images.CompletionStrip;
import engram.cli.images.ImageSet;
import engram.cli.report.ImageStrip;
import engram.datasets.IdxReader;
import engram.hamux.EnergyTransformer;
import engram.hamux.Hopfield;
import engram.hamux.ImageCompletion;
import engram.hamux.ImageOptions;
import engram.hamux.ImageScore;
import engram.hamux.Mask;
import engram.hamux.Patches;
import engram.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Masked images, completed by an Energy Transformer. */
@Command(
    name = "transformer",
    description = {
      "Trains an Energy Transformer to complete images of which half of the patches are hidden, and"
          + " scores it on images kept apart.",
      "Beside it: the mean image, and the training image nearest in the open pixels."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram transformer digits8x8 --out digits.png",
      "  engram transformer fashion_mnist_t10k --mask lower --epochs 10 --model lower.json"
    })
final class TransformerCommand implements Callable<Integer> {

  private static final double READING = 0.05;
  private static final double SCORING = 0.1;
  private static final double MOST_TESTED = 0.9;
  private static final int FEWEST = 10;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description =
          "Square images, one a row: a bundled name, a .csv, .csv.gz or .arff file, or a folder of"
              + " IDX files.")
  private String data;

  @Option(
      names = "--mask",
      paramLabel = "WORD",
      converter = OneOf.Masks.class,
      completionCandidates = OneOf.Masks.class,
      description =
          "Which half is hidden, in training and test: ${COMPLETION-CANDIDATES}; default random.")
  private Mask mask = Mask.RANDOM;

  @Option(
      names = "--patch",
      paramLabel = "N",
      description = "Pixels of a side of a patch; default a quarter of the image's.")
  private Integer patch;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description = "Share of the images kept apart, 1000 at most (default 0.2).")
  private double test = 0.2;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Take so many images, drawn with the seed (default: all).")
  private int rows = Integer.MAX_VALUE;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the images (100).")
  private Integer epochs;

  @Option(names = "--batch-size", paramLabel = "N", description = "Images a step of Adam (64).")
  private Integer batchSize;

  @Option(names = "--learning-rate", paramLabel = "NUMBER", description = "The largest (0.01).")
  private Double learningRate;

  @Option(names = "--weight-decay", paramLabel = "NUMBER", description = "Relative to it (0.01).")
  private Double weightDecay;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of a descent (6).")
  private Integer steps;

  @Option(names = "--step-size", paramLabel = "NUMBER", description = "Their size (1).")
  private Double stepSize;

  @Option(names = "--dimension", paramLabel = "N", description = "Numbers a token (64).")
  private Integer dimension;

  @Option(names = "--heads", paramLabel = "N", description = "Attentions side by side (4).")
  private Integer heads;

  @Option(names = "--inner", paramLabel = "N", description = "Numbers a query and a key (16).")
  private Integer inner;

  @Option(names = "--memories", paramLabel = "N", description = "Stored patterns (256).")
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

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Ten test images and their completion step by step, a .png file.")
  private Path out;

  @Option(names = "--model", paramLabel = "FILE", description = "Write the model.")
  private Path model;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the scores as JSON, - = standard output.")
  private Path json;

  @Mixin private DataArguments reading;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    checkArguments();
    long start = System.nanoTime();
    ImageSet images;
    ImageCompletion fitted;
    ImageScore score;
    double[][] energies = null;
    double seconds;
    try (ProgressLine progress =
        ProgressLine.start(spec.commandLine().getErr(), "transformer", 1)) {
      images = ImageSet.of(load(progress.part("reading", READING)), rows, test, run.seed());
      ImageOptions options = options(images.side());
      Share share = progress.part("training", 1 - READING - SCORING);
      long before = System.nanoTime();
      fitted =
          ImageCompletion.fit(
              images.train(),
              options,
              (done, of, loss) -> {
                share.done(done, of);
                return true;
              });
      seconds = (System.nanoTime() - before) / 1e9;
      progress.part("scoring", SCORING);
      score = ImageScore.measure(fitted, images.train(), images.test(), mask, run.seed());
      if (out != null) {
        energies = CompletionStrip.write(out, images, fitted, mask, run.seed());
      }
      if (model != null) {
        fitted.save(model);
      }
    }
    if (!Destination.isStandardOutput(json)) {
      print(images, fitted, score, seconds);
    }
    if (json != null) {
      Gson gson = new GsonBuilder().serializeNulls().setPrettyPrinting().create();
      JsonObject row = json(images, fitted, score, seconds);
      row.add("energies", gson.toJsonTree(energies));
      Destination.write(spec.commandLine(), json, gson.toJson(row));
    }
    return 0;
  }

  private void checkArguments() {
    if (!(test > 0 && test <= MOST_TESTED)) {
      throw new ParameterException(
          spec.commandLine(), "--test is " + test + ", allowed: above 0 to " + MOST_TESTED);
    }
    if (rows < FEWEST) {
      throw new ParameterException(
          spec.commandLine(), "--rows is " + rows + ", allowed: " + FEWEST + " or more");
    }
    if (out != null && !out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new ParameterException(
          spec.commandLine(), "--out is " + out + ", allowed: a name that ends in .png");
    }
    int divisible = 4 * (patch == null || patch < 1 ? 1 : patch);
    Failure.options(spec.commandLine(), () -> options(divisible));
    Destination.check("--out", out);
    Destination.check("--model", model);
    Destination.check("--json", json);
    Destination.checkDistinct(spec.commandLine(), Arrays.asList(out, model, json));
    if (out != null) {
      ImageStrip.check();
    }
  }

  private Table load(Share share) {
    return Files.isDirectory(Path.of(data))
        ? IdxReader.readFolder(Path.of(data))
        : new DataArgument(data, reading).load(share);
  }

  private ImageOptions options(int side) {
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
              .withSeed(run.seed())
              .withThreads(run.threads());
        });
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

  private void print(ImageSet images, ImageCompletion fitted, ImageScore score, double seconds) {
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d images to learn from, %d to complete, %d x %d, %s half hidden%n"
                + "  %s%n"
                + "  mean squared error of hidden pixels   %.4g%n"
                + "  of the mean image                     %.4g  (%s)%n"
                + "  of the nearest training image         %.4g  (%s)%n"
                + "  training took %.1f s%n",
            images.name(),
            images.train().length,
            images.test().length,
            images.side(),
            images.side(),
            mask == Mask.RANDOM ? "a random" : "the " + Words.of(mask),
            fitted,
            score.mse(),
            score.meanMse(),
            than(score.belowMean()),
            score.neighbourMse(),
            than(score.belowNeighbour()),
            seconds);
  }

  /** Says by how much a model's error is below another's, or above. */
  private static String than(double below) {
    return String.format(
        Locale.ROOT, "%.1f %% %s", 100 * Math.abs(below), below < 0 ? "more" : "less");
  }

  private JsonObject json(
      ImageSet images, ImageCompletion fitted, ImageScore score, double seconds) {
    JsonObject row = new JsonObject();
    row.addProperty("data", images.name());
    row.addProperty("train", images.train().length);
    row.addProperty("test", images.test().length);
    row.addProperty("side", images.side());
    row.addProperty("patch", fitted.options().patches().side());
    row.addProperty("mask", Words.of(mask));
    row.addProperty("mse", score.mse());
    row.addProperty("meanMse", score.meanMse());
    row.addProperty("neighbourMse", score.neighbourMse());
    row.addProperty("belowMean", score.belowMean());
    row.addProperty("belowNeighbour", score.belowNeighbour());
    row.add("losses", new Gson().toJsonTree(fitted.losses()));
    row.addProperty("seconds", seconds);
    row.addProperty("seed", run.seed());
    row.addProperty("options", fitted.toString());
    return row;
  }
}
