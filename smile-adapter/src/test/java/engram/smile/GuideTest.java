package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;

import engram.deep.ImageShape;
import engram.deep.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.transform.Transform;
import smile.feature.transform.Standardizer;
import smile.math.MathEx;
import smile.validation.CrossValidation;

/** The snippets of docs/guides/smile.md and of the README's part on Smile, compiled and run. */
class GuideTest {

  private static final DataFrame FRAME = Frames.frame(Data.IRIS);

  @Test
  void fiveLinesToStartWith() {
    DataFrame frame = FRAME;
    String[] columns = {"sepallength", "sepalwidth", "petallength", "petalwidth"};
    MathEx.setSeed(1);

    double[][] x = FrameEncoder.fit(frame, columns).encode(frame);
    var clusters = ClAM.fit(x, 3);
    System.out.println(clusters);
    var folds = CrossValidation.stratify(3, Formula.lhs("class"), frame, MemoryClassifier::fit);
    System.out.println(folds.avg());

    assertThat(clusters.k()).isEqualTo(3);
    assertThat(folds.avg().accuracy()).isGreaterThan(0.9);
  }

  @Test
  void optionsAndProperties() {
    double[][] x = Data.X;

    var options = new ClAM.Options(3).with(o -> o.withBeta(4).withSeed(7));
    Properties properties = options.toProperties();
    properties.setProperty("smile.engram_clam.mask_fraction", "0.1");
    var again = ClAM.fit(x, ClAM.Options.of(properties));

    assertThat(again.model().options().beta()).isEqualTo(4);
    assertThat(again.model().options().maskFraction()).isEqualTo(0.1);
  }

  @Test
  void aPipeline() {
    DataFrame frame = FRAME.drop("class");

    Transform ready = Transform.fit(frame, MemoryImputer::fit, Standardizer::fit);
    double[][] x = ready.apply(frame).toArray();
    BasinPartition basins = BasinClustering.fit(x);
    double[] posteriori = new double[basins.k()];
    int label = basins.predict(x[0], posteriori);

    assertThat(label).isEqualTo(basins.group(0));
    assertThat(Arrays.stream(posteriori).sum()).isBetween(0.999999, 1.000001);
  }

  @Test
  @Tag("nd4j")
  void deepClustering() {
    double[][] x = Data.digits(200);

    var options = new DeepClAM.Options(10).with(o -> o.withImage(new ImageShape(8, 8, 1)));
    options = options.with(o -> o.withSchedule(Schedule.DEFAULT.withEpochs(2, 1, 1)));
    var clusters = DeepClAM.fit(x, options);
    System.out.println(clusters);
    double[][] pictures = clusters.centers();
    double[][] codes = clusters.recall(x).codes();

    assertThat(pictures).hasDimensions(10, 64);
    assertThat(codes).hasDimensions(200, 16);
  }

  @Test
  void everyCodeLineOfTheGuideStandsInThisTest() throws IOException {
    String here = packed(Files.readString(Path.of("src/test/java/engram/smile/GuideTest.java")));
    String readme = Files.readString(Path.of("../README.md"));
    String guide =
        Files.readString(Path.of("../docs/guides/smile.md"))
            + readme.substring(readme.indexOf("## In Smile"), readme.indexOf("## In Weka"));
    List<String> code =
        Arrays.stream(guide.split("```java\n"))
            .skip(1)
            .flatMap(block -> block.substring(0, block.indexOf("```")).lines())
            .toList();
    assertThat(code)
        .hasSizeGreaterThan(10)
        .allSatisfy(line -> assertThat(here).contains(packed(line)));
  }

  /** The formatter breaks lines where the guide does not. */
  private static String packed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
