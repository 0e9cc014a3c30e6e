package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.cluster.Views;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weka.clusterers.ClAM;
import weka.clusterers.EM;
import weka.clusterers.EnergyBasins;
import weka.clusterers.HierarchicalClusterer;
import weka.core.Instance;
import weka.core.Instances;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.MemoryMembership;

class MembershipFilterTest {

  private Instances iris;
  private MemoryMembership filter;

  @BeforeEach
  void makeFilter() throws Exception {
    iris = TestData.load("iris");
    iris.setClassIndex(4);
    filter = new MemoryMembership();
    ClAM clam = new ClAM();
    clam.setNumClusters(3);
    clam.setRestarts(2);
    filter.setClusterer(clam);
  }

  private Instances filtered() throws Exception {
    filter.setInputFormat(iris);
    return Filter.useFilter(iris, filter);
  }

  @Test
  void membershipsAreThoseOfTheClustererBuiltWithoutTheClass() throws Exception {
    filter.setEnergy(true);
    Instances found = filtered();
    assertThat(found.numAttributes()).isEqualTo(5);
    assertThat(found.attribute(3).name()).isEqualTo("energy");
    assertThat(found.classAttribute()).isEqualTo(iris.classAttribute());
    Instances plain = new Instances(iris);
    plain.setClassIndex(-1);
    plain.deleteAttributeAt(4);
    ClAM clam = new ClAM();
    clam.setNumClusters(3);
    clam.setRestarts(2);
    clam.buildClusterer(plain);
    for (int i = 0; i < iris.numInstances(); i++) {
      Instance row = found.instance(i);
      double[] memberships = clam.distributionForInstance(plain.instance(i));
      assertThat(new double[] {row.value(0), row.value(1), row.value(2)})
          .containsExactly(memberships);
      assertThat(DoubleStream.of(memberships).sum()).isCloseTo(1, within(1e-6));
      assertThat(row.value(3)).isEqualTo(clam.energy(plain.instance(i)));
      assertThat(row.classValue()).isEqualTo(iris.instance(i).classValue());
    }
  }

  @Test
  void laterInstancesAreAnsweredByTheFirstBatchAndFarOnesHaveAHighEnergy() throws Exception {
    ((ClAM) filter.getClusterer()).setViews(Choice.as(Choice.Rows.class, Views.NONE));
    filter.setEnergy(true);
    filter.setKeepAttributes(true);
    Instances found = filtered();
    assertThat(found.attribute(0)).isEqualTo(iris.attribute(0));
    Instance far = (Instance) iris.instance(0).copy();
    far.setDataset(iris);
    far.setValue(0, 90);
    filter.input(far);
    Instance answer = filter.output();
    assertThat(answer.value(0)).isEqualTo(90);
    assertThat(answer.value(answer.attribute(0).index() + 7))
        .isGreaterThan(found.attributeStats(7).numericStats.max);
    filter.input(iris.instance(3));
    assertThat(filter.output().toDoubleArray()).isEqualTo(found.instance(3).toDoubleArray());
  }

  @Test
  void theHeaderMayComeBeforeTheInstancesAsFromAFile() throws Exception {
    Instances expected = filtered();
    assertThat(filter.setInputFormat(new Instances(iris, 0))).isFalse();
    for (Instance row : iris) {
      filter.input(row);
    }
    filter.batchFinished();
    for (Instance row : expected) {
      assertThat(filter.output().toDoubleArray()).isEqualTo(row.toDoubleArray());
    }
    filter.setInputFormat(new Instances(iris, 0));
    assertThatThrownBy(() -> filter.batchFinished()).hasMessageContaining("instances");
  }

  @Test
  void aNumberOfClustersThatIsFoundIsTheNumberOfAttributes() throws Exception {
    filter.setClusterer(new EnergyBasins());
    filter.setEnergy(true);
    Instances found = filtered();
    assertThat(found.numAttributes()).isGreaterThan(3);
    assertThat(found.attributeStats(found.numAttributes() - 2).missingCount).isZero();
  }

  @Test
  void clusterersOfWekaServeTooAndThoseWithoutAnEnergyRefuseIt() throws Exception {
    EM em = new EM();
    em.setNumClusters(2);
    filter.setClusterer(em);
    filter.setEnergy(true);
    assertThat(filtered().numAttributes()).isEqualTo(4);
    filter.setClusterer(new HierarchicalClusterer());
    assertThatThrownBy(this::filtered)
        .hasMessageContaining("HierarchicalClusterer has no energy; leave out -energy");
    filter.setEnergy(false);
    assertThat(filtered().numAttributes()).isEqualTo(3);
  }

  @Test
  void optionsReadBack() throws Exception {
    filter.setEnergy(true);
    MemoryMembership other = new MemoryMembership();
    other.setOptions(filter.getOptions());
    assertThat(other.getOptions()).isEqualTo(filter.getOptions());
    assertThat(((ClAM) other.getClusterer()).getNumClusters()).isEqualTo(3);
  }
}
