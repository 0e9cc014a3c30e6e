package engram.cli;

import engram.cli.argument.ClusterNumber;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.DataArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.Failure;
import engram.cli.argument.OutputArguments;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.RunArguments;
import engram.cli.argument.SettingOptions;
import engram.cli.clustering.Assignments;
import engram.cli.clustering.ClusteringRow;
import engram.cli.clustering.EncodedData;
import engram.cli.clustering.PartProgress;
import engram.cli.clustering.ResultBlock;
import engram.cli.clustering.ResultTable;
import engram.cli.deep.DeepPictures;
import engram.cli.deep.DeepRun;
import engram.cli.deep.ImageRows;
import engram.cli.report.LatentPicture;
import engram.cli.rows.RowIds;
import engram.cluster.Training;
import engram.deep.Architecture;
import engram.deep.DeepClustering;
import engram.deep.ImageShape;
import engram.deep.Probe;
import engram.deep.Schedule;
import engram.table.DataException;
import engram.table.Table;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deep clustering of one data set, beside its rivals. */
@Command(
    name = "deep",
    description = {
      "Clusters rows with an autoencoder around an associative memory.",
      "Rows of a square number of pixel columns are images and keep their values; the columns of",
      "other tables are standardised, missing cells at their mean."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    modelTransformer = DeepCommand.Settings.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram deep digits8x8 -k 10 --out pictures",
      "  engram deep fashion_mnist_t10k -k 10 --json row.json --model fashion.deep"
    })
final class DeepCommand implements Callable<Integer> {

  private static final double READING = 0.05;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DATA", description = DataArgument.DESCRIPTION)
  private String data;

  @Option(
      names = {"-k", "--clusters"},
      paramLabel = ClusterNumber.LABEL,
      converter = ClusterNumber.class,
      required = true,
      description = "Number of clusters; auto counts them, 2 to 30.")
  private int k;

  @Option(
      names = "--image",
      paramLabel = "HxW|none",
      description =
          "Shape of the images that rows are; default: found for square ones whose columns have one"
              + " name and a running number.")
  private String image;

  @Option(
      names = "--convolutional",
      description = "Convolutions of 32, 64 and 128 filters in place of full connections.")
  private boolean convolutional;

  @Option(
      names = "--widths",
      paramLabel = "N",
      split = ",",
      description = "Units of the layers between row and code; default by the number of columns.")
  private int[] widths;

  @Option(
      names = "--latent",
      paramLabel = "N",
      description = "Length of a code (default k and the clamped coordinates).")
  private Integer latent;

  @Option(
      names = "--clamped",
      paramLabel = "N",
      description = "Coordinates that the memory leaves alone (default 6 for images, else 0).")
  private int clamped = -1;

  @Option(
      names = "--beta",
      paramLabel = "auto|NUMBER",
      converter = SettingOptions.Beta.class,
      description = "Inverse temperature; auto (default) follows the spread of the codes.")
  private Double beta;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Descent steps T (default 10); 0 = no memory.")
  private int steps = 10;

  @Option(names = "--step-size", paramLabel = "NUMBER", description = "Of a step (default 0.1).")
  private double stepSize = 0.1;

  @Option(
      names = "--probe",
      paramLabel = "N,N,N,N,N",
      split = ",",
      description =
          "How rows are corrupted: share of values hidden, then for images the largest shift, turn"
              + " in radians, change of size and of brightness; default 0,0.12,0.6,0.3,0 for images,"
              + " 0.2,0,0,0,0 for tables.")
  private double[] probe;

  @Option(
      names = "--epochs",
      paramLabel = "N,N,N",
      split = ",",
      description =
          "Passes over the rows: plain autoencoder, recall from corrupted rows, with the memory;"
              + " default by the number of rows.")
  private int[] epochs;

  @Option(names = "--batch-size", paramLabel = "N", description = "Rows a step (default 256).")
  private int batchSize = 256;

  @Option(
      names = "--assign",
      paramLabel = "FILE",
      description = "Write a CSV file: row (from 0) or --id, cluster; - = standard output.")
  private Path assign;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Write the model and the columns it needs, for engram predict.")
  private Path model;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the scores as JSON, - = standard output.")
  private Path json;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Draw codes, and of images the clusters and reconstructions.")
  private Path out;

