package engram.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.cli.argument.CommonArguments;
import engram.cli.argument.DataArgument;
import engram.cli.argument.DataArguments;
import engram.cli.argument.Destination;
import engram.cli.argument.Failure;
import engram.cli.argument.OneOf;
import engram.cli.argument.ProgressLine;
import engram.cli.argument.RunArguments;
import engram.cli.argument.SettingOptions;
import engram.cli.clustering.OptionWords;
import engram.cli.clustering.PartProgress;
import engram.cli.report.EnergyPicture;
import engram.cli.report.PlanarData;
import engram.density.Bandwidth;
import engram.energy.Energies;
import engram.energy.Kernel;
import engram.landscape.Minima;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A picture of an energy over a plane. */
@Command(
    name = "landscape",
    description = {
      "Draws the energy that the rows of a data set make when they are the memories.",
      "Two numeric columns are the plane; of other data it is that of the two principal axes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  engram landscape iris --out iris.png",
      "  engram landscape points.csv --raw --kernel epanechnikov --beta 0.5 --out energy.svg"
    })
final class LandscapeCommand implements Callable<Integer> {

  private static final int LISTED = 30;
  private static final double READING = 0.1;
  private static final double MINIMA = 0.5;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DATA", description = DataArgument.DESCRIPTION)
  private String data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The picture, a .png or .svg file.")
  private Path out;

  @Option(
      names = "--kernel",
      paramLabel = "WORD",
      converter = OneOf.Kernels.class,
      completionCandidates = OneOf.Kernels.class,
      description = "One of ${COMPLETION-CANDIDATES}; default gaussian.")
  private Kernel kernel = Kernel.GAUSSIAN;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Width width = new Width();

  private static final class Width {
    @Option(
        names = "--beta",
        paramLabel = "auto|NUMBER",
        converter = SettingOptions.Beta.class,
        description =
            "Inverse temperature; auto (default): under a Gaussian kernel each row is likeliest"
                + " from the others, other kernels smooth as much.")
    private Double beta;

    @Option(
        names = "--bandwidth",
        paramLabel = "LENGTH",
        description = "In its place: how far a compact kernel reaches, sqrt(2 / beta).")
    private Double bandwidth;
  }

  @Option(names = "--raw", description = "Two numeric columns: keep their units.")
  private boolean raw;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the minima as JSON, - = standard output.")
  private Path json;

  @Mixin private DataArguments reading;
  @Mixin private RunArguments run;
  @Mixin private CommonArguments common;

  @Override
  public Integer call() {
    double given = given();
    int threads = run.threads();
    checkOutputs();
    EnergyPicture picture;
    try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "landscape", 1)) {
      PlanarData plane =
          PlanarData.of(
              new DataArgument(data, reading).load(progress.part("reading", READING)),
              raw,
              run.seed());
      double beta = given > 0 ? given : plane.beta(kernel, threads);
      PartProgress share = progress.part("minima", MINIMA);
      List<Minima.Minimum> minima =
          Minima.of(
              Energies.kernel(kernel, beta).over(plane.points()),
              run.seed(),
              threads,
              done -> share.done(done, 1000));
      picture = new EnergyPicture(plane, kernel, beta, minima);
      picture.write(out, threads, progress.part("drawing", 1 - READING - MINIMA));
    }
    if (!Destination.isStandardOutput(json)) {
      print(picture);
    }
    if (json != null) {
      Destination.write(spec.commandLine(), json, json(picture));
    }
    return 0;
  }

  /** Returns the inverse temperature asked for, 0 for auto. */
  private double given() {
    if (width.bandwidth != null) {
      return Failure.options(spec.commandLine(), () -> Bandwidth.beta(width.bandwidth));
    }
    return width.beta == null ? 0 : width.beta;
  }

  private void checkOutputs() {
    Destination.checkPicture(spec.commandLine(), "--out", out, ".png", ".svg");
    Path input = new DataArgument(data, reading).file();
    Destination.check("--out", out, input);
    Destination.check("--json", json, input);
    Destination.checkDistinct(spec.commandLine(), Arrays.asList(out, json));
    EnergyPicture.check();
  }

  private void print(EnergyPicture picture) {
    PrintWriter text = spec.commandLine().getOut();
    List<Minima.Minimum> minima = picture.minima();
    text.println(picture.title() + ", " + picture.subtitle());
    if (!minima.isEmpty()) {
      text.printf(Locale.ROOT, "  %-8s%12s%12s%12s%n", "minimum", "first", "second", "energy");
    }
    for (int m = 0; m < Math.min(LISTED, minima.size()); m++) {
      Minima.Minimum minimum = minima.get(m);
      text.printf(
          Locale.ROOT,
          "  %-8d%12.4f%12.4f%12.4f%s%n",
          m + 1,
          minimum.state()[0],
          minimum.state()[1],
          minimum.energy(),
          minimum.novel() ? "" : "  at a row");
    }
    if (minima.size() > LISTED) {
      text.println("  and " + (minima.size() - LISTED) + " more");
    }
  }

  private static JsonObject json(EnergyPicture picture) {
    JsonObject json = new JsonObject();
    json.addProperty("data", picture.plane().name());
    json.addProperty("rows", picture.plane().rows());
    json.addProperty("kernel", OptionWords.of(picture.kernel()));
    json.addProperty("beta", picture.beta());
    json.addProperty("bandwidth", Bandwidth.ofBeta(picture.beta()));
    JsonArray minima = new JsonArray();
    for (Minima.Minimum minimum : picture.minima()) {
      JsonObject row = new JsonObject();
      row.addProperty("first", minimum.state()[0]);
      row.addProperty("second", minimum.state()[1]);
      row.addProperty("energy", minimum.energy());
      row.addProperty("novel", minimum.novel());
      minima.add(row);
    }
    json.add("minima", minima);
    return json;
  }
}
