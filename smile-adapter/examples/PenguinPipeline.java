import engram.cluster.ClamModel;
import engram.smile.ClAM;
import engram.smile.FrameEncoder;
import engram.smile.MemoryClassifier;
import engram.smile.MemoryFrameClassifier;
import engram.smile.MemoryImputer;
import engram.smile.Silhouette;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import smile.clustering.Clustering;
import smile.clustering.KMeans;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.io.Read;
import smile.io.Write;
import smile.math.MathEx;
import smile.validation.CrossValidation;
import smile.validation.metric.AdjustedRandIndex;

/**
 * A day with penguins: reads a CSV file into a frame, fills its missing cells, clusters it with ClAM
 * and with Smile's k-means, predicts the species in a cross-validation, saves what it learned and
 * reads it back.
 *
 * <p>The only argument is a CSV file with a header and a column {@code class}.
 */
public final class PenguinPipeline {

  private static final String TARGET = "class";
  private static final int SPECIES = 3;

  private PenguinPipeline() {}

  /** Runs the pipeline and prints what it finds. */
  public static void main(String[] args) throws IOException, ClassNotFoundException {
    MathEx.setSeed(1);
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    DataFrame penguins = Read.csv(Path.of(args[0]), format).factorize(TARGET);
    String[] features =
        Arrays.stream(penguins.names()).filter(n -> !n.equals(TARGET)).toArray(String[]::new);

    DataFrame whole = MemoryImputer.fit(penguins, features).apply(penguins);
    System.out.println(whole.head(3));

    double[][] x = FrameEncoder.fit(whole, features).encode(whole);
    int[] species = whole.column(TARGET).toIntArray();
    var clam = ClAM.fit(x, new ClAM.Options(SPECIES));
    var means = Clustering.run(10, () -> KMeans.fit(x, SPECIES, 100));
    System.out.println(clam);
    tell("ClAM", x, clam.group(), species);
    tell("k-means", x, means.group(), species);

    Formula formula = Formula.lhs(TARGET);
    var folds = CrossValidation.stratify(5, formula, whole, MemoryClassifier::fit);
    System.out.printf(Locale.ROOT, "cross-validation: accuracy %.4f%n", folds.avg().accuracy());

    Path folder = Files.createTempDirectory("penguins");
    MemoryFrameClassifier classifier = MemoryClassifier.fit(formula, whole);
    Path file = folder.resolve("classifier.ser");
    Write.object(classifier, file);
    // Smile reads classes of its own only, unless it is told of others.
    ObjectInputFilter engram = ObjectInputFilter.Config.createFilter("engram.**");
    MemoryFrameClassifier again = (MemoryFrameClassifier) Read.object(file, engram);
    clam.model().save(folder.resolve("clam.json"));
    ClamModel memories = ClamModel.load(folder.resolve("clam.json"));
    boolean same =
        Arrays.equals(again.predict(whole), classifier.predict(whole))
            && Arrays.equals(memories.predict(x), clam.group());
    System.out.println("reloaded, the same answers: " + same);
    System.out.println("the first is a " + again.labelOf(again.predict(whole.get(0))));
  }

  private static void tell(String name, double[][] x, int[] group, int[] species) {
    System.out.printf(
        Locale.ROOT,
        "%-8s ARI %.4f, silhouette %.4f%n",
        name,
        AdjustedRandIndex.of(species, group),
        Silhouette.of(x, group));
  }
}