  @Mixin private DataArguments reading;
  @Mixin private OutputArguments output;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    DeepClustering.Options options = options();
    DataArgument source = new DataArgument(data, reading);
    checkOutputs(source);
    DeepRun found;
    RowIds ids;
    ImageShape shape;
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "deep", 1)) {
      Table table = source.load(progress.part("reading", READING));
      ids = assign == null ? RowIds.NUMBERS : source.ids();
      shape = shape(table);
      EncodedData rows = shape == null ? EncodedData.of(table) : ImageRows.of(table);
      options = options.withK(clusters(rows));
      options = layers(options.withImage(shape), rows.rows(), rows.complete()[0].length);
      found = DeepRun.of(rows, options, progress.part("training", 1 - READING));
    }
    if (!Destination.anyStandardOutput(assign, model, json)) {
      print(found);
    }
    write(found, shape, ids);
    return 0;
  }

  private int clusters(EncodedData rows) {
    if (k == ClusterNumber.AUTO) {
      Training shared = Training.DEFAULT.withSeed(run.seed()).withThreads(run.threads());
      return rows.countClusters(shared, PartProgress.NONE).k();
    }
    rows.checkClusters(k);
    return k;
  }

  private DeepClustering.Options options() {
    if (epochs != null && epochs.length != 3) {
      throw new ParameterException(
          spec.commandLine(), "--epochs has " + epochs.length + " numbers, allowed: 3");
    }
    if (probe != null && probe.length != 5) {
      throw new ParameterException(
          spec.commandLine(), "--probe has " + probe.length + " numbers, allowed: 5");
    }
    if (convolutional && widths != null) {
      throw new ParameterException(
          spec.commandLine(), "--convolutional has filters of its own, leave out --widths");
    }
    return Failure.options(
        spec.commandLine(),
        () -> {
          Schedule schedule = Schedule.DEFAULT.withBatchSize(batchSize);
          return new DeepClustering.Options(k)
              .withSeparation(SettingOptions.of(spec).value("separation"))
              .withClamped(clamped)
              .withProbe(
                  probe == null
                      ? null
                      : new Probe(probe[0], probe[1], probe[2], probe[3], probe[4]))
              .withBeta(beta == null ? 0 : beta)
              .withSteps(steps, stepSize)
              .withSchedule(
                  epochs == null ? schedule : schedule.withEpochs(epochs[0], epochs[1], epochs[2]))
              .withSeed(run.seed())
              .withThreads(run.threads());
        });
  }

  /** Adds the settings that have no option of another form here. */
  static final class Settings implements IModelTransformer {
    private static final Set<String> OTHERS =
        Set.of(
            "k",
            "architecture",
            "image",
            "clamped",
            "beta",
            "steps",
            "stepSize",
            "probe",
            "pretrainEpochs",
            "probeEpochs",
            "jointEpochs",
            "batchSize",
            "learningRate",
            "memoryRate",
            "seed",
            "threads");

    @Override
    public CommandSpec transform(CommandSpec spec) {
      SettingOptions.add(
          spec,
          List.of(new SettingOptions.Group("Memory", "", new DeepClustering.Options(1), OTHERS)));
      return spec;
    }
  }

  private ImageShape shape(Table table) {
    if (image == null) {
      return ImageRows.guess(table);
    }
    if (image.equals("none")) {
      return null;
    }
    if (!image.matches("[0-9]{1,5}x[0-9]{1,5}")) {
      throw new ParameterException(
          spec.commandLine(), "--image is " + image + ", allowed: HxW such as 28x28, or none");
    }
    int at = image.indexOf('x');
    return new ImageShape(
        Integer.parseInt(image.substring(0, at)), Integer.parseInt(image.substring(at + 1)), 1);
  }

  private DeepClustering.Options layers(DeepClustering.Options options, int rows, int columns) {
    if (convolutional && options.image() == null) {
      throw new DataException(data + ": --convolutional needs images, give --image HxW");
    }
    if (options.image() != null && options.image().size() != columns) {
      throw new DataException(
          data + ": --image " + image + " is for other rows, these have " + columns + " columns");
    }
    int length = latent == null ? options.latentFor(columns) : latent;
    if (convolutional) {
      return options.withArchitecture(Architecture.convolutional(options.image(), length));
    }
    return options.withArchitecture(
        widths == null
            ? Architecture.forData(rows, columns, length)
            : Architecture.dense(columns, length, widths));
  }

  private void checkOutputs(DataArgument source) {
    Destination.checkTable("--assign", assign, source.file());
    Destination.checkModel("--model", model, source.file());
    Destination.check("--json", json, source.file());
    Destination.checkDistinct(spec.commandLine(), Arrays.asList(assign, model, json));
    if (out != null) {
      List<Path> files = new ArrayList<>(Arrays.asList(assign, model, json));
      files.addAll(DeepPictures.files(out));
      Destination.checkDistinct(spec.commandLine(), files);
      Destination.checkFolderOf("--out", out);
      if (Files.exists(out) && !Files.isDirectory(out)) {
        throw new IllegalArgumentException("--out: " + out + " is a file, not a folder");
      }
      LatentPicture.check();
    }
  }

  private void print(DeepRun found) {
    PrintWriter text = spec.commandLine().getOut();
    List<ClusteringRow> rows = new ArrayList<>(List.of(found.row()));
    rows.addAll(found.rivals());
    text.print(ResultTable.of(List.of(ResultBlock.of(rows))));
    text.printf(
        Locale.ROOT,
        "layers %s, reconstruction %.4g (plain autoencoder %.4g)%n"
            + "silhouette of the codes %.3f, after the memory, which contracts them, %.3f%n",
        found.model().autoencoder().architecture(),
        found.model().reconstruction(),
        found.model().autoencoderReconstruction(),
        found.silhouetteCodes(),
        found.silhouetteMemory());
  }

  private void write(DeepRun found, ImageShape shape, RowIds ids) {
    Destination.write(
        spec.commandLine(), assign, Assignments.of(found.row(), ids, false, output.line(assign)));
    if (model != null) {
      Destination.write(
          spec.commandLine(),
          model,
          found.row().data().model(found.model()).withReading(reading.kept()));
    }
    if (out != null) {
      DeepPictures.write(out, found, shape);
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, found.toJson());
    }
  }
}
