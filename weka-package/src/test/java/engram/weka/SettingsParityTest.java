package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import engram.basin.BasinClustering;
import engram.cluster.Clam;
import engram.cluster.SoftKMeans;
import engram.completion.MemoryCompletion.Options;
import engram.model.SettingText;
import engram.model.Settings;
import engram.predict.MemoryRegressor;
import engram.recall.MemoryRetrieval;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.classifiers.functions.AssociativeMemory;
import weka.clusterers.ClAM;
import weka.clusterers.EnergyBasins;
import weka.clusterers.SoftKMeansMemory;
import weka.core.OptionMetadata;
import weka.filters.unsupervised.attribute.MemoryCompletion;

/**
 * Every setting of the core is a property of its scheme, with an option and the same default, and
 * is shown under the name that programs call it by.
 */
class SettingsParityTest {

  /** What Weka calls otherwise. */
  private static final Map<String, String> NAMES =
      Map.of("batchSize", "rowsPerStep", "threads", "numExecutionSlots", "trend", "noTrend");

  /**
   * A scheme and the core's options.
   *
   * @param k what it calls k, or nothing
   * @param without what is given by programs only
   */
  record Scheme(Object bean, Record options, String k, Set<String> without) {
    @Override
    public String toString() {
      return bean.getClass().getSimpleName();
    }
  }

  static List<Scheme> schemes() {
    return List.of(
        new Scheme(new ClAM(), new Clam.Options(2), "numClusters", Set.of("memories")),
        new Scheme(
            new SoftKMeansMemory(), new SoftKMeans.Options(2), "numClusters", Set.of("memories")),
        new Scheme(new EnergyBasins(), BasinClustering.Options.DEFAULT, "", Set.of()),
        new Scheme(new AssociativeMemory(), new MemoryRegressor.Options(), "numMemories", Set.of()),
        new Scheme(new MemoryCompletion(), new Options(), "", Set.of()),
        new Scheme(
            new weka.filters.unsupervised.attribute.MemoryRetrieval(),
            new MemoryRetrieval.Options(),
            "",
            Set.of()));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void everySettingHasAPropertyAnOptionAndTheSameDefaultInItsText(Scheme scheme) throws Exception {
    for (Settings.Setting setting : Settings.of(scheme.options)) {
      if (scheme.without.contains(setting.name())) {
        continue;
      }
      String name = setting.name().equals("k") ? scheme.k : setting.name();
      PropertyDescriptor property = property(scheme, NAMES.getOrDefault(name, name));
      assertThat(property).as(setting.name()).isNotNull();
      if (setting.name().equals("seed")) {
        continue; // of Weka's own base class
      }
      OptionMetadata option = property.getReadMethod().getAnnotation(OptionMetadata.class);
      assertThat(option).as("option of " + setting.name()).isNotNull();
      Object value = property.getReadMethod().invoke(scheme.bean);
      if (setting.type() == boolean.class) {
        assertThat(value).isEqualTo(setting.name().equals("trend") != (boolean) setting.value());
        continue;
      }
      assertThat(SettingText.of(value)).as(setting.name()).isEqualTo(text(setting));
      assertThat(option.description())
          .as(setting.name())
          .containsAnyOf(
              text(setting) + " (default)",
              "(default " + text(setting) + ")",
              "(default " + text(setting).replaceFirst("\\.0$", "") + ")",
              "(default " + text(setting).replace("1.0E-", "1e-") + ")",
              text(setting).replaceFirst("\\.0$", "") + " = automatic (default)",
              "= one per processor (default)",
              "= run all epochs (default)",
              "Default: " + text(setting) + ".");
    }
  }

  private static String text(Settings.Setting setting) {
    return SettingText.of(setting.value());
  }

  private static PropertyDescriptor property(Scheme scheme, String name) throws Exception {
    return Arrays.stream(Introspector.getBeanInfo(scheme.bean.getClass()).getPropertyDescriptors())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void propertiesAreShownUnderTheirOwnNames(Scheme scheme) throws Exception {
    List<String> shown =
        Stream.of(Introspector.getBeanInfo(scheme.bean.getClass()).getPropertyDescriptors())
            .filter(each -> each.getReadMethod() != null)
            .filter(each -> each.getReadMethod().isAnnotationPresent(OptionMetadata.class))
            .map(
                each -> {
                  String name =
                      each.getReadMethod().getAnnotation(OptionMetadata.class).displayName();
                  assertThat(name).isEqualTo(each.getName());
                  return name;
                })
            .toList();
    assertThat(shown).doesNotHaveDuplicates().isNotEmpty();
  }
}
