package engram.weka.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.weka.ModelVersion;
import engram.weka.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.clusterers.DeepClAM;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.UnsupportedAttributeTypeException;
import weka.core.WekaException;

/** What is refused before ND4J is opened. */
class BadInputTest {

  private final DeepClAM clusterer = FewEpochs.scheme();

  private void refused(Instances data, String message) {
    assertThatThrownBy(() -> clusterer.buildClusterer(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    assertThat(clusterer.model()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500,500", "wide", "8--8", "-8", "0", "8-0", "8-8-", "1.5"})
  void layersThatAreNone(String layers) {
    clusterer.setLayers(layers);
    refused(
        TestData.withoutClass("iris"),
        "layers is "
            + layers
            + ", allowed: widths such as 500-500-2000, convolutional, or nothing");
  }

  @Test
  void convolutionsWithoutAnImage() {
    clusterer.setLayers("convolutional");
    refused(
        TestData.withoutClass("iris"),
        "layers is convolutional, allowed: that with an image only, set its shape");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2x", "2x2x", "axb", "2x2x1x1", "2 x 2"})
  void imagesThatAreNone(String image) {
    clusterer.setImage(image);
    refused(
        TestData.withoutClass("iris"),
        "image is '" + image + "', allowed: height x width x channels such as 28x28x1");
  }

  @Test
  void imagesWithoutHeight() {
    clusterer.setImage("0x4");
    refused(TestData.withoutClass("iris"), "height is 0, allowed: 1 or more");
  }

  @Test
  void imagesOfAnotherShape() {
    clusterer.setImage("3x3");
    refused(
        TestData.withoutClass("iris"),
        "image is 3x3x1, allowed: height x width x channels = 4, the attributes with a known"
            + " value");
  }

  @Test
  void imagesWithLabels() {
    clusterer.setImage("2x4");
    Instances data = TestData.withoutClass("penguins");
    assertThatThrownBy(() -> clusterer.buildClusterer(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("attribute \\w+ is no number, allowed with an image: numbers only");
  }

  @Test
  void fewerInstancesThanClusters() {
    clusterer.setNumClusters(4);
    refused(
        new Instances(TestData.withoutClass("iris"), 0, 3),
        "k is 4, allowed: 1 to the number of rows, here 3");
  }

  @ParameterizedTest
  @CsvSource({
    "-N -1, 'k is -1, allowed: 0 or more'",
    "-step-size 1.5, 'stepSize is 1.5, allowed: above 0, at most 1'",
    "-steps -1, 'steps is -1, allowed: 0 to 10000'",
    "-clamped -2, 'clamped is -2, allowed: -1 (auto) or more'",
    "-beta -1, 'beta is -1.0, allowed: 0 (auto) or above, finite'",
    "-rows-per-step 0, 'batchSize is 0, allowed: 1 or more'",
    "-learning-rate 0, 'learningRate is 0.0, allowed: above 0, finite'",
    "-pretrain-epochs -1, 'pretrainEpochs is -1, allowed: 0 or more'",
    "-probe-epochs -2, 'probeEpochs is -2, allowed: -1 (auto) or more'",
    "-joint-epochs -1, 'jointEpochs is -1, allowed: 0 or more'",
    "-num-slots -1, 'threads is -1, allowed: 0 or more'"
  })
  void optionsOutOfRange(String options, String message) throws Exception {
    clusterer.setOptions(options.split(" "));
    refused(TestData.withoutClass("iris"), message);
  }

  @Test
  void numbersThatAreNone() {
    assertThatThrownBy(() -> clusterer.setOptions(new String[] {"-N", "three"}))
        .hasMessage("-N is three, allowed: a whole number");
    assertThatThrownBy(() -> clusterer.setOptions(new String[] {"-no-such-option"}))
        .hasMessageContaining("-no-such-option");
  }

  @Test
  void dataThatCannotBeClustered() {
    assertThatThrownBy(() -> clusterer.buildClusterer(TestData.load("iris")))
        .isInstanceOf(WekaException.class)
        .hasMessageContaining("Cannot handle any class attribute");
    assertThatThrownBy(
            () -> clusterer.buildClusterer(new Instances(TestData.withoutClass("iris"), 0)))
        .isInstanceOf(WekaException.class)
        .hasMessageContaining("Not enough training instances");
    Attribute text = new Attribute("text", (List<String>) null);
    Instances data = new Instances("strings", new ArrayList<>(List.of(text)), 1);
    data.add(new DenseInstance(1, new double[] {data.attribute(0).addStringValue("a")}));
    assertThatThrownBy(() -> clusterer.buildClusterer(data))
        .isInstanceOf(UnsupportedAttributeTypeException.class);
  }

  @Test
  void askedBeforeItIsBuilt() {
    assertThatThrownBy(() -> clusterer.clusterInstance(TestData.withoutClass("iris").instance(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No clusterer built yet!");
    assertThat(clusterer.toString()).endsWith("No clusterer built yet!");
    assertThat(clusterer.numberOfClusters()).isEqualTo(2);
  }

  @Test
  void aModelOfAnotherFormat() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(clusterer);
    }
    byte[] other =
        bytes
            .toString(StandardCharsets.ISO_8859_1)
            .replace(ModelVersion.CURRENT, "engram-weka/9")
            .getBytes(StandardCharsets.ISO_8859_1);
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(other));
    assertThatThrownBy(in::readObject)
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("engram-weka/9");
  }
}
