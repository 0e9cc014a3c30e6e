package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import engram.cli.clustering.ClusteringRow;
import engram.deep.DeepClustering;
import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** engram-smile where engram-deep, or ND4J's native library, is not on the class path. */
class WithoutDeepTest {

  /** The command line's jar names engram-deep and ND4J in its manifest. */
  private static final String CLI = place(ClusteringRow.class);

  private static final String DEEP = place(DeepClustering.class);

  @Test
  void theOthersNeedNeitherEngramDeepNorNd4j() throws Throwable {
    try (URLClassLoader alone = alone(WithoutDeepTest::ofDeep)) {
      Object clusters = fit(alone, "ClAM", "MemoryClustering", Data.some(Data.X));
      assertThat(clusters.toString()).startsWith("ClAM").contains("Cluster 3");
    }
  }

  @Test
  void deepClamNamesTheArtifactToAdd() throws Throwable {
    String line =
        "DeepClAM needs org.engram:engram-deep, in the version of engram-smile, on the class path";
    try (URLClassLoader alone = alone(WithoutDeepTest::ofDeep)) {
      Class<?> options = alone.loadClass("engram.smile.DeepClAM$Options");
      MethodHandle make =
          MethodHandles.publicLookup()
              .findConstructor(options, MethodType.methodType(void.class, int.class));
      MethodHandle read =
          MethodHandles.publicLookup()
              .findStatic(options, "of", MethodType.methodType(options, Properties.class));
      // Twice: the first failure must not hide the reason from the second.
      for (int time = 0; time < 2; time++) {
        assertThatIllegalStateException()
            .isThrownBy(() -> fit(alone, "DeepClAM", "DeepPartition", Data.X))
            .withMessage(line);
        assertThatIllegalStateException().isThrownBy(() -> make.invoke(3)).withMessage(line);
        assertThatIllegalStateException()
            .isThrownBy(() -> read.invoke(new Properties()))
            .withMessage(line);
      }
    }
  }

  @Test
  @Tag("nd4j")
  void withoutNativesDeepClamNamesThem() throws Throwable {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader alone = alone(WithoutDeepTest::ofNatives)) {
      Thread.currentThread().setContextClassLoader(alone);
      assertThatIllegalStateException()
          .isThrownBy(() -> fit(alone, "DeepClAM", "DeepPartition", Data.X))
          .withMessageStartingWith("no ND4J backend for ")
          .withMessageContaining("org.nd4j:nd4j-native");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Calls fit(x, 3). Other ways of reflection look at all methods, and so at absent types. */
  private static Object fit(ClassLoader loader, String type, String result, double[][] x)
      throws Throwable {
    return MethodHandles.publicLookup()
        .findStatic(
            loader.loadClass("engram.smile." + type),
            "fit",
            MethodType.methodType(
                loader.loadClass("engram.smile." + result), double[][].class, int.class))
        .invoke(x, 3);
  }

  private static boolean ofDeep(String part) {
    return ofNatives(part)
        || part.contains("nd4j")
        || part.contains("bytedeco")
        || url(part).toString().equals(DEEP);
  }

  private static boolean ofNatives(String part) {
    return part.contains("nd4j-native") || url(part).toString().equals(CLI);
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  private static URLClassLoader alone(Predicate<String> absent) {
    URL[] parts =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(absent.negate())
            .map(WithoutDeepTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(parts, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String part) {
    try {
      return Path.of(part).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
