package engram.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.deep.DeepClustering;
import engram.hamux.Attention;
import engram.hamux.Bias;
import engram.hamux.Convolution;
import engram.hamux.DenseMemory;
import engram.hamux.Lagrangians;
import engram.hamux.Layer;
import engram.hamux.Linear;
import engram.hamux.Network;
import engram.math.RandomStream;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("nd4j")
class BackendTest {

  /** All that can be the first to make an array. Runs in a class loader without the native jar. */
  static final class FirstSteps {

    private FirstSteps() {}

    public static Map<String, Runnable> all() {
      RandomStream random = new RandomStream(1);
      Layer layer = new Layer("x", Lagrangians.identity(), 2);
      Map<String, Runnable> steps = new LinkedHashMap<>();
      steps.put("open", Backend::open);
      steps.put("open for threads", () -> Backend.open(1));
      steps.put(
          "deep",
          () -> DeepClustering.fit(new double[][] {{0, 1}, {1, 0}}, new DeepClustering.Options(2)));
      steps.put("zeros", () -> Network.builder().layer(layer).build().zeros(1));
      steps.put("linear", () -> Linear.random(2, 2, random));
      steps.put("given", () -> Linear.of(new double[][] {{1, 2}}));
      steps.put("bias", () -> Bias.of(new double[] {1, 2}));
      steps.put("memory", () -> DenseMemory.softmax(new double[][] {{1, 2}}, 1));
      steps.put("attention", () -> Attention.of(new double[1][1][1], new double[1][1][1], 1, true));
      steps.put("convolution", () -> Convolution.of(new double[1][1][1][1], 1));
      return steps;
    }
  }

  @Test
  void withoutTheNativeJarOneLineSaysSoWhereverArraysBegin() throws Exception {
    URL[] withoutNatives =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> !Path.of(part).getFileName().toString().startsWith("nd4j-native"))
            .map(BackendTest::url)
            .toArray(URL[]::new);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader alone =
        new URLClassLoader(withoutNatives, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(alone);
      Method all = alone.loadClass(FirstSteps.class.getName()).getDeclaredMethod("all");
      all.setAccessible(true);
      for (Map.Entry<?, ?> step : ((Map<?, ?>) all.invoke(null)).entrySet()) {
        assertThatThrownBy(((Runnable) step.getValue())::run)
            .as("%s", step.getKey())
            .isInstanceOf(IllegalStateException.class)
            .hasMessageStartingWith("no ND4J backend for " + System.getProperty("os.name"))
            .hasMessageContaining("org.nd4j:nd4j-native")
            .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
      }
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URL url(String part) {
    try {
      return Path.of(part).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
