package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.cluster.ClusterMeans;
import engram.math.PrincipalPlane;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.ClAM;
import weka.clusterers.Clusterer;
import weka.clusterers.Cobweb;
import weka.clusterers.EM;
import weka.clusterers.SimpleKMeans;
import weka.core.Instances;
import weka.gui.explorer.ClustererAssignmentsPlotInstances;
import weka.gui.visualize.VisualizePanel;

class DrawnResultTest {

  private static VisualizePanel plot(Clusterer clusterer, Instances rows) throws Exception {
    weka.clusterers.ClusterEvaluation evaluation = new weka.clusterers.ClusterEvaluation();
    evaluation.setClusterer(clusterer);
    evaluation.evaluateClusterer(rows);
    ClustererAssignmentsPlotInstances instances = new ClustererAssignmentsPlotInstances();
    instances.setClusterer(clusterer);
    instances.setInstances(rows);
    instances.setClusterEvaluation(evaluation);
    instances.setUp();
    VisualizePanel panel = new VisualizePanel();
    panel.addPlot(instances.getPlotData(rows.relationName()));
    return panel;
  }

  @Test
  void kMeansIsDrawnThroughItsCentroidsOnTheInstancesThatWekaKeeps() throws Exception {
    Instances iris = TestData.withoutClass("iris");
    SimpleKMeans means = new SimpleKMeans();
    means.setNumClusters(3);
    means.buildClusterer(iris);
    ClAM before = new ClAM();
    List<Object> kept = new ArrayList<>(List.of(means, new Instances(iris, 0), plot(means, iris)));
    DrawnResult result = DrawnResult.of(kept);
    assertThat(result.isDrawable()).isTrue();
    Sketch sketch = result.sketch();
    assertThat(sketch.title()).isEqualTo("SimpleKMeans");
    assertThat(before.sketch()).isNull();

    double[][] x = RowCoder.fit(iris).encode(iris);
    int[] labels = new int[x.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = means.clusterInstance(iris.instance(i));
    }
    assertThat(sketch.groups()).containsExactly(labels);
    double[][] marks = PrincipalPlane.of(x).project(ClusterMeans.means(x, labels));
    for (int k = 0; k < marks.length; k++) {
      assertThat(sketch.marks()[k]).containsExactly(marks[k], within(1e-9));
    }
    assertThat(SketchPicture.of(sketch).image().getWidth()).isEqualTo(SketchPicture.WIDTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SimpleKMeans", "FarthestFirst", "Canopy"})
  void centroidsOfDataWithLabelsAndMissingValuesAreDrawn(String name) throws Exception {
    Instances rows = TestData.withoutClass("penguins");
    Clusterer clusterer = AbstractClusterer.forName("weka.clusterers." + name, new String[0]);
    clusterer.buildClusterer(rows);
    Sketch sketch = CentroidSketch.of(clusterer, rows);
    assertThat(sketch.marks()).isNotEmpty();
    assertThat(sketch.points()).hasNumberOfRows(rows.numInstances());
    assertThat(SketchPicture.of(sketch).image()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(classes = {EM.class, Cobweb.class})
  void whatHasNoCentroidsIsRefusedByName(Class<? extends Clusterer> type) throws Exception {
    Clusterer clusterer = type.getDeclaredConstructor().newInstance();
    DrawnResult result = DrawnResult.of(List.of(clusterer));
    assertThat(result.isDrawable()).isFalse();
    assertThatThrownBy(result::check)
        .hasMessageContaining(type.getSimpleName())
        .hasMessageContaining("neither memories nor centroids");
  }

  @Test
  void centroidsWithoutInstancesAreRefusedWithTheRemedy() throws Exception {
    SimpleKMeans means = new SimpleKMeans();
    means.buildClusterer(TestData.withoutClass("iris"));
    assertThatThrownBy(() -> DrawnResult.of(List.of(means)).check())
        .hasMessageContaining("Store clusters for visualization");
    assertThatThrownBy(() -> DrawnResult.of(null).check())
        .hasMessageContaining("no built clusterer");
  }
}
