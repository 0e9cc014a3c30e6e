package engram.cli;

import engram.cli.argument.BlockArguments;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.DataArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.OneOf;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.RunArguments;
import engram.cli.clustering.PartProgress;
import engram.cli.clustering.Seconds;
import engram.cli.images.CompletionStrip;
import engram.cli.images.Descents;
import engram.cli.images.ImageResult;
import engram.cli.images.ImageSet;
import engram.cli.report.DescentPicture;
import engram.cli.report.ImageStrip;
import engram.datasets.IdxReader;
import engram.table.DataException;
import engram.table.Table;
import engram.transformer.ImageCompletion;
import engram.transformer.ImageScore;
import engram.transformer.Mask;
import engram.transformer.Patches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
      "  engram transformer fashion_mnist_t10k --mask lower --epochs 10 --model lower.json",
      "  engram transformer fashion_mnist_t10k --trained lower.json --energies energies.png"
    })
final class TransformerCommand implements Callable<Integer> {

  private static final double READING = 0.05;
  private static final double SCORING = 0.1;
  private static final double MOST_TESTED = 0.9;
  private static final int FEWEST = 10;
  private static final int WATCHED = 100;

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
          "Which half is hidden, in training and test: ${COMPLETION-CANDIDATES}; default random, or"
              + " that of the training of --trained.")
  private Mask mask;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description = "Share of the images kept apart, 1000 of them at most (default 0.2).")
  private double test = 0.2;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Take so many images, drawn with the seed (default: all).")
  private int rows = Integer.MAX_VALUE;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Ten test images and their completion step by step, a .png file.")
  private Path out;

  @Option(
      names = "--energies",
      paramLabel = "FILE",
      description = "Energy of 100 test images against step, a .png or .svg file.")
  private Path energies;

  @Option(names = "--model", paramLabel = "FILE", description = "Write the model.")
  private Path model;

  @Option(
      names = "--trained",
      paramLabel = "FILE",
      description =
          "Complete with a model that --model wrote, without training; the same --rows, --test and"
              + " --seed (default: the model's) keep apart what it did not see.")
  private Path trained;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the scores as JSON, - = standard output.")
  private Path json;

  @Mixin private BlockArguments block;
  @Mixin private DataArguments reading;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    checkArguments();
    ImageCompletion saved = trained == null ? null : ImageCompletion.load(trained);
    ImageResult result;
    try (ProgressLine progress =
        ProgressLine.start(spec.commandLine().getErr(), "transformer", 1)) {
      result = result(saved, progress);
      if (out != null) {
        CompletionStrip.write(out, result.images(), result.model(), result.mask(), result.seed());
      }
      if (energies != null) {
        DescentPicture.write(
            energies,
            "Energy while images of " + result.images().name() + " are completed",
            result.energies());
      }
    }
    if (model != null) {
      Destination.writeModel(spec.commandLine(), model, result.model().toJson());
    }
    if (!Destination.anyStandardOutput(json, model)) {
      spec.commandLine().getOut().print(result.text());
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, result.toJson());
    }
    return 0;
  }

  private ImageResult result(ImageCompletion saved, ProgressLine progress) {
    // The seed of its training gives a saved model the images that it did not see.
    long seed = saved == null ? run.seed() : run.seed(saved.options().seed());
    ImageSet images = ImageSet.of(load(progress.part("reading", READING)), rows, test, seed);
    PartProgress share = progress.part("training", 1 - READING - SCORING);
    Seconds seconds = new Seconds();
    ImageCompletion found = saved == null ? fit(images, seed, share) : fitting(saved, images);
    Double passed = saved == null ? seconds.passed() : null;
    progress.part("scoring", SCORING);
    Mask hidden = mask == null ? found.options().mask() : mask;
    return new ImageResult(
        images,
        found,
        ImageScore.measure(found, images.train(), images.test(), hidden, seed),
        hidden,
        seed,
        passed,
        watched() == 0 ? null : Descents.energies(images, found, hidden, seed, watched()));
  }

  private ImageCompletion fit(ImageSet images, long seed, PartProgress share) {
    return ImageCompletion.fit(
        images.train(),
        block.options(images.side(), trainedMask(), seed, run.threads()),
        (done, of, loss) -> {
          share.done(done, of);
          return true;
        });
  }

  private ImageCompletion fitting(ImageCompletion saved, ImageSet images) {
    Patches patches = saved.options().patches();
    if (patches.height() != images.side() || patches.width() != images.side()) {
      throw new DataException(
          trained
              + " is for images of "
              + patches.height()
              + " x "
              + patches.width()
              + ", those of "
              + images.name()
              + " have "
              + images.side()
              + " x "
              + images.side());
    }
    return saved.withThreads(run.threads());
  }

  private Mask trainedMask() {
    return mask == null ? Mask.RANDOM : mask;
  }

  /** How many descents are watched: for the picture of energies, otherwise those drawn. */
  private int watched() {
    if (energies != null) {
      return WATCHED;
    }
    return out == null ? 0 : CompletionStrip.ROWS;
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
    Destination.checkPicture(spec.commandLine(), "--out", out, ".png");
    Destination.checkPicture(spec.commandLine(), "--energies", energies, ".png", ".svg");
    block.check(trainedMask());
    String unused = block.given();
    if (trained != null && !unused.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--trained has a model that is trained, leave out " + unused);
    }
    if (trained != null && model != null) {
      throw new ParameterException(
          spec.commandLine(), "--trained has a model that is saved, leave out --model");
    }
    Path input = new DataArgument(data, reading).file();
    Destination.check("--out", out, input);
    Destination.check("--energies", energies, input);
    Destination.checkModel("--model", model, input);
    Destination.check("--json", json, input);
    Destination.checkDistinct(
        spec.commandLine(), Arrays.asList(out, energies, trained, model, json));
    if (out != null || energies != null) {
      ImageStrip.check();
    }
  }

  private Table load(PartProgress share) {
    return Files.isDirectory(Path.of(data))
        ? IdxReader.readFolder(Path.of(data))
        : new DataArgument(data, reading).load(share);
  }
}
