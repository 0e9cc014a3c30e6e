package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import engram.basin.StrayRows;
import engram.cluster.DeadMemories;
import engram.cluster.FillValue;
import engram.cluster.RestartRule;
import engram.energy.Kernel;
import engram.predict.MemoryForm;
import engram.predict.MetricForm;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.functions.AssociativeMemory;
import weka.clusterers.ClAM;
import weka.clusterers.EnergyBasins;
import weka.clusterers.SoftKMeansMemory;

class ChoiceTest {

  private static final Map<Class<? extends Enum<?>>, Class<? extends Enum<?>>> CORE =
      Map.of(
          Choice.Rule.class, RestartRule.class,
          Choice.Dead.class, DeadMemories.class,
          Choice.Fill.class, FillValue.class,
          Choice.Strays.class, StrayRows.class,
          Choice.KernelShape.class, Kernel.class,
          Choice.Form.class, MemoryForm.class,
          Choice.Metric.class, MetricForm.class,
          Choice.Rows.class, engram.cluster.Views.class,
          Choice.Tried.class, engram.member.Effort.class);

  private static List<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  @Test
  void constantsAreThoseOfTheCoreInItsOrder() {
    CORE.forEach((own, core) -> assertThat(names(own)).isEqualTo(names(core)));
    assertThat(Choice.class.getDeclaredClasses()).hasSameSizeAs(CORE.keySet());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {ClAM.class, SoftKMeansMemory.class, EnergyBasins.class, AssociativeMemory.class})
  void noPropertyHasATypeThatWekasReaderOfXmlDoesNotFind(Class<?> scheme) throws Exception {
    for (PropertyDescriptor property : Introspector.getBeanInfo(scheme).getPropertyDescriptors()) {
      Class<?> type = property.getPropertyType();
      if (type != null && property.getWriteMethod() != null) {
        assertThat(type.getName()).as(property.getName()).doesNotMatch("engram\\.(?!weka\\.).*");
      }
    }
  }
}
