package engram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import engram.basin.BasinClustering;
import engram.basin.BasinModel;
import engram.cluster.Clam;
import engram.cluster.ClamModel;
import engram.cluster.KMeans;
import engram.cluster.SoftKMeans;
import engram.completion.MemoryCompletion;
import engram.density.Bandwidth;
import engram.density.KernelDensity;
import engram.density.KernelEnergy;
import engram.density.LogSumRelu;
import engram.density.LogSumReluMinima;
import engram.density.OutsideSupport;
import engram.descent.Descent;
import engram.energy.Energies;
import engram.energy.Kernel;
import engram.energy.StoredPatterns;
import engram.landscape.Minima;
import engram.math.Parallel;
import engram.measure.AdjustedRandIndex;
import engram.measure.CalinskiHarabasz;
import engram.measure.ClusterSizes;
import engram.measure.DaviesBouldin;
import engram.measure.NormalizedMutualInformation;
import engram.measure.Silhouette;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryRegressor;
import engram.recall.FeatureKind;
import engram.recall.FeatureMemory;
import engram.recall.MemoryRetrieval;
import engram.recall.RandomFeatures;
import engram.table.Encoder;
import engram.table.Table;
import engram.transformer.EnergyTransformer;
import engram.transformer.ImageCompletion;
import engram.transformer.ImageOptions;
import engram.transformer.Patches;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What cannot be computed on is refused in one line that says what is allowed, by everyone. */
class ArgumentRefusalTest {

  private static final double[][] X = {{0, 1}, {1, 0}, {5, 6}, {6, 5}, {0, 0}, {5, 5}};
  private static final int[] CLASSES = {0, 0, 1, 1, 0, 1};
  private static final double[] NUMBERS = {1, 2, 3, 4, 5, 6};
  private static final double[][] NULL_ROW = {{0, 1}, null, {5, 6}};
  private static final double[][] RAGGED = {{0, 1}, {1, 0, 2}, {5, 6}};
  private static final double[][] INFINITE = {{0, 1}, {1, Double.POSITIVE_INFINITY}, {5, 6}};
  private static final double[][] NONE = {};
  private static final double[][] NARROW = {{}, {}};

  /** Something done with a table that cannot be right. */
  private interface Use {
    void of(double[][] rows);
  }

  private final List<DynamicTest> tests = new ArrayList<>();

  private void refused(String name, Runnable call) {
    tests.add(
        dynamicTest(
            name,
            () -> {
              Throwable thrown = catchThrowable(call::run);
              assertThat(thrown).as(name).isInstanceOf(IllegalArgumentException.class);
              assertThat(thrown.getMessage()).as(name).contains("allowed: ").doesNotContain("\n");
            }));
  }

  /** A use that takes any number of rows of two values or more. */
  private void fit(String name, Use use) {
    refused(name + " of null", () -> use.of(null));
    refused(name + " of no rows", () -> use.of(NONE));
    refused(name + " of no columns", () -> use.of(NARROW));
    rows(name, use);
  }

  /** A use that takes rows of two values, none among them. */
  private void rows(String name, Use use) {
    refused(name + " of a null row", () -> use.of(NULL_ROW));
    refused(name + " of rows of two lengths", () -> use.of(RAGGED));
    refused(name + " of an infinite value", () -> use.of(INFINITE));
  }

  private void questions(String name, Use use) {
    refused(name + " of null", () -> use.of(null));
    rows(name, use);
  }

