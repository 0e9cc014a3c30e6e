package engram.weka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.classifiers.functions.AssociativeMemory;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.ClAM;
import weka.clusterers.EnergyBasins;
import weka.clusterers.SoftKMeansMemory;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.OptionHandler;
import weka.core.UnsupportedAttributeTypeException;
import weka.core.WekaException;
import weka.filters.unsupervised.attribute.MemoryCompletion;
import weka.filters.unsupervised.attribute.MemoryRetrieval;

class BadInputTest {

  static Stream<AbstractClusterer> clusterers() {
    return Stream.of(new ClAM(), new SoftKMeansMemory(), new EnergyBasins());
  }

  static Stream<OptionHandler> schemes() {
    return Stream.of(
        new ClAM(),
        new SoftKMeansMemory(),
        new EnergyBasins(),
        new AssociativeMemory(),
        new MemoryCompletion(),
        new MemoryRetrieval());
  }

  @ParameterizedTest
  @MethodSource("clusterers")
  void dataWithoutAttributes(AbstractClusterer clusterer) {
    Instances none = new Instances("none", new ArrayList<>(), 0);
    assertThatThrownBy(() -> clusterer.buildClusterer(none))
        .isInstanceOfAny(WekaException.class, IllegalArgumentException.class)
        .hasMessageContaining("attributes");
  }

  @ParameterizedTest
  @MethodSource("clusterers")
  void dataWithoutInstances(AbstractClusterer clusterer) {
    Instances none = new Instances(TestData.withoutClass("iris"), 0);
    assertThatThrownBy(() -> clusterer.buildClusterer(none))
        .isInstanceOf(WekaException.class)
        .hasMessageContaining("Not enough training instances");
  }

  @ParameterizedTest
  @MethodSource("clusterers")
  void aClassThatIsSet(AbstractClusterer clusterer) {
    assertThatThrownBy(() -> clusterer.buildClusterer(TestData.load("iris")))
        .isInstanceOf(WekaException.class)
        .hasMessageContaining("Cannot handle any class attribute");
  }

  @ParameterizedTest
  @MethodSource("clusterers")
  void stringAttributes(AbstractClusterer clusterer) {
    Attribute text = new Attribute("text", (List<String>) null);
    Instances data = new Instances("strings", new ArrayList<>(List.of(text)), 1);
    data.add(new DenseInstance(1, new double[] {data.attribute(0).addStringValue("a")}));
    assertThatThrownBy(() -> clusterer.buildClusterer(data))
        .isInstanceOf(UnsupportedAttributeTypeException.class)
        .hasMessageContaining("Cannot handle string attributes");
  }

  @Test
  void moreClustersThanDifferentInstances() {
    Instances few = new Instances(TestData.withoutClass("iris"), 0, 3);
    for (AbstractClusterer clusterer : List.of(new ClAM(), new SoftKMeansMemory())) {
      ((MemoryClusterer<?>) clusterer).setNumClusters(4);
      assertThatThrownBy(() -> clusterer.buildClusterer(few))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("k is 4, allowed: 1 to the number of distinct rows, here 3");
    }
  }

  @Test
  void optionsOutOfRangeAreRefusedWhenTheModelIsBuilt() throws Exception {
    ClAM clusterer = new ClAM();
    clusterer.setOptions(new String[] {"-N", "-1"});
    assertThatThrownBy(() -> clusterer.buildClusterer(TestData.withoutClass("iris")))
        .hasMessage("k is -1, allowed: 0 or more");
    clusterer.setOptions(new String[] {"-N", "2", "-step-size", "1.5"});
    assertThatThrownBy(() -> clusterer.buildClusterer(TestData.withoutClass("iris")))
        .hasMessage("stepSize is 1.5, allowed: above 0, at most 1");
  }

  @Test
  void unknownWordsAndNumbersThatAreNoneAreRefusedAtOnce() {
    assertThatThrownBy(() -> new ClAM().setOptions(new String[] {"-init", "middle"}))
        .hasMessage("-init is middle, allowed: KMEANS_PLUS_PLUS, KMEANS, ROWS, GAUSSIAN");
    assertThatThrownBy(() -> new ClAM().setOptions(new String[] {"-N", "three"}))
        .hasMessage("-N is three, allowed: a whole number");
    assertThatThrownBy(() -> new EnergyBasins().setOptions(new String[] {"-bandwidth", "wide"}))
        .hasMessage("-bandwidth is wide, allowed: a number");
  }

  @Test
  void wordsMayBeWrittenAsOnTheCommandLine() {
    assertThatCode(
            () -> {
              ClAM clusterer = new ClAM();
              clusterer.setOptions(new String[] {"-init", "kmeans-plus-plus", "-rule", "loss"});
              clusterer.setNumClusters(2);
              clusterer.buildClusterer(TestData.withoutClass("iris"));
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void unknownOptions(OptionHandler scheme) {
    assertThatThrownBy(() -> scheme.setOptions(new String[] {"-no-such-option"}))
        .hasMessageContaining("-no-such-option");
  }

  @ParameterizedTest
  @MethodSource("clusterers")
  void askedBeforeItIsBuilt(AbstractClusterer clusterer) {
    assertThatThrownBy(() -> clusterer.clusterInstance(TestData.withoutClass("iris").instance(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No clusterer built yet!");
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aModelOfAnotherFormatSaysSo(OptionHandler scheme) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(scheme);
    }
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    byte[] other =
        text.replace(ModelVersion.CURRENT, "engram-weka/9").getBytes(StandardCharsets.ISO_8859_1);
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(other));
    assertThatThrownBy(in::readObject)
        .isInstanceOf(InvalidObjectException.class)
        .hasMessage(
            "the model is of format engram-weka/9, this version of the Engram package reads"
                + " engram-weka/1");
  }
}