  @TestFactory
  Stream<DynamicTest> clusterers() {
    Clam.Options clam = new Clam.Options(2);
    SoftKMeans.Options soft = new SoftKMeans.Options(2);
    fit("Clam.fit", x -> Clam.fit(x, clam));
    fit("Clam.tune", x -> Clam.tune(x, clam));
    fit("SoftKMeans.fit", x -> SoftKMeans.fit(x, soft));
    fit("KMeans.fit", x -> KMeans.fit(x, 2, 1, 1, 1));
    fit("BasinClustering.fit", x -> BasinClustering.fit(x, BasinClustering.Options.DEFAULT));
    refused("Clam.fit without options", () -> Clam.fit(X, (Clam.Options) null));
    refused("SoftKMeans.fit without options", () -> SoftKMeans.fit(X, null));
    refused("BasinClustering.fit without options", () -> BasinClustering.fit(X, null));
    refused("weights of another length", () -> Clam.fit(X, new double[2], clam, null));
    refused("KMeans of no clusters", () -> KMeans.fit(X, 0, 1, 1, 1));
    refused("KMeans of no restarts", () -> KMeans.fit(X, 2, 0, 1, 1));
    refused("KMeans of more clusters than rows", () -> KMeans.fit(X, 7, 1, 1, 1));
    ClamModel model = Clam.fit(X, clam);
    questions("ClamModel.predict", model::predict);
    questions("ClamModel.membership", model::membership);
    questions("ClamModel.complete", model::complete);
    refused("ClamModel.energy of null", () -> model.energy(null));
    refused("ClamModel.energy of another length", () -> model.energy(new double[1]));
    refused("descentEnergies of null", () -> model.descentEnergies(null));
    refused("ClamModel.predict of a null row", () -> model.predict((double[]) null));
    refused("ClamModel.complete of a null row", () -> model.complete((double[]) null));
    BasinModel basins = BasinClustering.fit(X, BasinClustering.Options.DEFAULT);
    questions("BasinModel.predict", basins::predict);
    questions("BasinModel.membership", basins::membership);
    refused("BasinModel.logDensity of null", () -> basins.logDensity((double[]) null));
    refused("BasinModel.logDensity of another length", () -> basins.logDensity(new double[3]));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> predictors() {
    MemoryClassifier.Options classes = new MemoryClassifier.Options();
    MemoryRegressor.Options numbers = new MemoryRegressor.Options();
    fit("MemoryClassifier.fit", x -> MemoryClassifier.fit(x, new int[] {0, 1, 0}, classes));
    fit("MemoryRegressor.fit", x -> MemoryRegressor.fit(x, new double[] {0, 1, 0}, numbers));
    refused("classifier without options", () -> MemoryClassifier.fit(X, CLASSES, null));
    refused("regressor without options", () -> MemoryRegressor.fit(X, NUMBERS, null));
    refused("classifier without classes", () -> MemoryClassifier.fit(X, null, classes));
    refused("regressor without numbers", () -> MemoryRegressor.fit(X, null, numbers));
    refused("too few classes", () -> MemoryClassifier.fit(X, new int[2], classes));
    refused("too few numbers", () -> MemoryRegressor.fit(X, new double[2], numbers));
    MemoryClassifier classifier = MemoryClassifier.fit(X, CLASSES, classes);
    questions("classifier.predict", classifier::predict);
    questions("classifier.probabilities", classifier::probabilities);
    refused("classifier.predict of a null row", () -> classifier.predict((double[]) null));
    refused("classifier.explain of null", () -> classifier.explain(null, 3));
    refused("classifier.explain of none", () -> classifier.explain(X[0], -1));
    refused("classifier.with null", () -> classifier.with(null, 0));
    refused("classifier.with another length", () -> classifier.with(new double[3], 0));
    MemoryRegressor regressor = MemoryRegressor.fit(X, NUMBERS, numbers);
    questions("regressor.predict", regressor::predict);
    refused("regressor.explain of null", () -> regressor.explain(null, 3));
    refused("regressor.explain of none", () -> regressor.explain(X[0], -1));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> memoriesThatFill() {
    fit("MemoryCompletion.fit", x -> MemoryCompletion.fit(x, new MemoryCompletion.Options()));
    refused("completion without options", () -> MemoryCompletion.fit(X, null));
    MemoryCompletion completion = MemoryCompletion.fit(X, new MemoryCompletion.Options());
    questions("MemoryCompletion.complete", completion::complete);
    refused("complete of a null row", () -> completion.complete((double[]) null));
    refused("samples of a null row", () -> completion.samples(null, 2, 1));
    refused("samples below none", () -> completion.samples(X[0], -1, 1));
    fit("MemoryRetrieval.fit", x -> MemoryRetrieval.fit(x, new MemoryRetrieval.Options()));
    refused("retrieval without options", () -> MemoryRetrieval.fit(X, null));
    MemoryRetrieval retrieval = MemoryRetrieval.fit(X, new MemoryRetrieval.Options());
    questions("MemoryRetrieval.retrieve", retrieval::retrieve);
    questions("MemoryRetrieval.energy", retrieval::energy);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> landscapes() {
    Descent descent = new Descent(3, 1);
    fit("Energy.over", Energies.logSumExp(1)::over);
    StoredPatterns patterns = Energies.logSumExp(1).over(X);
    refused("energy of null", () -> patterns.energy(null));
    refused("energy of another length", () -> patterns.energy(new double[3]));
    refused("gradient of another length", () -> patterns.gradient(new double[3]));
    refused("fixed point of another length", () -> patterns.fixedPoint(new double[1]));
    refused("scores of null", () -> patterns.scores(null));
    refused("weights of NaN", () -> patterns.weights(new double[] {Double.NaN, 0}));
    refused("descent of null", () -> descent.run(patterns, null, null));
    refused("descent of another length", () -> descent.run(patterns, new double[3], null));
    refused("descent on nothing", () -> descent.run(null, X[0], null));
    refused("too few flags", () -> descent.run(patterns, X[0], new boolean[1]));
    refused(
        "adjoint of too few flags", () -> descent.adjoint(patterns, X[0], new boolean[1], X[0]));
    refused("adjoint of a short slope", () -> descent.adjoint(patterns, X[0], null, new double[1]));
    refused("negative steps", () -> new Descent(-1, 1));
    refused("a step of no size", () -> new Descent(1, 0));
    refused("a step of NaN", () -> new Descent(1, Double.NaN));
    refused("beta of 0", () -> Energies.logSumExp(0));
    refused("minima of nothing", () -> Minima.of(null, 1, 1, null));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> densities() {
    fit("KernelDensity", x -> new KernelDensity(Kernel.GAUSSIAN, 1, x));
    fit("Bandwidth.silverman", x -> Bandwidth.silverman(Kernel.GAUSSIAN, x));
    fit("Bandwidth.scott", x -> Bandwidth.scott(Kernel.GAUSSIAN, x));
    fit("Bandwidth.leaveOneOut", x -> Bandwidth.leaveOneOut(Kernel.GAUSSIAN, x, 1));
    fit("LogSumRelu", x -> new LogSumRelu(x, 1));
    fit("LogSumReluMinima.count", x -> LogSumReluMinima.count(x, 1));
    refused("density without kernel", () -> new KernelDensity(null, 1, X));
    refused("density of no bandwidth", () -> new KernelDensity(Kernel.GAUSSIAN, 0, X));
    KernelDensity density = new KernelDensity(Kernel.GAUSSIAN, 1, X);
    questions("logDensity", density::logDensity);
    refused("logDensity of null", () -> density.logDensity((double[]) null));
    KernelEnergy energy = new KernelEnergy(Kernel.EPANECHNIKOV, 1, OutsideSupport.NEAREST);
    fit("KernelEnergy.at", x -> energy.at(new double[2], x));
    refused("KernelEnergy.at of null", () -> energy.at(null, X));
    LogSumRelu relu = new LogSumRelu(X, 1);
    refused("LogSumRelu.retrieve of null", () -> relu.retrieve(null));
    refused("LogSumRelu.active of another length", () -> relu.active(new double[3]));
    refused("LogSumRelu.exactStep of null", () -> relu.exactStep(null));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> featureMemories() {
    RandomFeatures features =
        new RandomFeatures(new RandomFeatures.Options(FeatureKind.POSITIVE, 2, 16, 1, 1));
    FeatureMemory memory = FeatureMemory.empty(features).with(X);
    Parallel pool = new Parallel(1);
    refused("features without options", () -> new RandomFeatures(null));
    refused("features without a centre", () -> new RandomFeatures(features.options(), null));
    refused("map of null", () -> features.map(null));
    refused("map of another length", () -> features.map(new double[3]));
    refused("estimate of null", () -> features.estimate(X[0], null));
    refused("variance of null", () -> features.variance(null, X[0]));
    questions("with", memory::with);
    questions("without", memory::without);
    questions("evaluate", x -> memory.evaluate(x, pool));
    questions("descend", x -> memory.descend(x, null, 1, 1, pool));
    refused("with a null pattern", () -> memory.with((double[]) null));
    refused("energy of null", () -> memory.energy(null));
    refused("gradient of another length", () -> memory.gradient(new double[3]));
    refused("descend of too few flags", () -> memory.descend(X[0], new boolean[1], 1, 1));
    refused("descend of negative steps", () -> memory.descend(X[0], null, -1, 1));
    refused("merge of nothing", () -> memory.merge(null));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> transformers() {
    EnergyTransformer block =
        EnergyTransformer.random(new EnergyTransformer.Options(2, 1, 2, 3), 1);
    questions("activations", block::activations);
    questions("energy", block::energy);
    questions("gradient", block::gradient);
    questions("descend", x -> block.descend(x, null, 1, .1));
    refused("one token", () -> block.energy(new double[1][2]));
    refused("too few flags", () -> block.descend(X, new boolean[1], 1, .1));
    refused("negative steps", () -> block.descend(X, null, -1, .1));
    ImageOptions options = new ImageOptions(new Patches(2, 2, 1));
    refused("images of null", () -> ImageCompletion.fit(null, options));
    refused("no images", () -> ImageCompletion.fit(NONE, options));
    refused(
        "a null image", () -> ImageCompletion.fit(new double[][] {new double[4], null}, options));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> tablesAndMeasures() {
    refused("a table of null", () -> Table.of("x", null));
    refused("a table of no rows", () -> Table.of("x", NONE));
    refused("a table of a null row", () -> Table.of("x", NULL_ROW));
    refused("a table of rows of two lengths", () -> Table.of("x", RAGGED));
    refused("an encoder of nothing", () -> Encoder.fit(null));
    fit("standardize", Encoder::standardize);
    refused("ARI of two lengths", () -> AdjustedRandIndex.of(CLASSES, new int[2]));
    refused("ARI of null", () -> AdjustedRandIndex.of(null, CLASSES));
    refused("NMI of null", () -> NormalizedMutualInformation.of(CLASSES, null));
    refused("sizes of null", () -> ClusterSizes.of(null));
    int[] three = {0, 1, 0};
    questions("silhouette", x -> Silhouette.of(x, three));
    questions("Calinski-Harabasz", x -> CalinskiHarabasz.of(x, three));
    questions("Davies-Bouldin", x -> DaviesBouldin.of(x, three));
    refused("silhouette of other labels", () -> Silhouette.of(X, three));
    return tests.stream();
  }
}
